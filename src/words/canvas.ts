import { number } from './plural.ts';
import { components, findings } from './things.ts';

/** The canvas itself, its frames and its corner. */

export const canvas = (count: number): string => `Canvas, ${components(count)}. Tab walks through them.`;
export const map = 'Map of the board';
export const zoom = 'Zoom';
export const zoomOut = 'Zoom out';
export const zoomTo100 = 'Zoom to 100 %';
export const zoomIn = 'Zoom in';
export const fit = 'Fit the board';

export const connection = 'connection';
export const group = 'group';
export const groupKind = 'Group';
export const groupName = 'Name of the group';
export const frame = (
  name: string,
  kind: string,
  members: number,
  locked: boolean,
  remarks: number,
): string =>
  [name, kind, components(members), locked && 'locked', remarks > 0 && findings(remarks)]
    .filter(Boolean)
    .join(', ');

export const callsItself = 'A component cannot call itself';
export const alreadyConnected = (from: string, to: string): string => `${from} is already connected to ${to}`;
export const gathering = 'Tab moves on, Shift+Space adds or takes away, Escape ends';
export const linking = 'Arrows or Tab choose, Enter connects, / adds new, Esc cancels';
export const locked = 'Locked: unlock it to move it';
export const percent = (value: number): string => `${number(value)} %`;
