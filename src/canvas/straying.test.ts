import { expect, test } from 'vitest';
import type { Connection } from '../board/board.ts';
import type { Route } from './routes.ts';
import { straysFrom } from './straying.ts';
import type { LineEdge } from './viewNodes.ts';

const connection = { id: 'a' } as Connection;
const line = (of = connection, selected = false): LineEdge => ({
  id: of.id,
  source: 'x',
  target: 'y',
  selected,
  data: { connection: of, route: {} as Route },
});

test('lines of which only the course differs stray from those that are held, others are not held', () => {
  const [kept, held, moved] = [line({ ...connection, id: 'b' }), line(), line()];
  expect(straysFrom([kept, held], [kept, moved])).toEqual(new Map([[held.data, moved.data]]));
  expect(straysFrom([kept, held], [kept, held])?.size).toBe(0);
  expect(straysFrom([kept, held], [kept])).toBeNull();
  expect(straysFrom([held], [line(connection, true)])).toBeNull();
  expect(straysFrom([held], [line({ ...connection })])).toBeNull();
  expect(straysFrom([held, kept], [kept, held])).toBeNull();
});
