import type { Component } from '../board/board.ts';
import { kindFor, operationsOf } from '../board/read.ts';
import { NumberField } from '../kit/NumberField.tsx';
import { Select } from '../kit/Select.tsx';
import { useStore } from '../state/store.ts';
import type { ConnectionPartProps } from './connectionPart.ts';
import { Field } from './Field.tsx';
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
    { value: 'always', label: 'Always' },
    ...(caller?.behavior.lookup
      ? [
          { value: 'miss', label: 'On a miss here' },
          { value: 'hit', label: 'On a hit here' },
        ]
      : []),
    ...(caller?.params.some(({ key }) => key === 'maxReceives')
      ? [{ value: 'dead', label: 'For dead letters' }]
      : []),
    ...lookups.flatMap((lookup) => {
      const name = board.components[lookup.to]?.name;
      return [
        { value: `miss ${lookup.id}`, label: `On a miss of ${name}` },
        { value: `hit ${lookup.id}`, label: `On a hit of ${name}` },
      ];
    }),
  ];
  const operations = Object.keys(operationsOf(from));
  const many = connection.calls > 1;
  return (
    <>
      {conditions.length > 1 && (
        <Field
          label="When"
          help="A cache answers some requests itself, and a queue gives up on some messages; what follows may depend on it."
        >
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
      <Field
        label="Calls per request"
        help="0.3 is three requests in ten; 3 is three calls for each request."
      >
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
        <Field label="Several calls" help="One after another, or all at once.">
          {({ labelId, helpId }) => (
            <Select
              value={connection.pattern}
              choices={[
                { value: 'sequence', label: 'In sequence' },
                { value: 'parallel', label: 'In parallel' },
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
        <Field
          label="Replies needed"
          help="A quorum: the caller goes on after this many of its parallel calls have answered."
        >
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
        <Field
          label="Step"
          help="The order of the calls: equal steps run in parallel, the next step after all of them."
        >
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
        <Field
          label="Only after"
          help={`Taken only by requests that perform this operation at ${from.name}.`}
        >
          {({ labelId, helpId }) => (
            <Select
              value={connection.after ?? ''}
              choices={[
                { value: '', label: 'Any operation' },
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
