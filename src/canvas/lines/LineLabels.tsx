import { useCallback, useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import type { Board, Id } from '../../board/board.ts';
import { extentOf } from '../../board/extent.ts';
import type { Box } from '../../board/lines.ts';
import { formatFraction } from '../../catalog/units.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/cards.ts';
import { useBand } from '../flow.ts';
import styles from './ConnectionLine.module.css';
import { pointOn } from './curves.ts';
import { type Asked, type Placed, widthOf } from './labels.ts';
import type { Route } from './routes.ts';
import { makeSheet } from './sheet.ts';
import { thingsOf } from './things.ts';

/** Px of line below which its rate has no room between the two cards. */
const ROOM_FOR_RATE = 44;

/** From afar a line says one thing, in larger letters: characters of its own words that have room then. */
const BRIEF = 12;
const LARGE = 1.4;

let known: { readonly board: Board; readonly box: Box | null } | null = null;

/** The box around all that is drawn; the same object as long as it is the same box. */
function wholeOf(board: Board): Box | null {
  if (known?.board === board) return known.box;
  const box = extentOf(board);
  const before = known?.box;
  const isSame =
    box &&
    before &&
    box.x === before.x &&
    box.y === before.y &&
    box.width === before.width &&
    box.height === before.height;
  known = { board, box: isSame ? before : box };
  return known.box;
}

const sheet = makeSheet();

let read: Board | null = null;

/** What else is to be read on the board; its lines may be fastened to cards. */
function keepOffThings({ board }: { readonly board: Board }): void {
  const { marks, groups, components } = board;
  const isSame = read?.marks === marks && read.groups === groups && read.components === components;
  read = board;
  if (!isSame) sheet.keepOff(thingsOf(board));
}
keepOffThings(store.getState());
store.subscribe(keepOffThings);

/** Where the words of a line stand. While it moves they go along; they choose their place when it rests. */
function usePlace(id: Id, asked: Asked, isMoving: boolean): Placed | undefined {
  const listen = useCallback((told: () => void) => sheet.listen(id, told), [id]);
  const placed = useSyncExternalStore(listen, () => sheet.at(id));
  const along = useMemo(() => (isMoving ? sheet.follow(id, asked) : null), [id, asked, isMoving]);
  useLayoutEffect(() => {
    if (!isMoving) sheet.put(id, asked);
  }, [id, asked, isMoving]);
  useLayoutEffect(() => () => sheet.take(id, !Object.hasOwn(store.getState().board.connections, id)), [id]);
  return along ?? placed;
}

interface Props {
  readonly id: Id;
  readonly route: Route;
  /** Its cards are being dragged. */
  readonly isMoving: boolean;
  readonly own: string;
  readonly rate: string;
  readonly failed: number;
}

/** What the line says of itself, its rate, and what share of it fails. */
export function LineLabels({ id, route, isMoving, own, rate, failed }: Props) {
  const small = useBand() === 'small';
  const { curve } = route;
  const stop = pointOn(curve, 1);
  const room = Math.hypot(stop.x - curve[0], stop.y - curve[1]) >= ROOM_FOR_RATE;
  const fails = room && failed >= 0.001 ? words.fail(formatFraction(failed)) : '';
  const shown = room ? rate : '';
  // Placed by lengths rounded up, so that a figure that changes does not make its text jump about.
  const all = [
    { text: own, least: 0, className: styles.own },
    { text: shown, least: 7, className: styles.rate },
    { text: fails, least: 9, className: styles.fails },
  ].filter(({ text }) => text);
  const most = fails || (own.length > BRIEF && shown) || own || shown;
  const rows = small ? all.filter(({ text }) => text === most).slice(0, 1) : all;
  const key = rows.map(({ text, least }) => Math.max(least, widthOf(text))).join(' ');
  const groups = useStore((state) => state.board.groups);
  const whole = useStore((state) => wholeOf(state.board));
  const above = own && !small ? 1 : 0;
  const asked = useMemo((): Asked => {
    const lengths = key.split(' ').map(Number);
    const size = small ? LARGE : 1;
    return { route, lengths, above, size, frames: Object.values(groups), whole };
  }, [route, key, above, groups, small, whole]);
  const at = usePlace(id, asked, isMoving);
  if (!at) return null;
  return rows.map(({ text, className }, row) => (
    <text key={className} className={className} x={at.x} y={at.rows[row]} textAnchor={at.anchor}>
      {text}
    </text>
  ));
}
