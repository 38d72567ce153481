import type { Factor } from '../../board/board.ts';
import { productOf } from '../../board/read.ts';
import { formatCount } from '../../catalog/units.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { NumberField } from '../../kit/NumberField.tsx';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/traffic.ts';
import { useGesture } from '../gesture.ts';
import { TextField } from '../TextField.tsx';
import styles from './Workload.module.css';

/** A product written out factor by factor, each with its meaning; numbers of this board's own are edited in place. */
export function Arithmetic({
  name,
  unit,
  factors,
  onChange,
}: {
  readonly name: string;
  readonly unit: string;
  readonly factors: readonly Factor[];
  readonly onChange: (factors: readonly Factor[], gesture?: string) => void;
}) {
  const board = useStore((state) => state.board);
  const readOnly = useStore((state) => state.readOnly);
  const gesture = useGesture(`arithmetic.${name}`);
  const replace = (index: number, factor: Factor, merge?: string) =>
    onChange(
      factors.map((old, at) => (at === index ? factor : old)),
      merge,
    );
  return (
    <details className={styles.arithmetic}>
      <summary>
        {factors.map((factor, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a factor has no identity but its place.
          <span key={index}>
            {index > 0 && <span className={styles.sign}>{factor.divide ? ' ÷ ' : ' × '}</span>}
            {index === 0 && factor.divide && <span className={styles.sign}>1 ÷ </span>}
            <span title={meaningOf(factor)}>{formatCount(numberIn(factor))}</span>
          </span>
        ))}
        <span className={styles.sign}> = </span>
        <strong>
          {formatCount(productOf(board, factors))}
          {unit}
        </strong>
      </summary>
      <ol className={styles.factors}>
        {factors.map((factor, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a factor has no identity but its place.
          <li key={index} className={styles.factor}>
            <button
              type="button"
              className={styles.operator}
              disabled={readOnly}
              aria-label={factor.divide ? words.divideMultiply : words.timesDivide}
              onClick={() => {
                const { divide, ...rest } = factor;
                replace(index, divide ? rest : { ...rest, divide: true });
              }}
            >
              {factor.divide ? '÷' : '×'}
            </button>
            {typeof factor.value === 'number' ? (
              <NumberField
                label={factor.label || words.factorName(index + 1)}
                value={factor.value}
                min={-1e15}
                max={1e15}
                scale="linear"
                disabled={readOnly}
                onChange={(value) => replace(index, { ...factor, value }, gesture.name())}
                onCommit={gesture.end}
                className={styles.factorValue}
              />
            ) : (
              <span className={styles.reference} title={words.isAssumption}>
                {formatCount(numberIn(factor))}
              </span>
            )}
            {typeof factor.value === 'number' ? (
              <TextField
                label={words.meaningOf(index + 1)}
                value={factor.label}
                placeholder={words.whatItIs}
                disabled={readOnly}
                onChange={(label) => replace(index, { ...factor, label })}
              />
            ) : (
              <span className={styles.meaning}>{meaningOf(factor)}</span>
            )}
            {!readOnly && factors.length > 1 && (
              <IconButton
                icon="x"
                iconSize={13}
                label={words.removeFactor(meaningOf(factor) || index + 1)}
                onClick={() => onChange(factors.filter((_, at) => at !== index))}
              />
            )}
          </li>
        ))}
      </ol>
      {!readOnly && (
        <Button look="quiet" icon="plus" onClick={() => onChange([...factors, { label: '', value: 1 }])}>
          {words.factor}
        </Button>
      )}
    </details>
  );

  function numberIn(factor: Factor): number {
    return typeof factor.value === 'number' ? factor.value : (board.assumptions[factor.value]?.value ?? 0);
  }
  function meaningOf(factor: Factor): string {
    if (factor.label) return factor.label;
    return typeof factor.value === 'string' ? (board.assumptions[factor.value]?.label ?? '') : '';
  }
}
