import { counted } from './plural.ts';
import { components, connections } from './things.ts';

/** A group, a drawing or several things in the inspector. */

export const groupName = 'Name';
export const whatItIs = 'What it is';
export const kind = 'Kind';
export const asItsKind = 'as its kind';
export const groupFailure = {
  label: 'Away as a whole',
  help: 'Share of the time in which all that lies in it is away together, as when a zone loses its power. What classes of requests can count on follows from it; a run breaks only what you break.',
} as const;
export const dragHere = 'Drag components into the frame.';
export const ungroup = 'Ungroup';
export const deleteAll = 'Delete all';
export const traffic = 'Traffic';
export const calls = 'Calls';
export const payload = 'Payload';
export const staysInside = 'Stays inside';
export const comesIn = 'Comes in';
export const goesOut = 'Goes out';

export const roundTrips = 'Round trips';
export const tripHelp = 'Added to the round trip of each connection that goes there or comes from there.';
export const betweenItsMembers = 'Between its members';

export const duplicate = 'Duplicate';
export const group = 'Group';
export const remove = 'Delete';

export const look = 'Look';
export const markText = 'Words';
export const place = 'Place';
export const left = 'Left';
export const top = 'Top';
export const width = 'Width';
export const height = 'Height';
export const turnIntoAComponent = 'Turn into a component…';
export const turnIntoComponents = 'Turn into components…';

export const small = 'Small';
export const medium = 'Medium';
export const large = 'Large';
export const extraLarge = 'Extra large';
export const none = 'None';
export const soft = 'Soft';
export const solid = 'Solid';
export const dashed = 'Dashed';
export const dotted = 'Dotted';
export const both = 'Both';
export const color = 'Color';
export const size = 'Size';
export const fill = 'Fill';
export const line = 'Line';
export const arrowheads = 'Arrowheads';

export const unlockThePlace = 'Unlock the place';
export const lockThePlace = 'Lock the place';

export const lyingIn = (groups: readonly string[]): string => ` in ${groups.join(', ')}`;
export const members = components;
export const tripTo = (group: string): string => `To ${group}`;
/** Several things of different sorts: "2 components, 1 connection and 3 marks selected". */
export const selected = (counts: {
  readonly groups: number;
  readonly components: number;
  readonly connections: number;
  readonly marks: number;
}): string => {
  const parts = [
    counts.groups > 0 && counted(counts.groups, { one: 'group', other: 'groups' }),
    counts.components > 0 && components(counts.components),
    counts.connections > 0 && connections(counts.connections),
    counts.marks > 0 && counted(counts.marks, { one: 'mark', other: 'marks' }),
  ].filter((part) => part !== false);
  const last = parts.at(-1) ?? '';
  return `${parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`} selected`;
};
export const nextMark = (kind: string): string => `The next ${kind}`;
/** A word that begins a heading. */
export const heading = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
export const end = 'End';
export const colors = {
  ink: 'ink',
  gray: 'gray',
  red: 'red',
  orange: 'orange',
  yellow: 'yellow',
  green: 'green',
  blue: 'blue',
  purple: 'purple',
} as const;
