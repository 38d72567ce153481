import { useReactFlow, ViewportPortal } from '@xyflow/react';
import { memo, type PointerEvent, type ReactNode, useMemo, useSyncExternalStore } from 'react';
import type { Group, Id } from '../../board/board.ts';
import { membersOf } from '../../board/groups.ts';
import { groupKindOf } from '../../catalog/groups.ts';
import { cx } from '../../kit/cx.ts';
import { Icon } from '../../kit/icons.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/canvas.ts';
import { FindingsBadge } from '../cards/CardMarks.tsx';
import { useFindingsAt } from '../cards/remarks.ts';
import { useZoomPercent } from '../flow.ts';
import type { Point } from '../lines/curves.ts';
import { beginFrameDrag, beginFrameResize, type Grip, resized } from './frameGestures.ts';
import styles from './GroupLayer.module.css';
import { GroupName } from './GroupName.tsx';

export type SetMoving = (moving: ReadonlyMap<Id, Point> | null) => void;

const EDGES: readonly Grip[] = ['n', 'e', 's', 'w'];
const CORNERS: readonly Grip[] = ['nw', 'ne', 'se', 'sw'];

/** The frames behind the cards. They stay elements from far away too: there are few, and one reaches them as cards. */
export function GroupLayer({
  moving,
  setMoving,
}: {
  readonly moving: ReadonlyMap<Id, Point> | null;
  readonly setMoving: SetMoving;
}): ReactNode {
  const board = useStore((state) => state.board);
  const selection = useStore((state) => state.selection);
  const zoom = useZoomPercent();
  // A frame lies on those that are larger, so that what is nested can be taken.
  const frames = useMemo(
    () => Object.values(board.groups).sort((a, b) => b.width * b.height - a.width * a.height),
    [board.groups],
  );
  const counts = useMemo(
    () => new Map(frames.map(({ id }) => [id, membersOf(board, [id]).length])),
    [board, frames],
  );
  return (
    <ViewportPortal>
      <div className={styles.layer} style={{ ['--zoom' as string]: String(zoom / 100) }}>
        {frames.map((group) => {
          const at = moving?.get(group.id);
          return (
            <Frame
              key={group.id}
              group={group}
              x={at?.x ?? group.x}
              y={at?.y ?? group.y}
              members={counts.get(group.id) ?? 0}
              selected={selection.has(group.id)}
              setMoving={setMoving}
            />
          );
        })}
      </div>
    </ViewportPortal>
  );
}

interface FrameProps {
  readonly group: Group;
  readonly x: number;
  readonly y: number;
  readonly members: number;
  readonly selected: boolean;
  readonly setMoving: SetMoving;
}

const Frame = memo(function Frame({ group, x, y, members, selected, setMoving }: FrameProps) {
  const flow = useReactFlow();
  const tool = useStore((state) => state.tool);
  const readOnly = useStore((state) => state.readOnly);
  const findings = useFindingsAt(group.id);
  const kind = groupKindOf(group.kind);
  const label = kind?.label ?? words.groupKind;
  const hands = { toCanvas: flow.screenToFlowPosition, setMoving };
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.button === 0 && tool === 'select') beginFrameDrag(group.id, event, hands);
  };
  const resize = (grip: Grip) => (event: PointerEvent<HTMLElement>) => {
    if (event.button === 0 && tool === 'select') beginFrameResize(group.id, grip, event, hands);
  };
  const sized = useSyncExternalStore(resized.subscribe, () =>
    resized.now?.id === group.id ? resized.now : null,
  );
  const free = selected && !readOnly && !group.locked;
  // Not twice: "Home region · Region".
  const isSaid = group.kind === 'plain' || group.name.toLowerCase().includes(label.toLowerCase());
  const neutral = group.kind === 'plain' && group.hue === undefined;
  // Clicks end the gesture below; the canvas must not take them for its own.
  const hold = tool === 'select' ? 'nopan' : undefined;
  return (
    <div
      className={cx(styles.frame, selected && styles.selected)}
      data-kind={group.kind}
      data-neutral={neutral || undefined}
      style={{
        transform: `translate(${sized?.x ?? x}px, ${sized?.y ?? y}px)`,
        width: sized?.width ?? group.width,
        height: sized?.height ?? group.height,
        ['--h' as string]: String(group.hue ?? kind?.hue ?? 0),
      }}
    >
      {EDGES.map((edge) => (
        <i
          key={edge}
          className={cx(styles.edge, styles[edge], free && styles.pulls, hold)}
          onPointerDown={free ? resize(edge) : drag}
        />
      ))}
      {/* biome-ignore lint/a11y/useSemanticElements: a frame is no fieldset; it groups what is said of it */}
      <div
        className={cx(styles.label, hold)}
        data-item={group.id}
        data-group={group.id}
        tabIndex={-1}
        role="group"
        aria-roledescription={words.group}
        aria-label={words.frame(
          group.name,
          label.toLowerCase(),
          members,
          group.locked === true,
          findings.length,
        )}
        aria-current={selected || undefined}
        onPointerDown={drag}
        onDoubleClick={() => store.getState().rename(group.id)}
      >
        <span className={styles.icon}>
          <Icon name={kind?.icon ?? 'box'} size={14} />
        </span>
        <GroupName group={group} />
        {!isSaid && <span className={styles.kind}>{label}</span>}
        {group.locked && <Icon name="lock" size={12} />}
      </div>
      <FindingsBadge findings={findings} />
      {free &&
        CORNERS.map((corner) => (
          <i
            key={corner}
            className={cx(styles.corner, styles[corner], 'nopan')}
            onPointerDown={resize(corner)}
          />
        ))}
    </div>
  );
});
