import type { Board } from '../../board/board.ts';
import type { RequestClassRow } from '../network/traffic.ts';
import { inOrder } from './parts.ts';

/** Things of the same word have the same keys; those of another come after them. */
export function keysOf(board: Board): ReadonlyMap<string, Pick<RequestClassRow, 'keys'>> {
  const classes = inOrder(board.classes).filter(({ keys }) => keys !== undefined);
  const first = new Map<string, number>();
  let next = 0;
  for (const name of new Set(classes.map(({ keys }) => keys!.name ?? ''))) {
    first.set(name, next);
    next += Math.max(...classes.map(({ keys }) => ((keys!.name ?? '') === name ? keys!.items : 0)));
  }
  return new Map(
    classes.map(({ id, keys }) => {
      const { items, exponent, name = '' } = keys!;
      const at = first.get(name)!;
      return [id, { keys: { items, exponent, ...(at > 0 && { first: at }) } }];
    }),
  );
}
