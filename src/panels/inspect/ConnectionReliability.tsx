import { kindFor } from '../../board/read.ts';
import { isRepeated, RELIABILITY, type ReliabilityField, reliabilityOf } from '../../board/reliability.ts';
import { NumberField } from '../../kit/NumberField.tsx';
import { Switch } from '../../kit/Switch.tsx';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/connection.ts';
import { Field } from '../Field.tsx';
import { Section } from '../Section.tsx';
import type { ConnectionPartProps } from './connectionPart.ts';
import styles from './Inspector.module.css';

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
    ...words.retries,

    max: 20,
    step: 1,
    integer: true,
    none: words.none,
  },
  {
    key: 'backoff',
    ...words.backoff,

    unit: 'ms',
    max: 600_000,
    step: 10,
    after: ['retries'],
  },
  {
    key: 'backoffMax',
    ...words.backoffMax,

    unit: 'ms',
    max: 3_600_000,
    step: 1000,
    after: ['retries'],
  },
  {
    key: 'jitter',
    ...words.jitter,

    max: 1,
    step: 0.1,
    after: ['retries'],
  },
  {
    key: 'retryBudget',
    ...words.retryBudget,

    max: 10,
    step: 0.05,
    none: words.noLimit,
    after: ['retries', 'hedge'],
  },
  {
    key: 'hedge',
    ...words.hedge,

    unit: 'ms',
    max: 600_000,
    step: 10,
    none: words.never,
  },
  {
    key: 'pool',
    ...words.pool,

    max: 1_000_000,
    step: 1,
    integer: true,
    none: words.noLimit,
  },
  {
    key: 'poolWait',
    ...words.poolWait,

    unit: 'ms',
    max: 600_000,
    step: 10,
    after: ['pool'],
  },
  {
    key: 'breaker',
    ...words.breaker,

    max: 1,
    step: 0.1,
    none: words.noBreaker,
  },
  {
    key: 'breakerWindow',
    ...words.breakerWindow,

    unit: 'ms',
    min: 10,
    max: 3_600_000,
    step: 1000,
    after: ['breaker'],
  },
  {
    key: 'breakerOpen',
    ...words.breakerOpen,

    unit: 'ms',
    min: 1,
    max: 3_600_000,
    step: 1000,
    after: ['breaker'],
  },
  {
    key: 'breakerProbes',
    ...words.breakerProbes,

    min: 1,
    max: 1000,
    step: 1,
    integer: true,
    after: ['breaker'],
  },
];

const SWITCHES = [
  { key: 'idempotent', ...words.idempotent },
  { key: 'optional', ...words.optional },
  { key: 'cancel', ...words.cancel },
] as const;

/** What the caller does about calls that fail, take long or are too many. Nobody waits for other modes. */
export function ConnectionReliability({
  connection,
  disabled,
  change,
  changeOnce,
  onCommit,
}: ConnectionPartProps) {
  // Who passes requests on cannot answer them itself.
  const passesOn = useStore(
    ({ board }) => kindFor(board.components[connection.from])?.behavior.routing !== undefined,
  );
  if (connection.mode !== 'call') return null;
  const switches = SWITCHES.filter(({ key }) => {
    if (key === 'idempotent') return connection.access === 'write' && isRepeated(connection);
    return key !== 'optional' || !passesOn;
  });
  const isShown = ({ after }: Row) => !after || after.some((field) => reliabilityOf(connection, field) > 0);
  return (
    <Section title={words.whenItFails}>
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
      {switches.map(({ key, label, help }) => (
        <Field key={key} label={label} help={help}>
          {({ labelId, helpId }) => (
            <Switch
              checked={connection[key] === true}
              labelledBy={labelId}
              describedBy={helpId}
              disabled={disabled}
              onChange={(on) => changeOnce({ [key]: on ? true : undefined })}
            />
          )}
        </Field>
      ))}
    </Section>
  );
}
