import * as words from '../words/notices.ts';
import { selectedItems } from './arrange.ts';
import { type Command, command } from './command.ts';
import { groupSelected } from './groupCommands.ts';
import type { State, Tool } from './shape.ts';
import { store } from './store.ts';

/** The tools as the hand knows them from other boards: a letter each, and the digit or letter that those have for it. */
export interface ToolEntry {
  readonly tool: Tool;
  readonly keys: readonly string[];
}

/** `C` connects too: see the command `connect`. */
export const TOOLS: readonly ToolEntry[] = [
  { tool: 'select', keys: ['V', '1'] },
  { tool: 'pan', keys: ['H'] },
  { tool: 'connect', keys: ['A', '5'] },
  { tool: 'rectangle', keys: ['R', '2'] },
  { tool: 'ellipse', keys: ['O', '4'] },
  { tool: 'line', keys: ['L', '6'] },
  { tool: 'pen', keys: ['P', '7'] },
  { tool: 'text', keys: ['T', '8'] },
  { tool: 'note', keys: ['N'] },
  { tool: 'step', keys: ['S'] },
  { tool: 'group', keys: ['G', 'F'] },
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
