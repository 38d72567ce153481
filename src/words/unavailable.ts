import type { CommandId } from './commands.ts';

/** Why a command cannot be used now, and what makes it one that can: the command box says it beside its name. */

export const readOnly = 'This board is only looked at. Make it yours to change it.';

const selectFirst = 'Select something first.';
const selectOne = 'Select one component first.';
const selectTwo = 'Select two or more first.';
const selectThree = 'Select three or more first.';
const selectLine = 'Select a connection first.';
const selectGroup = 'Select a group first.';
const selectDrawing = 'Select something drawn first.';
const runFirst = 'Run the board first.';
const nothingDrawn = 'Nothing is drawn yet.';
const nothingRuns = 'Nothing is running.';

/** By the command; those that can always be used are not here. */
export const needs: { readonly [K in CommandId]?: string } = {
  undo: 'Nothing was changed yet.',
  redo: 'Nothing was undone.',
  cut: selectFirst,
  copy: selectFirst,
  'copy-svg': nothingDrawn,
  'copy-png': nothingDrawn,
  'save-svg': nothingDrawn,
  'save-png': nothingDrawn,
  duplicate: selectFirst,
  delete: selectFirst,
  'nudge-left': selectFirst,
  'nudge-right': selectFirst,
  'nudge-up': selectFirst,
  'nudge-down': selectFirst,
  'move-left': selectFirst,
  'move-right': selectFirst,
  'move-up': selectFirst,
  'move-down': selectFirst,
  'delete-group': selectGroup,
  rename: 'Select one thing that has a name or words first.',
  'go-right': selectOne,
  'go-left': selectOne,
  'go-up': selectOne,
  'go-down': selectOne,
  'select-connected': selectFirst,
  'select-kind': 'Select a component first.',
  'grow-right': selectOne,
  'grow-left': selectOne,
  'grow-up': selectOne,
  'grow-down': selectOne,
  'line-curved': selectLine,
  'line-straight': selectLine,
  'line-orthogonal': selectLine,
  'align-left': selectTwo,
  'align-center': selectTwo,
  'align-right': selectTwo,
  'align-top': selectTwo,
  'align-middle': selectTwo,
  'align-bottom': selectTwo,
  'distribute-horizontal': selectThree,
  'distribute-vertical': selectThree,
  tidy: 'There are not two components yet.',
  lock: selectFirst,
  group: selectFirst,
  ungroup: selectGroup,
  'to-front': selectDrawing,
  'to-back': selectDrawing,
  'turn-into': 'Select a drawn shape, a note or a text first.',
  'fit-selection': selectFirst,
  run: 'A run is going on.',
  pause: nothingRuns,
  stop: nothingRuns,
  baseline: runFirst,
  compare: runFirst,
  replicate: 'Run the board as it is now to its end first.',
};
