/** What the page says by itself or right after an action, all of it in the first load. */

export const notLoaded =
  'This part of the page could not be loaded. Check the connection and try again, or reload the page.';
export const readOnly = 'This board is read-only. Choose "Make it mine" to change a copy.';
export const locked = 'Locked: unlock it to move it';

export const styleIs = (sketchy: boolean): string => (sketchy ? 'Style: sketch' : 'Style: clean');
const THEMES = { system: 'as the system', light: 'light', dark: 'dark' } as const;
export const themeIs = (theme: keyof typeof THEMES): string => `Theme: ${THEMES[theme]}`;

export const toolIsPutDown = 'The tool is put down after one use';
export const toolStays = 'The tool stays in hand: Q or Esc puts it down';

export const leftGroup = 'Left its group';
export const nowIn = (groups: string): string => `Now in ${groups}`;
export const connected = (from: string, to: string): string => `${from} connected to ${to}`;
export const notConnected = (from: string, to: string): string => `${from} cannot be connected to ${to}`;

export const bareIs = (bare: boolean): string =>
  bare ? 'The board alone; Escape brings the panels back' : 'The panels are back';
export const added = (what: string): string => `${what} added`;
export const copied = (what: string): string => `${what} copied`;
export const cut = (what: string): string => `${what} cut`;
export const deleted = (what: string, contentsStay: boolean): string =>
  contentsStay ? `${what} deleted; what lay in it stays. Shift+Delete takes it along.` : `${what} deleted`;
export const selectionCopied = 'Copied';

export const nothingToUndo = 'Nothing to undo';
export const nothingToRedo = 'Nothing to redo';
export const notOpened = (why: string): string => `The board could not be opened. ${why}`;
export const nothingIsKept =
  'Changes are not saved on this device: the browser keeps nothing. A shared link keeps the board.';
export const notSaved = 'This board is not saved on this device: the browser does not let it be written.';
export const deletedElsewhere = 'This board was deleted in another tab';
export const yoursNow = (board: string): string => `${board} is yours now`;

export const notEstimatedNow = 'Nothing can be estimated: a part of the page could not be loaded.';
export const nothingToPaste = 'Nothing to paste: the clipboard holds no text.';
