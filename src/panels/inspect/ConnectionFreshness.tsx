import { CONNECTION_BOUNDS } from '../../board/bounds.ts';
import { NumberField } from '../../kit/NumberField.tsx';
import { Select } from '../../kit/Select.tsx';
import * as words from '../../words/connection.ts';
import { Field } from '../Field.tsx';
import type { ConnectionPartProps } from './connectionPart.ts';
import styles from './Inspector.module.css';

const CHOICES = [
  { value: 'any', ...words.any },
  {
    value: 'session',
    ...words.session,
  },
  {
    value: 'bounded',
    ...words.bounded,
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
      <Field {...words.takesTheCopy}>
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
        <Field {...words.behindAtMost}>
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
