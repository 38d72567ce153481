/** The bar above, with the menu of boards and what a shared board says. */

export const undo = 'Undo';
export const redo = 'Redo';
export const findAnything = 'Find anything, do anything';
export const examples = 'Examples';
export const shortcuts = 'Keyboard shortcuts';
export const components = 'Components';
export const details = 'Details';
export const share = 'Share';

/** Beside the name of a board, as long as the browser keeps nothing. */
export const notKept = 'Not kept';
export const notKeptHelp =
  'This browser keeps nothing on this device: the board is gone when the page is closed. Share it as a link to keep it.';

export const boardName = 'Board name';
export const boards = 'Boards';
export const newBoard = 'New board';
export const fromExample = 'Start from an example...';
export const openFile = 'Open a file...';
export const saveFile = 'Save as a file';
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
