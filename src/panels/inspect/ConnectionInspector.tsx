import type { Connection } from '../../board/board.ts';
import { type ConnectionPatch, updateConnection } from '../../board/edit.ts';
import { kindFor, operationsOf, paramOf } from '../../board/read.ts';
import type { Balancing } from '../../catalog/kind.ts';
import { formatRate } from '../../catalog/units.ts';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/icons.tsx';
import { Select } from '../../kit/Select.tsx';
import { commandOf } from '../../state/commands.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/connection.ts';
import { OriginBadge } from '../brief/OriginBadge.tsx';
import { Field } from '../Field.tsx';
import { useGesture } from '../gesture.ts';
import { FindingList } from '../results/FindingList.tsx';
import { freshReport } from '../results/freshReport.ts';
import { Section } from '../Section.tsx';
import { TextField } from '../TextField.tsx';
import { ConnectionClasses } from './ConnectionClasses.tsx';
import { ConnectionFreshness } from './ConnectionFreshness.tsx';
import { ConnectionNetwork } from './ConnectionNetwork.tsx';
import { ConnectionReliability } from './ConnectionReliability.tsx';
import { ConnectionShape } from './ConnectionShape.tsx';
import { ConnectionWhen } from './ConnectionWhen.tsx';
import type { ConnectionPartProps } from './connectionPart.ts';
import styles from './Inspector.module.css';
import { SourceBadge } from './SourceBadge.tsx';

const MODES = [
  { value: 'call', ...words.call },
  { value: 'send', ...words.send },
  {
    value: 'replicate',
    ...words.replicate,
  },
] as const;

const BALANCING: readonly { value: Balancing | 'default'; label: string; help: string }[] = [
  {
    value: 'default',
    ...words.asCaller,
  },
  {
    value: 'least in flight',
    ...words.leastInFlight,
  },
  { value: 'round robin', ...words.roundRobin },
  { value: 'random', ...words.random },
  { value: 'two choices', ...words.twoChoices },
  { value: 'key hash', ...words.keyHash },
  { value: 'shared queue', ...words.sharedQueue },
];

/** One connection: what a request does on it, how often, when, and what the network between costs. */
export function ConnectionInspector({ connection }: { readonly connection: Connection }) {
  const readOnly = useStore((state) => state.readOnly);
  const from = useStore((state) => state.board.components[connection.from]);
  const to = useStore((state) => state.board.components[connection.to]);
  const measured = useStore((state) => freshReport(state)?.connections[connection.id]?.rate);
  const estimated = useStore((state) => state.estimate.connections[connection.id]);
  const rate = measured ?? estimated?.rate;
  const carried = measured === undefined ? estimated?.carried : undefined;
  const gesture = useGesture(connection.id);
  if (!from || !to) return null;
  const change = (patch: ConnectionPatch) =>
    store.getState().edit((board) => updateConnection(board, connection.id, patch), gesture.name());
  const changeOnce = (patch: ConnectionPatch) => {
    change(patch);
    gesture.end();
  };
  const part: ConnectionPartProps = {
    connection,
    disabled: readOnly,
    change,
    changeOnce,
    onCommit: gesture.end,
  };
  const operations = Object.keys(operationsOf(to));
  const hasReplicas = kindFor(to)?.behavior.intake === 'slots';
  return (
    <>
      <header className={styles.head}>
        <div className={styles.headWords}>
          <p className={styles.ends}>
            <button type="button" className={styles.end} onClick={() => store.getState().select([from.id])}>
              {from.name}
            </button>
            <Icon name="arrow-right" size={14} />
            <button type="button" className={styles.end} onClick={() => store.getState().select([to.id])}>
              {to.name}
            </button>
          </p>
          <p className={styles.kind}>
            {words.title} <OriginBadge origin={connection.origin} />
            {rate !== undefined && <span>{formatRate(rate)}</span>}
            {carried !== undefined && <span>{words.carried(formatRate(carried))}</span>}
            {rate !== undefined && <SourceBadge by={measured === undefined ? 'estimate' : 'simulation'} />}
          </p>
        </div>
      </header>
      <FindingList id={connection.id} />
      <Section title={words.whatItDoes}>
        <Field {...words.mode}>
          {({ labelId, helpId }) => (
            <Select
              value={connection.mode}
              choices={MODES}
              disabled={readOnly}
              labelledBy={labelId}
              describedBy={helpId}
              onChange={(mode) => changeOnce({ mode })}
            />
          )}
        </Field>
        <ConnectionWhen {...part} from={from} />
        {operations.length > 0 && (
          <Field label={words.operation} help={words.operationHelp(to.name)}>
            {({ labelId, helpId }) => (
              <Select
                value={connection.operation ?? ''}
                choices={[
                  { value: '', label: words.byDefault },
                  ...operations.map((name) => ({ value: name, label: name })),
                ]}
                disabled={readOnly}
                labelledBy={labelId}
                describedBy={helpId}
                onChange={(operation) => changeOnce({ operation: operation === '' ? undefined : operation })}
              />
            )}
          </Field>
        )}
        <Field {...words.access}>
          {({ labelId, helpId }) => (
            <Select
              value={connection.access ?? 'none'}
              choices={[
                { value: 'none', label: words.neither },
                { value: 'read', label: words.read },
                { value: 'write', label: words.write },
              ]}
              disabled={readOnly}
              labelledBy={labelId}
              describedBy={helpId}
              onChange={(access) => changeOnce({ access: access === 'none' ? undefined : access })}
            />
          )}
        </Field>
        {connection.mode === 'call' && paramOf(to, 'lag') !== undefined && <ConnectionFreshness {...part} />}
        {hasReplicas && (
          <Field label={words.balancing} help={words.balancingHelp(to.name)}>
            {({ labelId, helpId }) => (
              <Select
                value={connection.balancing ?? 'default'}
                choices={BALANCING}
                disabled={readOnly}
                labelledBy={labelId}
                describedBy={helpId}
                onChange={(rule) => changeOnce({ balancing: rule === 'default' ? undefined : rule })}
              />
            )}
          </Field>
        )}
      </Section>
      <ConnectionNetwork {...part} />
      <ConnectionReliability {...part} />
      <ConnectionClasses {...part} />
      <Section title={words.onTheLine}>
        <Field {...words.protocol}>
          {({ labelId }) => (
            <TextField
              value={connection.protocol}
              labelledBy={labelId}
              disabled={readOnly}
              className={styles.number}
              onChange={(protocol) => changeOnce({ protocol })}
            />
          )}
        </Field>
        <Field label={words.label}>
          {({ labelId }) => (
            <TextField
              value={connection.label}
              labelledBy={labelId}
              disabled={readOnly}
              className={styles.number}
              onChange={(label) => changeOnce({ label })}
            />
          )}
        </Field>
        <ConnectionShape {...part} from={from} to={to} />
      </Section>
      {!readOnly && (
        <div className={styles.foot}>
          <Button icon="trash-2" look="danger" onClick={() => commandOf('delete').run()}>
            {words.remove}
          </Button>
        </div>
      )}
    </>
  );
}
