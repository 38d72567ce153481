import type { CommandId } from './commands.ts';

/** The menu of the right button on the canvas, where a command is called otherwise than in the list of all. */

export const menu = 'What can be done here';
export const line = 'Drawn as';
export const labels: { readonly [K in CommandId]?: string } = {
  insert: 'Add a component here...',
  paste: 'Paste here',
  tidy: 'Tidy up',
  group: 'Group',
  lock: 'Lock',
  'line-curved': 'Curve',
  'line-straight': 'Straight line',
  'line-orthogonal': 'Right angles',
  'grow-right': 'Add what it calls...',
  'turn-into': 'Turn into a component...',
  'select-all': 'Select all',
};
export const unlock = 'Unlock';
export const write = 'Write here';
export const note = 'Note here';
export const editWords = 'Edit the words';
