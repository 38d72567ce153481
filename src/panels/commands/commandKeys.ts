import { COMMANDS } from '../../state/commands.ts';
import type { CommandId } from '../../words/commands.ts';

/** The first key of a command, for tooltips and menus. */
export function keysOf(id: CommandId): string | undefined {
  return COMMANDS.find((command) => command.id === id)?.keys[0];
}
