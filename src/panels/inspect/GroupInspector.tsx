import type { Group } from '../../board/board.ts';
import { FAILURE } from '../../board/bounds.ts';
import { type GroupPatch, updateGroup } from '../../board/groupEdits.ts';
import { groupsAround, membersOf } from '../../board/groups.ts';
import { GROUP_KINDS, groupKindOf } from '../../catalog/groups.ts';
import { formatRate } from '../../catalog/units.ts';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/icons.tsx';
import { NumberField } from '../../kit/NumberField.tsx';
import { Select } from '../../kit/Select.tsx';
import { commandOf } from '../../state/commands.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/inspector.ts';
import { OriginBadge } from '../brief/OriginBadge.tsx';
import { Field } from '../Field.tsx';
import { useGesture } from '../gesture.ts';
import { FindingList } from '../results/FindingList.tsx';
import { freshReport } from '../results/freshReport.ts';
import { Section } from '../Section.tsx';
import { TextField } from '../TextField.tsx';
import { GroupHue } from './GroupHue.tsx';
import { GroupTrips } from './GroupTrips.tsx';
import { trafficOf } from './groupTraffic.ts';
import styles from './Inspector.module.css';
import { LockButton } from './LockButton.tsx';
import { SourceBadge } from './SourceBadge.tsx';

/** One group: what it means, what lies in it, what crosses its border, and how far away others are. */
export function GroupInspector({ group }: { readonly group: Group }) {
  const board = useStore((state) => state.board);
  const readOnly = useStore((state) => state.readOnly);
  const gesture = useGesture(group.id);
  const kind = groupKindOf(group.kind);
  const around = groupsAround(board, group.parent);
  const members = membersOf(board, [group.id]);
  const change = (patch: GroupPatch) =>
    store.getState().edit((current) => updateGroup(current, group.id, patch), gesture.name());
  return (
    <>
      <header className={styles.head}>
        <Icon name={kind?.icon ?? 'box'} size={22} />
        <div className={styles.headWords}>
          <TextField
            label={words.groupName}
            value={group.name}
            required
            disabled={readOnly}
            className={styles.name}
            onChange={(name) => store.getState().edit((current) => updateGroup(current, group.id, { name }))}
          />
          <p className={styles.kind}>
            {kind?.label}
            {around.length > 0 && words.lyingIn(around.map(({ name }) => name))}{' '}
            <OriginBadge origin={group.origin} />
          </p>
        </div>
      </header>
      <FindingList id={group.id} />
      <Section title={words.whatItIs}>
        <Field label={words.kind} {...(kind && { help: kind.help })}>
          {({ labelId, helpId }) => (
            <Select
              value={group.kind}
              choices={GROUP_KINDS.map(({ id, label, help }) => ({ value: id, label, help }))}
              disabled={readOnly}
              labelledBy={labelId}
              describedBy={helpId}
              onChange={(chosen) => {
                change({ kind: chosen });
                gesture.end();
              }}
            />
          )}
        </Field>
        <GroupHue
          group={group}
          disabled={readOnly}
          onChange={(hue) => {
            change({ hue });
            gesture.end();
          }}
        />
        <Field
          {...words.groupFailure}
          changed={group.failure !== undefined}
          onReset={readOnly ? undefined : () => change({ failure: undefined })}
        >
          {({ labelId, helpId }) => (
            <NumberField
              value={Number((100 * (group.failure ?? 0)).toPrecision(10))}
              min={100 * FAILURE.min}
              max={100 * FAILURE.max}
              step={0.01}
              unit="%"
              labelledBy={labelId}
              describedBy={helpId}
              disabled={readOnly}
              onChange={(percent) => change({ failure: percent > 0 ? percent / 100 : undefined })}
              onCommit={gesture.end}
              className={styles.number}
            />
          )}
        </Field>
      </Section>
      <Traffic group={group} />
      {kind?.apart !== null && <GroupTrips group={group} />}
      <Section title={words.members(members.length)}>
        {members.length === 0 && <p className={styles.hint}>{words.dragHere}</p>}
        <ul className={styles.links}>
          {members.map(({ id, name }) => (
            <li key={id}>
              <button type="button" className={styles.link} onClick={() => store.getState().select([id])}>
                {name}
              </button>
            </li>
          ))}
        </ul>
      </Section>
      {!readOnly && (
        <div className={styles.foot}>
          <Button onClick={() => commandOf('ungroup').run()}>{words.ungroup}</Button>
          <Button icon="trash-2" look="danger" onClick={() => commandOf('delete-group').run()}>
            {words.deleteAll}
          </Button>
          <LockButton />
        </div>
      )}
    </>
  );
}

/** What stays inside and what crosses the border, by the last run or else by estimate. */
function Traffic({ group }: { readonly group: Group }) {
  const board = useStore((state) => state.board);
  const report = useStore(freshReport);
  const estimate = useStore((state) => state.estimate);
  const { inside, enters, leaves } = trafficOf(board, group.id, (report ?? estimate).connections);
  return (
    <Section title={words.traffic} action={<SourceBadge by={report ? 'simulation' : 'estimate'} />}>
      <table className={styles.flows}>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.calls}</th>
            <th scope="col">{words.payload}</th>
          </tr>
        </thead>
        <tbody>
          {[
            { label: words.staysInside, flow: inside },
            { label: words.comesIn, flow: enters },
            { label: words.goesOut, flow: leaves },
          ].map(({ label, flow }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{formatRate(flow.rate)}</td>
              <td>{bitsWords(flow.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** Bytes/s as networks are sold: in bits. */
function bitsWords(bytes: number): string {
  const bits = 8 * bytes;
  const steps = [
    [1e9, 'Gbit/s'],
    [1e6, 'Mbit/s'],
    [1e3, 'kbit/s'],
  ] as const;
  const [size, unit] = steps.find(([least]) => bits >= least) ?? [1, 'bit/s'];
  return `${Number((bits / size).toPrecision(3))} ${unit}`;
}
