import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { Connection, Id } from '../../board/board.ts';
import { CARD } from '../../board/layout.ts';
import { reconnect } from '../../board/reconnecting.ts';
import { cx } from '../../kit/cx.ts';
import { store } from '../../state/store.ts';
import { alreadyConnected, callsItself } from '../../words/canvas.ts';
import * as words from '../../words/onCanvas.ts';
import { followPress } from '../hands/followPress.ts';
import { cardAt, type Direction, neighbor } from '../hands/hit.ts';
import { type Point, pointOn } from './curves.ts';
import styles from './LineHandles.module.css';
import { PulledLine } from './LinkPreview.tsx';
import type { Route } from './routes.ts';

type End = 'from' | 'to';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const cards = () =>
  Object.values(store.getState().board.components).map((component) => ({
    id: component.id,
    position: component,
  }));

/** Takes an end to another component, or says why not. */
function take(connection: Connection, end: End, component: Id): void {
  const { board, edit, say } = store.getState();
  edit((current) => reconnect(current, connection.id, end, component));
  const now = store.getState().board.connections[connection.id];
  const ends = { from: connection.from, to: connection.to, [end]: component };
  const [from = '', to = ''] = [ends.from, ends.to].map((id) => board.components[id]?.name);
  if (now?.[end] === component) say(words.reconnected(from, to));
  else say(ends.from === ends.to ? callsItself : alreadyConnected(from, to));
}

/** Both ends of the selected connection, to be taken to other components. */
export function LineEnds({
  connection,
  route,
}: {
  readonly connection: Connection;
  readonly route: Route;
}): ReactNode {
  const flow = useReactFlow();
  const [pulled, setPulled] = useState<{ readonly end: End; readonly at: Point } | null>(null);
  const pointOf = ({ clientX, clientY }: PointerEvent) =>
    flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
  const onKey = (end: End) => (event: KeyboardEvent) => {
    const direction = ARROWS[event.key];
    const here = store.getState().board.components[connection[end]];
    if (!direction || !here) return;
    event.preventDefault();
    event.stopPropagation();
    const next = neighbor(cards(), here, direction, new Set([connection.from, connection.to]));
    if (next !== null) take(connection, end, next);
  };
  return (
    <>
      {pulled && <Pulled connection={connection} {...pulled} />}
      {(['from', 'to'] as const).map((end) => {
        const at = pulled?.end === end ? pulled.at : pointOn(route.curve, end === 'from' ? 0 : 1);
        return (
          <button
            key={end}
            type="button"
            className={cx(styles.handle, styles.end, 'nopan', 'nodrag')}
            data-end={end}
            style={{ transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -50%)` }}
            aria-label={words.lineEnd(end)}
            title={words.lineEnd(end)}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              followPress(event, {
                move: (moved) => setPulled({ end, at: pointOf(moved) }),
                end(ended) {
                  setPulled(null);
                  const card = ended && cardAt(cards(), pointOf(ended));
                  if (card && card !== connection[end]) take(connection, end, card);
                  else if (ended && !card) store.getState().say(words.endOnNothing);
                },
              });
            }}
            onClick={(event) => event.stopPropagation()}
            onDoubleClick={(event) => event.stopPropagation()}
            onKeyDown={onKey(end)}
          />
        );
      })}
    </>
  );
}

/** The line as it would be, and the card that would hold it. */
function Pulled({
  connection,
  end,
  at,
}: {
  readonly connection: Connection;
  readonly end: End;
  readonly at: Point;
}): ReactNode {
  const { components } = store.getState().board;
  const other = components[connection[end === 'from' ? 'to' : 'from']];
  const card = components[cardAt(cards(), at) ?? ''];
  if (!other || card === other) return null;
  return (
    <svg className={styles.sheet} aria-hidden="true">
      {card && <rect rx={10} x={card.x} y={card.y} width={CARD.width} height={CARD.height} />}
      <PulledLine card={other} over={card ?? null} at={at} backwards={end === 'from'} as={connection} />
    </svg>
  );
}
