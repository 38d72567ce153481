/** The bar above, with the menu of boards and what a shared board says. */

export const undo = 'Undo';
export const redo = 'Redo';
export const findAnything = 'Find anything, do anything';
export const examples = 'Examples';
export const shortcuts = 'Keyboard shortcuts';
export const components = 'Components';
export const details = 'Details';
export const share = 'Share';

export const boardName = 'Board name';
export const boards = 'Boards';
export const newBoard = 'New board';
export const fromExample = 'Start from an example...';
export const recent = 'Recent';
export const allBoards = 'All boards...';
export const verification = 'How results are verified...';

export const sharedBoard = 'Shared board';
export const isShared = 'A shared board, read-only.';
export const runAsYouLike = 'Run it as you like; your own boards are untouched.';
export const makeMine = 'Make it mine';
export const myBoards = 'My boards';

export const headroom = 'headroom';
/** Loads come as multiples: "1.38x". */
export const moreThanItCarries = (fits: string): string =>
  `The load this board describes is more than it can carry: only ${fits} of it fits.`;
export const pastBreaking = (load: string, breaks: string): string =>
  `The load is set to ${load}, past the ${breaks} where this breaks.`;
export const canGrow = (load: string): string =>
  `The load this board describes can grow to ${load} before this breaks.`;
