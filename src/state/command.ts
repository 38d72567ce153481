import type { CommandId } from '../words/commands.ts';
import type { State } from './shape.ts';

export type CommandGroup =
  | 'tools'
  | 'edit'
  | 'select'
  | 'add'
  | 'arrange'
  | 'view'
  | 'run'
  | 'board'
  | 'help';

/**
 * Something a person can do, wherever it is offered: toolbar, menu, shortcut, help sheet, command palette. What it is called
 * there is fetched with them: `words/commands.ts`.
 */
export interface Command {
  readonly id: CommandId;
  readonly group: CommandGroup;
  /** Shortcuts as `Mod+Shift+Z`; `Mod` is Command on a Mac and Control elsewhere. The first is shown. */
  readonly keys: readonly string[];
  /** The browser's own copy, cut and paste events do the work; the keys are shown but not matched. */
  readonly native?: true;
  /** Matched also while text is typed. */
  readonly anywhere?: true;
  enabled(state: State): boolean;
  run(): void;
}

export function command(
  id: CommandId,
  group: CommandGroup,
  keys: readonly string[],
  enabled: (state: State) => boolean,
  run: () => void,
): Command {
  return { id, group, keys, enabled, run };
}
