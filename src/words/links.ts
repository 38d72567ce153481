import { form, number } from './plural.ts';

/** Links that hold a board: what went wrong with one, and the way on. */

export const notOpened = 'This link could not be opened';
export const untouched = 'Your own boards are untouched.';
export const toMyBoards = 'Go to my boards';
export const toExample = 'Look at an example';
const arrivedOf = (arrived: number, whole: number): string =>
  `: ${number(arrived)} of ${number(whole)} ${form(whole, { one: 'character', other: 'characters' })} arrived`;
/** `arrived`: of so many characters, where the link says how long it was. */
export const incomplete = (arrived: number | null, whole: number): string =>
  `The link is incomplete${arrived === null ? '' : arrivedOf(arrived, whole)}. Copy the whole of it; where a program cuts long addresses, ask for the board as a file.`;
export const changed =
  'The link was changed on its way: what it says does not match its checksum. Ask for it to be sent again, or for the board as a file.';
export const tooLarge = 'The link is too large to be opened safely. Ask for the board as a file.';
export const newer = (version: number | null): string =>
  `The link was made by a newer version of Headroom${version === null ? '' : ` (link version ${version})`}. Reload this page, or update Headroom, and open it again.`;
export const notALink =
  'This is not a Headroom link: one has "#h1." after the address. Copy the whole link from where it was shared.';
/** Times the board's traffic: what the link asks for, and what is the nearest there is. */
export const loadNotTaken = (asked: number, taken: number): string =>
  `The link asks for ${number(asked)}x the traffic. The nearest there is, ${number(taken)}x, is set.`;
/** Details of a linked board. */
export const leftOut = (details: number): string =>
  details === 1
    ? 'One detail of this board could not be read and is left out.'
    : `${number(details)} details of this board could not be read and are left out.`;
