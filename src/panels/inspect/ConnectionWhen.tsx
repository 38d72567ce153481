import type { Component } from '../../board/board.ts';
import { kindFor, operationsOf } from '../../board/read.ts';
import { NumberField } from '../../kit/NumberField.tsx';
import { Select } from '../../kit/Select.tsx';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/connection.ts';
import { Field } from '../Field.tsx';
import type { ConnectionPartProps } from './connectionPart.ts';
import styles from './Inspector.module.css';

/** How often, in which order and on which condition a request takes the connection. */
export function ConnectionWhen({
  connection,
  disabled,
  change,
  changeOnce,
  onCommit,
  from,
}: ConnectionPartProps & { readonly from: Component }) {
  const board = useStore((state) => state.board);
  const caller = kindFor(from);
  const lookups = Object.values(board.connections).filter(
    (other) =>
      other.from === from.id &&
      other.id !== connection.id &&
      other.mode === 'call' &&
      kindFor(board.components[other.to])?.behavior.lookup,
  );
  // A condition is one choice to a person: "on a miss of Redis"; its two fields are split again when kept.
  const conditions = [
    { value: 'always', label: words.always },
    ...(caller?.behavior.lookup
      ? [
          { value: 'miss', label: words.onAMissHere },
          { value: 'hit', label: words.onAHitHere },
        ]
      : []),
    ...(caller?.params.some(({ key }) => key === 'maxReceives')
      ? [{ value: 'dead', label: words.forDeadLetters }]
      : []),
    ...lookups.flatMap((lookup) => {
      const name = board.components[lookup.to]?.name ?? lookup.to;
      return [
        { value: `miss ${lookup.id}`, label: words.onMissOf(name) },
        { value: `hit ${lookup.id}`, label: words.onHitOf(name) },
      ];
    }),
  ];
  const operations = Object.keys(operationsOf(from));
  const many = connection.calls > 1;
  return (
    <>
      {conditions.length > 1 && (
        <Field {...words.when}>
          {({ labelId, helpId }) => (
            <Select
              value={connection.of ? `${connection.when} ${connection.of}` : connection.when}
              choices={conditions}
              disabled={disabled}
              labelledBy={labelId}
              describedBy={helpId}
              onChange={(choice) => {
                const [when, of] = choice.split(' ');
                if (when === 'always' || when === 'miss' || when === 'hit' || when === 'dead')
                  changeOnce({ when, of });
              }}
            />
          )}
        </Field>
      )}
      <Field {...words.callsPerRequest}>
        {({ labelId, helpId }) => (
          <NumberField
            value={connection.calls}
            min={0}
            max={1000}
            step={1}
            labelledBy={labelId}
            describedBy={helpId}
            disabled={disabled}
            onChange={(calls) => change({ calls })}
            onCommit={onCommit}
            className={styles.number}
          />
        )}
      </Field>
      {many && (
        <Field {...words.severalCalls}>
          {({ labelId, helpId }) => (
            <Select
              value={connection.pattern}
              choices={[
                { value: 'sequence', label: words.inSequence },
                { value: 'parallel', label: words.inParallel },
              ]}
              disabled={disabled}
              labelledBy={labelId}
              describedBy={helpId}
              onChange={(pattern) =>
                changeOnce({ pattern, ...(pattern === 'sequence' ? { need: undefined } : {}) })
              }
            />
          )}
        </Field>
      )}
      {many && connection.pattern === 'parallel' && connection.mode === 'call' && (
        <Field {...words.repliesNeeded}>
          {({ labelId, helpId }) => (
            <NumberField
              value={connection.need ?? Math.ceil(connection.calls)}
              min={1}
              max={Math.ceil(connection.calls)}
              integer
              labelledBy={labelId}
              describedBy={helpId}
              disabled={disabled}
              onChange={(need) => change({ need: need >= Math.ceil(connection.calls) ? undefined : need })}
              onCommit={onCommit}
              className={styles.number}
            />
          )}
        </Field>
      )}
      {caller?.behavior.routing !== 'one' && (
        <Field {...words.step}>
          {({ labelId, helpId }) => (
            <NumberField
              value={connection.step}
              min={1}
              max={100}
              integer
              labelledBy={labelId}
              describedBy={helpId}
              disabled={disabled}
              onChange={(step) => change({ step })}
              onCommit={onCommit}
              className={styles.number}
            />
          )}
        </Field>
      )}
      {operations.length > 0 && (
        <Field label={words.onlyAfter} help={words.onlyAfterHelp(from.name)}>
          {({ labelId, helpId }) => (
            <Select
              value={connection.after ?? ''}
              choices={[
                { value: '', label: words.anyOperation },
                ...operations.map((name) => ({ value: name, label: name })),
              ]}
              disabled={disabled}
              labelledBy={labelId}
              describedBy={helpId}
              onChange={(after) => changeOnce({ after: after === '' ? undefined : after })}
            />
          )}
        </Field>
      )}
    </>
  );
}
