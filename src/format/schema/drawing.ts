import * as v from 'valibot';
import {
  COORDINATE,
  FAILURE,
  GROUP_SIZE,
  HUE,
  MARK_TEXT_LENGTH,
  MOST_POINTS,
  NAME_LENGTH,
  ORDER,
  SIDE,
  TRIP,
} from '../../board/bounds.ts';
import { GROUP_KINDS, type GroupKind } from '../../catalog/groups.ts';
import { id, list, number, ORIGIN, text } from './parts.ts';

export const GROUP = v.strictObject({
  kind: v.pipe(
    v.picklist(GROUP_KINDS.map((kind): GroupKind => kind.id)),
    v.description(`${GROUP_KINDS.map((kind) => `${kind.id}: ${kind.help}`).join(' ')}`),
  ),
  name: v.optional(text(NAME_LENGTH), ''),
  x: v.optional(number(COORDINATE, 'Left edge of the frame, px.'), 0),
  y: v.optional(number(COORDINATE, 'Top edge of the frame, px.'), 0),
  width: number(GROUP_SIZE, 'Width of the frame, px.'),
  height: number(GROUP_SIZE, 'Height of the frame, px.'),
  parent: v.optional(v.pipe(id, v.description('The group it lies in.'))),
  hue: v.optional(number(HUE, 'Degrees on the color wheel; absent: that of its kind.')),
  trips: v.optional(
    v.record(id, number(TRIP, 'Round trip to this group, ms, added to those of connections that cross.')),
  ),
  failure: v.optional(
    number(FAILURE, 'Share of the time in which all that lies in it is away together; absent: never.'),
  ),
  locked: v.optional(v.pipe(v.literal(true), v.description('Stays where it is until it is unlocked.'))),
  origin: v.optional(ORIGIN),
});

const side = (about: string) => v.optional(number(SIDE, about), 0);

export const MARK = v.strictObject({
  kind: v.pipe(
    v.picklist(['text', 'note', 'stroke', 'line', 'rectangle', 'ellipse', 'step']),
    v.description('Something drawn that no request visits.'),
  ),
  x: v.optional(number(COORDINATE, 'Left edge of its box, px.'), 0),
  y: v.optional(number(COORDINATE, 'Top edge of its box, px.'), 0),
  width: side('Width of its box, px.'),
  height: side('Height of its box, px.'),
  text: v.optional(text(MARK_TEXT_LENGTH), ''),
  color: v.optional(v.picklist(['ink', 'gray', 'red', 'orange', 'yellow', 'green', 'blue', 'purple']), 'ink'),
  size: v.optional(v.picklist(['s', 'm', 'l', 'xl']), 'm'),
  dash: v.optional(v.picklist(['solid', 'dashed', 'dotted']), 'solid'),
  fill: v.optional(v.picklist(['none', 'soft', 'solid']), 'none'),
  heads: v.optional(v.picklist(['none', 'end', 'both']), 'none'),
  points: v.optional(
    list(number(COORDINATE, 'x and y in turn, px from the corner of the box.'), MOST_POINTS),
  ),
  pressure: v.optional(list(number({ min: 0, max: 1 }, 'At each point.'), MOST_POINTS / 2)),
  from: v.optional(v.pipe(id, v.description('A component, group or mark that the line begins at.'))),
  to: v.optional(v.pipe(id, v.description('A component, group or mark that the line ends at.'))),
  wrap: v.optional(v.pipe(v.literal(true), v.description('Words keep to the width of the box.'))),
  order: v.optional(number(ORDER, 'What is higher lies above; below 0 behind the components.'), 0),
  locked: v.optional(v.literal(true)),
  origin: v.optional(ORIGIN),
});
