import type { Group, Id } from '../../board/board.ts';
import { setTrip } from '../../board/groupEdits.ts';
import { groupsAround } from '../../board/groups.ts';
import { tripBetween, usualTrip } from '../../board/trips.ts';
import { groupKindOf } from '../../catalog/groups.ts';
import { NumberField } from '../../kit/NumberField.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/inspector.ts';
import { Field } from '../Field.tsx';
import { useGesture } from '../gesture.ts';
import { Section } from '../Section.tsx';
import styles from './Inspector.module.css';

/** This group's row of the matrix: what the way to each of the others adds to the round trip of a connection. */
export function GroupTrips({ group }: { readonly group: Group }) {
  const board = useStore((state) => state.board);
  const isNested = (a: Group, b: Group) => groupsAround(board, a.id).includes(b);
  const others = Object.values(board.groups)
    .filter((other) => other.id !== group.id && groupKindOf(other.kind)?.apart !== null)
    .filter((other) => (group.kind === 'network') === (other.kind === 'network'))
    .filter((other) => !isNested(other, group) && !isNested(group, other))
    // Its own kind first: between two regions, and not between a region and each zone of the other.
    .sort(
      (a, b) => Number(b.kind === group.kind) - Number(a.kind === group.kind) || (a.name < b.name ? -1 : 1),
    );
  const own = others.filter(({ kind }) => kind === group.kind);
  return (
    <Section title={words.roundTrips}>
      <p className={styles.hint}>{words.tripHelp}</p>
      <Trip group={group} other={group} label={words.betweenItsMembers} usual={0} />
      {own.map((other) => (
        <Trip
          key={other.id}
          group={group}
          other={other}
          label={words.tripTo(other.name)}
          usual={usualOf(board, group, other)}
        />
      ))}
    </Section>
  );
}

/** Zones of two regions are as far apart as these. */
function usualOf(board: Parameters<typeof usualTrip>[0], a: Group, b: Group): number {
  const regionOf = (id: Id) => groupsAround(board, id).find(({ kind }) => kind === 'region');
  const [x, y] = [regionOf(a.id), regionOf(b.id)];
  if (a.kind !== 'zone' || x === undefined || y === undefined || x === y) {
    const inner =
      x !== undefined && x === y && a.kind === 'zone' ? tripBetween(board, x.id, x.id) : undefined;
    return inner ?? usualTrip(board, a, b);
  }
  return tripBetween(board, x.id, y.id) ?? usualTrip(board, x, y);
}

function Trip({
  group,
  other,
  label,
  usual,
}: {
  readonly group: Group;
  readonly other: Group;
  readonly label: string;
  readonly usual: number;
}) {
  const own = useStore((state) => tripBetween(state.board, group.id, other.id));
  const readOnly = useStore((state) => state.readOnly);
  const gesture = useGesture(`${group.id} ${other.id}`);
  const set = (ms: number | null) =>
    store.getState().edit((board) => setTrip(board, group.id, other.id, ms), gesture.name());
  return (
    <Field
      label={label}
      changed={own !== undefined}
      onReset={
        readOnly
          ? undefined
          : () => {
              set(null);
              gesture.end();
            }
      }
    >
      {({ labelId }) => (
        <NumberField
          value={own ?? usual}
          min={0}
          max={60_000}
          step={0.5}
          unit="ms"
          labelledBy={labelId}
          disabled={readOnly}
          onChange={set}
          onCommit={gesture.end}
          className={styles.number}
        />
      )}
    </Field>
  );
}
