import { form, number } from './plural.ts';
import { components, items } from './things.ts';

/** What is said of edits whose code is fetched when they are first asked for. */

const ALIGNED = {
  left: 'at their left edges',
  center: 'on one vertical line',
  right: 'at their right edges',
  top: 'at their top edges',
  middle: 'on one horizontal line',
  bottom: 'at their bottom edges',
} as const;
export const aligned = (what: string, edge: keyof typeof ALIGNED): string =>
  `${what} aligned ${ALIGNED[edge]}`;
export const alignedAlready = 'They are aligned like that already';

const ALONG = { horizontal: 'from left to right', vertical: 'from top to bottom' } as const;
export const distributed = (what: string, axis: keyof typeof ALONG): string =>
  `${what} distributed ${ALONG[axis]}`;
export const distributedAlready = 'Their distances are equal already';

export const locked = (what: string): string => `${what} locked: nothing moves it`;
export const unlocked = (what: string): string => `${what} unlocked`;
export const nothingToLock = 'Nothing to lock';

export const nothingToTidy = 'Nothing to tidy: what is locked stays where it is.';
export const tidying = (count: number): string => `Tidying ${components(count)} ...`;
export const notTidied = 'The board could not be tidied. Check the connection, then try again.';
export const tidyAlready = 'The board is tidy already';
export const tidied = (count: number): string => `${components(count)} tidied`;

const DRAWN = { curved: 'curved', straight: 'straight', orthogonal: 'orthogonal' } as const;
export const drawn = (connections: string, shape: keyof typeof DRAWN): string =>
  `${connections} drawn ${DRAWN[shape]}`;

export const calledGroup = 'Group';
export const around = (group: string, members: number): string =>
  members > 0 ? `${group} around ${components(members)}` : `${group} added`;
export const ungrouped = (members: number): string => `${components(members)} ungrouped`;
export const groupDeleted = (members: number): string => `Group with ${components(members)} deleted`;
const KINDS = {
  plain: 'a group',
  region: 'a region',
  zone: 'a zone',
  network: 'a network',
  team: 'a team',
} as const;
export const isKind = (group: string, kind: keyof typeof KINDS): string => `${group} is ${KINDS[kind]}`;

/** That there is nothing further in this direction. */
export const walkedOut: Readonly<Record<'right' | 'left' | 'up' | 'down', (from: string) => string>> = {
  right: (from) => `${from} calls nothing`,
  left: (from) => `${from} is called by nothing`,
  up: (from) => `${from} is the first of those with the same caller`,
  down: (from) => `${from} is the last of those with the same caller`,
};
export const componentsSelected = (count: number): string => `${components(count)} selected`;
export const selected = (count: number): string => `${number(count)} selected`;

export const nothingDrawn = 'Nothing is drawn yet: there is no picture to copy.';
export const pictureCopied = (kind: 'svg' | 'png', isPart: boolean): string =>
  `${isPart ? 'What is selected' : 'The board'} copied as ${kind.toUpperCase()}`;
export const pictureRefused =
  'The picture was not copied: the browser did not allow it. Allow this page to use the clipboard, then try again.';
export const pasted = (what: string): string => `${what} pasted`;
export const duplicated = (what: string): string => `${what} duplicated`;
/** `known`: what of it was on the board, and is connected as the chain says. */
export const chainAdded = (count: number, known: readonly string[]): string => {
  if (known.length === 0) return `${components(count)} added`;
  const there = known.length > 2 ? components(known.length) : known.join(' and ');
  const were = known.length > 1 ? 'were' : 'was';
  return `${count > 0 ? `${components(count)} added` : 'Connected'}; ${there} ${were} here already`;
};
/** What of a typed chain could not be used: the first thing, and how many more there are. */
export const chainAddedBut = (
  added: string,
  line: number,
  column: number,
  problem: string,
  more: number,
): string => {
  const rest = more > 0 ? ` (and ${number(more)} more)` : '';
  return `${added}. Line ${line}, column ${column}: ${problem}${rest}.`;
};

export const emptyDiagram = 'This diagram has no nodes that can be read: one a line, as in “web --> api”.';

export const addedBetween = (what: string, from: string, to: string): string =>
  `${what} added between ${from} and ${to}`;
export const noteAdded = 'Note added';
export const textAdded = 'Text added';
export const broughtToFront = 'Brought to the front';
export const sentToBack = 'Sent to the back';
export const nothingToTurn = 'Nothing here can become a component';
/** Marks that became components: the name of one, or how many, and arrows between them that became connections. */
export const turned = (name: string | null, count: number, arrows: number): string => {
  const what = name === null ? components(count) : `${name} is a component now`;
  const lines = form(arrows, { one: 'arrow a connection', other: 'arrows connections' });
  return arrows === 0 ? what : `${what}, ${number(arrows)} ${lines}`;
};
/** Selected things: components only, or anything that has a place. */
export const things = (count: number, onlyComponents: boolean): string =>
  onlyComponents ? components(count) : items(count);
