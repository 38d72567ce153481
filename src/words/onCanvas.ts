import { components } from './things.ts';

/** What comes to the canvas when it is first wanted: the way in, marks, handles, tools, the overview. */

export const empty = 'This board is empty';
export const promise = 'Draw a system, run its traffic, see what breaks first';
export const drag = 'Drag a component from the left';
/** Around the picture of a key. */
export const press = ['Press', 'and type its name'] as const;
export const openFinished = 'Or open a finished one, such as TinyURL';
export const add = 'Add a component';
export const example = 'Open an example';

export const between = (from: string, to: string): string => `between ${from} and ${to}`;

export const overview = (count: number): string =>
  `Overview of ${components(count)}. Zoom in to read them; Tab walks through them.`;

export const pullToBend = 'Pull to bend the line here';
export const bend = (number: number): string => `Bend ${number}: pull to move it, press twice to remove it`;
export const lineEnd = (end: 'from' | 'to'): string =>
  `${end === 'from' ? 'Start' : 'End'} of the connection: pull it to another component, or press an arrow key`;
export const reconnected = (from: string, to: string): string => `${from} is connected to ${to} now`;
export const endOnNothing = 'A connection ends at a component: let go over one';
export const lineLabel = 'Label of the connection';
export const lineLabelHint = 'Label';
export const step = (number: string, from: string, to: string): string => `${number}: ${from} to ${to}`;
export const steps = (requests: string, steps: readonly string[]): string =>
  `Steps of ${requests}. ${steps.join('. ')}`;

export const marks = {
  text: 'text',
  note: 'sticky note',
  stroke: 'drawing',
  line: 'line',
  arrow: 'arrow',
  rectangle: 'box',
  ellipse: 'ellipse',
  step: 'step',
} as const;
export const locked = (name: string): string => `${name}, locked`;
export const wordsOf = (mark: string): string => `Words of the ${mark}`;
export const penNeedsPointer = 'The pen needs a pointer: a mouse, a finger or a stylus';
