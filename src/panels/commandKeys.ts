import { COMMANDS } from '../state/commands.ts';

/** The first key of a command, for tooltips and menus. */
export function keysOf(id: string): string | undefined {
  return COMMANDS.find((command) => command.id === id)?.keys[0];
}
