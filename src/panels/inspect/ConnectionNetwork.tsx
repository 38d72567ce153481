import type { Group } from '../../board/board.ts';
import { crossingsOf } from '../../board/trips.ts';
import { formatMs } from '../../catalog/units.ts';
import { NumberField } from '../../kit/NumberField.tsx';
import { Switch } from '../../kit/Switch.tsx';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/connection.ts';
import { Field } from '../Field.tsx';
import { Section } from '../Section.tsx';
import type { ConnectionPartProps } from './connectionPart.ts';
import styles from './Inspector.module.css';

const ROWS = [
  {
    key: 'rtt',
    ...words.rtt,

    unit: 'ms',
    max: 60_000,
    step: 0.5,
  },
  {
    key: 'rttCv',
    ...words.rttCv,

    unit: '',
    max: 5,
    step: 0.1,
  },
  {
    key: 'payload',
    ...words.payload,

    unit: 'KB',
    max: 100_000_000,
    step: 1,
  },
  {
    key: 'reply',
    ...words.reply,

    unit: 'KB',
    max: 100_000_000,
    step: 1,
  },
  {
    key: 'timeout',
    ...words.timeout,

    unit: 'ms',
    max: 86_400_000,
    step: 100,
  },
] as const;

/** What lies between the two ends. */
export function ConnectionNetwork({ connection, disabled, change, onCommit }: ConnectionPartProps) {
  return (
    <Section title={words.network}>
      {ROWS.filter(({ key }) => (key !== 'timeout' && key !== 'reply') || connection.mode === 'call').map(
        ({ key, label, help, unit, max, step }) => (
          <Field key={key} label={label} help={help}>
            {({ labelId, helpId }) => (
              <NumberField
                value={connection[key] ?? 0}
                min={0}
                max={max}
                step={step}
                {...(unit ? { unit } : {})}
                word={key === 'timeout' ? { value: 0, text: words.none } : undefined}
                labelledBy={labelId}
                describedBy={helpId}
                disabled={disabled}
                onChange={(value) => change({ [key]: value })}
                onCommit={onCommit}
                className={styles.number}
              />
            )}
          </Field>
        ),
      )}
      <Crossing connection={connection} disabled={disabled} change={change} onCommit={onCommit} />
    </Section>
  );
}

/** Where the ends lie in different zones, regions or networks: what that adds, and whether it counts. */
function Crossing({
  connection,
  disabled,
  change,
  onCommit,
}: Pick<ConnectionPartProps, 'connection' | 'disabled' | 'change' | 'onCommit'>) {
  const board = useStore((state) => state.board);
  const { spans: _, ...open } = connection;
  const crossings = crossingsOf(board, open);
  if (crossings.length === 0) return null;
  const { rtt, spans } = connection;
  const total = crossings.reduce((sum, { ms }) => sum + ms, rtt);
  const ways = crossings.map(({ ms, from, to }) => ` + ${formatMs(ms)} ${wayWords(from, to)}`);
  return (
    <>
      <Field {...words.wholeWay}>
        {({ labelId, helpId }) => (
          <Switch
            checked={spans === true}
            disabled={disabled}
            labelledBy={labelId}
            describedBy={helpId}
            onChange={(whole) => {
              change({ spans: whole ? true : undefined });
              onCommit();
            }}
          />
        )}
      </Field>
      <p className={styles.hint}>
        {spans
          ? words.wayIncluded(formatMs(rtt), wayWords(crossings[0]!.from, crossings[0]!.to))
          : `${formatMs(rtt)}${ways.join('')} = ${Number(total.toFixed(2))} ms`}
      </p>
    </>
  );
}

/** `between zones`, `from us-east-1 to eu-west-1`, `inside us-east-1a` */
function wayWords(from: Group, to: Group): string {
  if (from === to) return words.inside(from.name);
  const bothZones = from.kind === 'zone' && to.kind === 'zone';
  return bothZones ? words.betweenZones : words.fromTo(from.name, to.name);
}
