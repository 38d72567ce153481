import { number } from './plural.ts';
import { components } from './things.ts';

/** The boxes that one types into: find anything, find on this board, add a component. */

export const findAnything = 'Find anything, do anything';
export const findAnythingHint = 'Search commands, components, boards ...';
export const findOnBoard = 'Find on this board';
export const findOnBoardHint = 'Find a component or connection ...';
export const nothingAnswers = (typed: string): string => `Nothing answers to "${typed}".`;
export const nothingOnBoard = 'Nothing is on this board yet.';
export const nothingOnBoardAnswers = (typed: string): string =>
  `Nothing on this board answers to "${typed}".`;
export const more = (count: number): string => `and ${number(count)} more: type on`;

export const recent = 'Recent';
export const commands = 'Commands';
export const onBoard = 'On this board';
export const connections = 'Connections';
export const drawings = 'Drawings';
export const addToBoard = 'Add to the board';
export const yourBoards = 'Your boards';
export const examples = 'Examples, opened as a new board';
export const groups = 'Groups';
/** What else things answer to, as one may type it. */
export const addTyped = (what: string): string => `add ${what}`;
export const boardTyped = (name: string): readonly string[] => [`board ${name}`, `open ${name}`];
export const exampleTyped = (title: string): readonly string[] => [`example ${title}`, `open ${title}`];
export const exampleNotLoaded = 'This example could not be loaded. Check the connection and try again.';

export const turnInto = 'Turn into a component';
export const turnIntoHint = 'Turn into ...';
export const add = 'Add a component';
export const addHint = 'Add a component ...';
export const addCaller = (of: string): string => `Add what calls ${of}`;
export const addCallerHint = (of: string): string => `... calls ${of}`;
export const addBetween = (from: string, to: string): string => `Add between ${from} and ${to}`;
export const addBetweenHint = (from: string, to: string): string => `${from} → ... → ${to}`;
export const addCallee = (of: string): string => `Connect ${of} to a new`;
export const addCalleeHint = (of: string): string => `${of} calls ...`;
export const nothingCalled = (typed: string): string =>
  `Nothing is called "${typed}". Several at once: lb -> api x3 -> redis, postgres`;
export const eachAsCalled = 'Each as it is called';
export const writeText = (text: string): string => `Write “${text}”`;
export const asText = 'As text on the board';
export const writeNote = (text: string): string => `Note “${text}”`;
export const asNote = 'On a sticky note';

/** `count`: of components that the board does not have yet. */
export const addChain = (count: number): string =>
  count > 0 ? `Add as a chain: ${components(count)}` : 'Connect as a chain what is here';
export const chainProblem = (column: number, problem: string): string => `At ${column}: ${problem}.`;

export const nothingCalledTryUse = (typed: string): string =>
  `Nothing is called "${typed}". Try what it does: cache, queue, store.`;
