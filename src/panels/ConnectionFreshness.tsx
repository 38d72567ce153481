import { CONNECTION_BOUNDS } from '../board/bounds.ts';
import { NumberField } from '../kit/NumberField.tsx';
import { Select } from '../kit/Select.tsx';
import type { ConnectionPartProps } from './connectionPart.ts';
import { Field } from './Field.tsx';
import styles from './Inspector.module.css';

const CHOICES = [
  { value: 'any', label: 'As it is', help: 'Quick, and now and then the past.' },
  {
    value: 'session',
    label: 'Own writes',
    help: 'Read your writes: waits until the copy has what this reader wrote.',
  },
  {
    value: 'bounded',
    label: 'Not too old',
    help: 'Bounded staleness: waits until the copy is at most so far behind.',
  },
] as const;

/** ms where nothing is said. */
const STALENESS = 100;

/** What reads do about a copy that is behind. To read the primary instead is another connection. */
export function ConnectionFreshness({
  connection,
  disabled,
  change,
  changeOnce,
  onCommit,
}: ConnectionPartProps) {
  return (
    <>
      <Field
        label="Takes the copy"
        help="What a read does when the copy is behind the store it copies. While the copy is cut off, who does not take it as it is gets an error."
      >
        {({ labelId, helpId }) => (
          <Select
            value={connection.consistency ?? 'any'}
            choices={CHOICES}
            disabled={disabled}
            labelledBy={labelId}
            describedBy={helpId}
            onChange={(value) => changeOnce({ consistency: value === 'any' ? undefined : value })}
          />
        )}
      </Field>
      {connection.consistency === 'bounded' && (
        <Field label="Behind at most" help="How far behind the copy may be at a read.">
          {({ labelId, helpId }) => (
            <NumberField
              value={connection.staleness ?? STALENESS}
              min={CONNECTION_BOUNDS.staleness.min}
              max={CONNECTION_BOUNDS.staleness.max}
              step={10}
              unit="ms"
              labelledBy={labelId}
              describedBy={helpId}
              disabled={disabled}
              onChange={(staleness) => change({ staleness })}
              onCommit={onCommit}
              className={styles.number}
            />
          )}
        </Field>
      )}
    </>
  );
}
