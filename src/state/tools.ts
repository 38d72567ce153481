import * as words from '../words/notices.ts';
import { selectedItems } from './arrange.ts';
import { type Command, command } from './command.ts';
import { groupSelected } from './groupCommands.ts';
import type { State, Tool } from './shape.ts';
import { store } from './store.ts';

/** The tools as the hand knows them from other boards: one key each. */
export interface ToolEntry {
  readonly tool: Tool;
  readonly keys: readonly string[];
}

/** `C` connects too: see the command `connect`. */
export const TOOLS: readonly ToolEntry[] = [
  { tool: 'select', keys: ['V'] },
  { tool: 'pan', keys: ['H'] },
  { tool: 'connect', keys: ['A'] },
  { tool: 'rectangle', keys: ['R'] },
  { tool: 'ellipse', keys: ['O'] },
  { tool: 'line', keys: ['L'] },
  { tool: 'pen', keys: ['P'] },
  { tool: 'text', keys: ['T'] },
  { tool: 'note', keys: ['N'] },
  { tool: 'step', keys: ['S'] },
  { tool: 'group', keys: ['G'] },
];

const get = (): State => store.getState();
const isFree = (tool: Tool): boolean => tool === 'select' || tool === 'pan';

export const TOOL_COMMANDS: readonly Command[] = [
  ...TOOLS.map(({ tool, keys }) =>
    command(
      `tool-${tool}`,
      'tools',
      keys,
      (state) => isFree(tool) || !state.readOnly,
      () => (tool === 'group' && selectedItems(get()).length > 0 ? groupSelected() : get().setTool(tool)),
    ),
  ),
  command(
    'tool-lock',
    'tools',
    ['Q'],
    (state) => !state.readOnly,
    () => {
      const { toolLocked, lockTool, say } = get();
      lockTool(!toolLocked);
      say(toolLocked ? words.toolIsPutDown : words.toolStays);
    },
  ),
];
