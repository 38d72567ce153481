import { RELIABILITY, type ReliabilityField, reliabilityOf } from '../board/reliability.ts';
import { NumberField } from '../kit/NumberField.tsx';
import { Switch } from '../kit/Switch.tsx';
import type { ConnectionPartProps } from './connectionPart.ts';
import { Field } from './Field.tsx';
import styles from './Inspector.module.css';
import { Section } from './Section.tsx';

interface Row {
  readonly key: ReliabilityField;
  readonly label: string;
  readonly help: string;
  readonly unit?: string;
  readonly min?: number;
  readonly max: number;
  readonly step: number;
  readonly integer?: true;
  /** What 0 is called. */
  readonly none?: string;
  /** Fields of which one has to be in use for this one to matter. */
  readonly after?: readonly ReliabilityField[];
}

const ROWS: readonly Row[] = [
  {
    key: 'retries',
    label: 'Retries',
    help: 'How often a call that failed or timed out is made again. Three layers with two retries each make 27 calls of one when the last of them is down.',
    max: 20,
    step: 1,
    integer: true,
    none: 'none',
  },
  {
    key: 'backoff',
    label: 'First pause',
    help: 'Pause before the first retry; it doubles with each further one.',
    unit: 'ms',
    max: 600_000,
    step: 10,
    after: ['retries'],
  },
  {
    key: 'backoffMax',
    label: 'Longest pause',
    help: 'Pauses grow no longer than this.',
    unit: 'ms',
    max: 3_600_000,
    step: 1000,
    after: ['retries'],
  },
  {
    key: 'jitter',
    label: 'Jitter',
    help: 'Share of each pause that is left to chance, so that retries do not come all at once: 0 is none, 1 is anything from no pause to the whole.',
    max: 1,
    step: 0.1,
    after: ['retries'],
  },
  {
    key: 'retryBudget',
    label: 'Retry budget',
    help: 'Retries and hedges allowed for each call over time: 0.1 is one more in ten. What keeps retries from adding to an overload.',
    max: 10,
    step: 0.05,
    none: 'no limit',
    after: ['retries', 'hedge'],
  },
  {
    key: 'hedge',
    label: 'Hedge after',
    help: 'When there is no reply after so long, the call is made a second time, and the first reply wins. A little above the p95 costs few calls and cuts the tail.',
    unit: 'ms',
    max: 600_000,
    step: 10,
    none: 'never',
  },
  {
    key: 'pool',
    label: 'Pool',
    help: 'Calls under way at the same time from one replica of the caller (a bulkhead); the next one waits or fails as "pool full". Keeps a slow callee from taking every thread.',
    max: 1_000_000,
    step: 1,
    integer: true,
    none: 'no limit',
  },
  {
    key: 'poolWait',
    label: 'Wait for the pool',
    help: 'How long a call waits for a place before it fails.',
    unit: 'ms',
    max: 600_000,
    step: 10,
    after: ['pool'],
  },
  {
    key: 'breaker',
    label: 'Breaker opens at',
    help: 'Share of failed calls at which the circuit breaker opens and calls fail at once, without load on the callee. It counts from 20 calls on.',
    max: 1,
    step: 0.1,
    none: 'no breaker',
  },
  {
    key: 'breakerWindow',
    label: 'Counted over',
    help: 'The stretch of time over which the share of failures is taken.',
    unit: 'ms',
    min: 10,
    max: 3_600_000,
    step: 1000,
    after: ['breaker'],
  },
  {
    key: 'breakerOpen',
    label: 'Stays open',
    help: 'How long nothing passes before a few calls probe whether the callee is back.',
    unit: 'ms',
    min: 1,
    max: 3_600_000,
    step: 1000,
    after: ['breaker'],
  },
  {
    key: 'breakerProbes',
    label: 'Probes',
    help: 'Good calls in a row that close the breaker again; one bad call opens it anew.',
    min: 1,
    max: 1000,
    step: 1,
    integer: true,
    after: ['breaker'],
  },
];

/** What the caller does about calls that fail, take long or are too many. Nobody waits for other modes. */
export function ConnectionReliability({
  connection,
  disabled,
  change,
  changeOnce,
  onCommit,
}: ConnectionPartProps) {
  if (connection.mode !== 'call') return null;
  const isShown = ({ after }: Row) => !after || after.some((field) => reliabilityOf(connection, field) > 0);
  return (
    <Section title="When it fails or is slow">
      {ROWS.filter(isShown).map(({ key, label, help, unit, min = 0, max, step, integer, none }) => (
        <Field
          key={key}
          label={label}
          help={help}
          changed={connection[key] !== undefined}
          onReset={disabled ? undefined : () => changeOnce({ [key]: undefined })}
        >
          {({ labelId, helpId }) => (
            <NumberField
              value={connection[key] ?? RELIABILITY[key]}
              min={min}
              max={max}
              step={step}
              {...(unit && { unit })}
              {...(integer && { integer })}
              word={none ? { value: 0, text: none } : undefined}
              labelledBy={labelId}
              describedBy={helpId}
              disabled={disabled}
              onChange={(value) => change({ [key]: value })}
              onCommit={onCommit}
              className={styles.number}
            />
          )}
        </Field>
      ))}
      <Field
        label="Cancel"
        help="When nobody waits for a call any more (timeout, a lost hedge, a caller that failed), the callee stops working on it. Without, it goes on."
      >
        {({ labelId, helpId }) => (
          <Switch
            checked={connection.cancel === true}
            labelledBy={labelId}
            describedBy={helpId}
            disabled={disabled}
            onChange={(on) => changeOnce({ cancel: on ? true : undefined })}
          />
        )}
      </Field>
    </Section>
  );
}
