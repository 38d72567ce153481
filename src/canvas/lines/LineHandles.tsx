import { useReactFlow, ViewportPortal } from '@xyflow/react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import type { Connection } from '../../board/board.ts';
import { updateConnection } from '../../board/edit.ts';
import { GRID, snap } from '../../board/layout.ts';
import { cx } from '../../kit/cx.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/onCanvas.ts';
import { NameField } from '../cards/NameField.tsx';
import { useBand, useZoomPercent } from '../flow.ts';
import { followPress } from '../hands/followPress.ts';
import type { View } from '../viewNodes.ts';
import { bendPlaces, movedBend, withBend, withoutBend } from './bending.ts';
import { pointOn } from './curves.ts';
import { LineEnds } from './LineEnds.tsx';
import styles from './LineHandles.module.css';
import type { Route } from './routes.ts';
import { setBending } from './useShaper.ts';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-GRID, 0],
  ArrowRight: [GRID, 0],
  ArrowUp: [0, -GRID],
  ArrowDown: [0, GRID],
};

function putBends(id: string, bends: readonly number[]): void {
  const patch = { bends: bends.length > 0 ? bends : undefined };
  store.getState().edit((board) => updateConnection(board, id, patch));
}

/** What the one selected connection is shaped by, and its words while they are edited in place. */
export function LineHandles({ view }: { readonly view: View }): ReactNode {
  const selection = useStore((state) => state.selection);
  const readOnly = useStore((state) => state.readOnly);
  const renaming = useStore((state) => state.renaming);
  const far = useBand() === 'far';
  const [only] = selection.size === 1 ? selection : [];
  const data = view.edges.find(({ id }) => id === (renaming ?? only))?.data;
  if (!data || readOnly) return null;
  const { connection, route } = data;
  return (
    <ViewportPortal>
      {renaming === connection.id ? (
        <WordsField key={connection.id} connection={connection} route={route} />
      ) : (
        !far && <Handles connection={connection} route={route} />
      )}
    </ViewportPortal>
  );
}

function Handles({ connection, route }: { readonly connection: Connection; readonly route: Route }) {
  const bends = connection.bends ?? [];
  const { between } = bendPlaces(route.curve, bends);
  return (
    <>
      <LineEnds connection={connection} route={route} />
      {between.map(({ x, y }, index) => (
        <Handle
          // biome-ignore lint/suspicious/noArrayIndexKey: a place between bends is its number
          key={`add ${index}`}
          x={x}
          y={y}
          faint
          label={words.pullToBend}
          connection={connection}
          shaped={(at) => withBend(bends, index, at)}
        />
      ))}
      {Array.from({ length: bends.length / 2 }, (_, index) => (
        <Handle
          // biome-ignore lint/suspicious/noArrayIndexKey: a bend is its place in the row
          key={`bend ${index}`}
          x={bends[2 * index] ?? 0}
          y={bends[2 * index + 1] ?? 0}
          label={words.bend(index + 1)}
          connection={connection}
          shaped={(at) => movedBend(bends, index, at)}
          remove={() => putBends(connection.id, withoutBend(bends, index))}
        />
      ))}
    </>
  );
}

interface HandleProps {
  readonly x: number;
  readonly y: number;
  readonly faint?: boolean;
  readonly label: string;
  readonly connection: Connection;
  /** The bends with this one at a point, canvas px. */
  shaped(at: { readonly x: number; readonly y: number }): readonly number[];
  readonly remove?: () => void;
}

function Handle({ x, y, faint = false, label, connection, shaped, remove }: HandleProps) {
  const flow = useReactFlow();
  const { id } = connection;
  const down = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    let bends: readonly number[] | null = null;
    followPress(event, {
      move({ clientX, clientY }) {
        const at = flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
        bends = shaped({ x: snap(at.x), y: snap(at.y) });
        setBending({ id, bends });
      },
      end(ended) {
        if (ended && bends) putBends(id, bends);
        setBending(null);
      },
    });
  };
  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step) putBends(id, shaped({ x: x + step[0], y: y + step[1] }));
    else if (remove && (event.key === 'Delete' || event.key === 'Backspace')) remove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      className={cx(styles.handle, faint && styles.faint, 'nopan', 'nodrag')}
      data-bend={faint ? 'add' : 'move'}
      style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}
      aria-label={label}
      title={label}
      onPointerDown={down}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => {
        event.stopPropagation();
        // Elsewhere on the line a double click names it, and the middle is where hands go for that.
        if (remove) remove();
        else store.getState().rename(id);
      }}
      onKeyDown={onKey}
    />
  );
}

/** The words on the line. */
function WordsField({ connection, route }: { readonly connection: Connection; readonly route: Route }) {
  const at = pointOn(route.curve, route.words);
  // As large on the screen as at 100 %, from however far one looks.
  const larger = Math.max(1, 100 / useZoomPercent());
  const keep = (label: string): void => {
    if (label.trim() !== connection.label)
      store.getState().edit((board) => updateConnection(board, connection.id, { label }));
  };
  return (
    <NameField
      label={words.lineLabel}
      placeholder={words.lineLabelHint}
      words={connection.label}
      className={styles.words}
      style={{ transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -50%) scale(${larger})` }}
      keep={keep}
      owner={() => document.querySelector<SVGElement>(`[data-connection="${CSS.escape(connection.id)}"]`)}
    />
  );
}
