import { counted, number } from './plural.ts';

/** The boards of this device, and the ready ones. */

export const onThisDevice = 'Boards on this device';
export const keptHere =
  'Kept in this browser only; nothing is sent anywhere. To move one, share its link or save it as a file.';
export const newBoard = 'New board';
export const openFile = 'Open a file';
export const keptByItself = 'What you draw is kept here by itself.';
export const noBoardsYet = 'No boards yet';
export const deleteForGood = 'Delete for good';
export const keep = 'Keep';

export const systems = 'Systems';
export const lessons = 'Lessons';
export const exampleNotLoaded = 'This example could not be loaded. Check the connection and try again.';
export const fromExample = 'Start from an example';
export const opensAsNew = 'Opens as a new board; what you are working on stays as it is.';
export const emptyBoard = 'Empty board';
export const whatToOpen = 'What to open';
export const findExample = 'Find an example';
export const noExample = 'No example speaks of this. Try one word, or the other list.';

export const linkCopied = 'Link copied';
export const copyRefused =
  'The browser did not allow copying. The link is selected: copy it with the keyboard.';
export const shareBoard = 'Share this board';
export const shareHelp =
  'The link holds the whole board. Whoever opens it sees it read-only and can make a copy; nothing is stored on a server.';
export const asFile =
  'Or take it with you, as a board to open here or run from the command line, or as a picture:';
export const boardFile = 'Board';
export const svg = 'SVG';
export const png = 'PNG';
export const saveBoard = 'Save the board as a file';
export const saveSvg = 'Save a picture as SVG';
export const savePng = 'Save a picture as PNG';
export const linkNotMade = 'The link could not be made in this browser. Update it, or try another one.';
export const linkOfBoard = 'Link to this board';
export const copied = 'Copied';
export const copyLink = 'Copy link';
export const shortEnough = 'Short enough for any chat or mail.';

export const remove = (board: string): string => `Delete ${board}`;
export const variants = (count: number): string => counted(count, { one: 'variant', other: 'variants' });
export const versions = (count: number): string => counted(count, { one: 'version', other: 'versions' });
/** After a count, for who does not see what it stands beside. */
export const ofExample = (title: string): string => ` of ${title}`;
export const version = (index: number, title: string): string => `v${index}: ${title}`;
export const headroomOf = (factor: string, component: string, limit: string): string =>
  `${factor} headroom: ${component}, ${limit}`;
export const aboutMinutes = (minutes: number): string => `about ${number(minutes)} min`;
export const makingLink = 'Making the link ...';
export const characters = (count: string): string => `${count} characters.`;
/** Times the board's traffic. */
export const opensAt = (load: number): string =>
  `It opens at ${number(load)}x the traffic, as you see it now.`;
export const tooLongFor = (apps: readonly string[]): string =>
  `Too long for a message in ${apps.join(', ')}; mail and documents take it.`;
