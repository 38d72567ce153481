import * as words from '../../words/inspector.ts';
import '../../kit/markTokens.css';
import { type CSSProperties, useId } from 'react';
import type { Mark, MarkColor, MarkKind } from '../../board/board.ts';
import type { Look } from '../../state/lastLook.ts';
import { Field } from '../Field.tsx';
import styles from './MarkLook.module.css';

const COLORS: readonly MarkColor[] = ['ink', 'gray', 'red', 'orange', 'yellow', 'green', 'blue', 'purple'];
const SIZES = [
  ['s', words.small],
  ['m', words.medium],
  ['l', words.large],
  ['xl', words.extraLarge],
] as const;
const FILLS = [
  ['none', words.none],
  ['soft', words.soft],
  ['solid', words.solid],
] as const;
const DASHES = [
  ['solid', words.solid],
  ['dashed', words.dashed],
  ['dotted', words.dotted],
] as const;
const HEADS = [
  ['none', words.none],
  ['end', words.end],
  ['both', words.both],
] as const;

const SHAPES: ReadonlySet<MarkKind> = new Set(['rectangle', 'ellipse']);

export type LookPatch = Partial<Look & Pick<Mark, 'heads'>>;

/** What marks of these kinds can look like. A value that they do not share is not shown as chosen. */
export function MarkLook({
  kinds,
  look,
  disabled,
  onChange,
}: {
  readonly kinds: ReadonlySet<MarkKind>;
  readonly look: LookPatch;
  readonly disabled: boolean;
  onChange(patch: LookPatch): void;
}) {
  const all = (wanted: ReadonlySet<MarkKind>): boolean => [...kinds].every((kind) => wanted.has(kind));
  const outlined = all(new Set([...SHAPES, 'line']));
  return (
    <fieldset disabled={disabled} style={{ display: 'contents' }}>
      <Choice
        label={words.color}
        value={look.color}
        options={COLORS.map((color) => [color, words.colors[color]] as const)}
        swatch={kinds.size === 1 && kinds.has('note') ? 'note' : 'mark'}
        onChange={(color) => onChange({ color })}
      />
      <Choice label={words.size} value={look.size} options={SIZES} onChange={(size) => onChange({ size })} />
      {all(SHAPES) && (
        <Choice
          label={words.fill}
          value={look.fill}
          options={FILLS}
          onChange={(fill) => onChange({ fill })}
        />
      )}
      {outlined && (
        <Choice
          label={words.line}
          value={look.dash}
          options={DASHES}
          onChange={(dash) => onChange({ dash })}
        />
      )}
      {all(new Set(['line'])) && look.heads !== undefined && (
        <Choice
          label={words.arrowheads}
          value={look.heads}
          options={HEADS}
          onChange={(heads) => onChange({ heads })}
        />
      )}
    </fieldset>
  );
}

function Choice<Value extends string>({
  label,
  value,
  options,
  swatch,
  onChange,
}: {
  readonly label: string;
  readonly value: Value | undefined;
  readonly options: readonly (readonly [value: Value, label: string])[];
  /** Shows colors: of ink, or of notes. */
  readonly swatch?: 'mark' | 'note';
  onChange(value: Value): void;
}) {
  const field = useId();
  return (
    <Field label={label} wide>
      {({ labelId }) => (
        <div className={styles.row} role="radiogroup" aria-labelledby={labelId}>
          {options.map(([option, name]) => (
            <label key={option} className={swatch ? styles.swatch : styles.option} title={name}>
              <input
                type="radio"
                name={field}
                value={option}
                checked={value === option}
                aria-label={name}
                onChange={() => onChange(option)}
              />
              {swatch ? (
                <span
                  className={styles.dot}
                  style={{ '--dot': `var(--${swatch}-${option})` } as CSSProperties}
                />
              ) : (
                <span aria-hidden="true">{name}</span>
              )}
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}
