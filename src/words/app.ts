/** The page as a whole, and what is left of it when something broke. */

export const title = (board: string): string => `${board} - Headroom`;
export const skip = 'Skip to the board';

export const bar = 'The bar above';
export const runBar = 'The bar below';
export const board = 'The board';
export const tools = 'The tools';
export const palette = 'The palette';
export const details = 'The details';
export const dialog = 'The dialog';
export const notShown = (part: string, why: string): string => `${part} could not be shown: ${why}`;

export const broke = 'Something in the page broke';
export const boardsSafe = 'Your boards are safe: every change was saved on this device as you made it.';
export const reload = 'Reload the page';
export const again = 'Try again';

export const linksNotRead =
  'The part of the page that reads links could not be loaded. Check the connection, then reload the page.';
