import { selectedItems } from './arrange.ts';
import { type Command, command } from './command.ts';
import { groupSelected } from './groupCommands.ts';
import type { State, Tool } from './shape.ts';
import { store } from './store.ts';

/** The tools as the hand knows them from other boards: one key each. */
export interface ToolEntry {
  readonly tool: Tool;
  readonly label: string;
  readonly keys: readonly string[];
}

/** `C` connects too: see the command `connect`. */
export const TOOLS: readonly ToolEntry[] = [
  { tool: 'select', label: 'Select', keys: ['V'] },
  { tool: 'pan', label: 'Pan', keys: ['H'] },
  { tool: 'connect', label: 'Connect, or draw an arrow', keys: ['A'] },
  { tool: 'rectangle', label: 'Rectangle', keys: ['R'] },
  { tool: 'ellipse', label: 'Ellipse', keys: ['O'] },
  { tool: 'line', label: 'Line', keys: ['L'] },
  { tool: 'pen', label: 'Pen', keys: ['P'] },
  { tool: 'text', label: 'Text', keys: ['T'] },
  { tool: 'note', label: 'Note', keys: ['N'] },
  { tool: 'step', label: 'Numbered steps', keys: ['S'] },
  { tool: 'group', label: 'Group, region or zone', keys: ['G'] },
];

const get = (): State => store.getState();
const isFree = (tool: Tool): boolean => tool === 'select' || tool === 'pan';

export const TOOL_COMMANDS: readonly Command[] = [
  ...TOOLS.map(({ tool, label, keys }) =>
    command(
      `tool-${tool}`,
      label,
      'Tools',
      keys,
      (state) => isFree(tool) || !state.readOnly,
      () => (tool === 'group' && selectedItems(get()).length > 0 ? groupSelected() : get().setTool(tool)),
    ),
  ),
  command(
    'tool-lock',
    'Keep the tool for several in a row',
    'Tools',
    ['Q'],
    (state) => !state.readOnly,
    () => {
      const { toolLocked, lockTool, say } = get();
      lockTool(!toolLocked);
      say(
        toolLocked ? 'The tool is put down after one use' : 'The tool stays in hand: Q or Esc puts it down',
      );
    },
  ),
];
