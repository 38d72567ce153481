import { matchCommand } from '../state/commands.ts';

/** One listener for the whole page: what a key does is written in the command table alone. */
export function listenToKeys(): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = matchCommand(event);
    if (!command) return;
    event.preventDefault();
    command.run();
  });
}
