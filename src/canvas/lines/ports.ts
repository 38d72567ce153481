import type { Id } from '../../board/board.ts';
import { CARD } from '../../board/layout.ts';
import type { Point } from './curves.ts';
import type { End } from './routes.ts';
import { NORMAL, type Side, sideMiddle } from './sides.ts';

/**
 * Where lines meet their cards. They are spread over a side by where their other ends lie, so lines between the same two
 * cards lie beside each other and a fan does not cross itself.
 */

export interface Port {
  readonly end: End;
  readonly start: boolean;
  readonly side: Side;
  /** Coordinate of the other end along this side. */
  readonly towards: number;
  /** At the far end of an arc lines lie the other way round, so that one goes around the other. */
  readonly isFar: boolean;
}

/** Px between neighboring lines on one side, when there is room. */
const SPREAD = 18;
/** Lines leave at eighths of a px, never at thirds: sums of those are exact wherever the board lies, and ways alike stay so. */
const FINE = 1 / 8;
const CORNER = 14;

/** How a line meets its two cards at these sides. */
export function portsOf(
  end: End,
  [leaves, comes]: readonly [Side, Side],
  [from, to]: readonly [Point, Point],
): readonly [Port, Port] {
  const aim = (side: Side, card: Point, x?: number, y?: number) =>
    NORMAL[side].x === 0 ? (x ?? card.x + CARD.width / 2) : (y ?? card.y + CARD.height / 2);
  const { bends = [] } = end;
  const isArc = leaves === comes;
  const isFirst = NORMAL[leaves].x === 0 ? from.x < to.x : from.y < to.y;
  const first = aim(leaves, to, bends[0], bends[1]);
  const last = aim(comes, from, bends.at(-2), bends.at(-1));
  return [
    { end, start: true, side: leaves, towards: first, isFar: isArc && !isFirst },
    { end, start: false, side: comes, towards: last, isFar: isArc && isFirst },
  ];
}

const cardOf = ({ end, start }: Port): Id => (start ? end.from : end.to);
const keyOf = (port: Port): string => `${port.side} ${cardOf(port)}`;

/** The ports at each side of each card. */
export function makePorts() {
  const sides = new Map<string, Port[]>();
  const touched = new Set<string>();
  return {
    put(port: Port): void {
      const key = keyOf(port);
      const list = sides.get(key);
      if (list) list.push(port);
      else sides.set(key, [port]);
      touched.add(key);
    },

    /** The very object that was put. */
    take(port: Port): void {
      const key = keyOf(port);
      const list = sides.get(key) ?? [];
      list.splice(list.indexOf(port), 1);
      if (list.length === 0) sides.delete(key);
      touched.add(key);
    },

    /** All ports of the sides where some were put or taken since this was last asked, and where each of them is now. */
    arranged(cards: ReadonlyMap<Id, Point>): (readonly [Port, Point])[] {
      const all: (readonly [Port, Point])[] = [];
      for (const key of touched) {
        const list = sides.get(key);
        const card = list?.[0] && cards.get(cardOf(list[0]));
        if (card) all.push(...arranged(list, card));
      }
      touched.clear();
      return all;
    },
  };
}

function arranged(ports: Port[], card: Point): (readonly [Port, Point])[] {
  const side = ports[0]?.side ?? 'top';
  ports.sort(
    (a, b) => a.towards - b.towards || +a.isFar - +b.isFar || (a.end.id < b.end.id !== a.isFar ? -1 : 1),
  );
  const isLevel = NORMAL[side].x === 0;
  const length = isLevel ? CARD.width : CARD.height;
  const room = ports.length < 2 ? 0 : (length - 2 * CORNER) / (ports.length - 1);
  const step = Math.min(SPREAD, Math.floor(room / FINE) * FINE);
  const { x, y } = sideMiddle(card, side);
  return ports.map((port, index) => {
    const shift = (index - (ports.length - 1) / 2) * step;
    return [port, isLevel ? { x: x + shift, y } : { x, y: y + shift }];
  });
}
