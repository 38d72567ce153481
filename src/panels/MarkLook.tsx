import '../kit/markTokens.css';
import { type CSSProperties, useId } from 'react';
import type { Mark, MarkColor, MarkKind } from '../board/board.ts';
import type { Look } from '../state/lastLook.ts';
import { Field } from './Field.tsx';
import styles from './MarkLook.module.css';

const COLORS: readonly MarkColor[] = ['ink', 'gray', 'red', 'orange', 'yellow', 'green', 'blue', 'purple'];
const SIZES = [
  ['s', 'Small'],
  ['m', 'Medium'],
  ['l', 'Large'],
  ['xl', 'Extra large'],
] as const;
const FILLS = [
  ['none', 'None'],
  ['soft', 'Soft'],
  ['solid', 'Solid'],
] as const;
const DASHES = [
  ['solid', 'Solid'],
  ['dashed', 'Dashed'],
  ['dotted', 'Dotted'],
] as const;
const HEADS = [
  ['none', 'None'],
  ['end', 'End'],
  ['both', 'Both'],
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
        label="Color"
        value={look.color}
        options={COLORS.map((color) => [color, color] as const)}
        swatch={kinds.size === 1 && kinds.has('note') ? 'note' : 'mark'}
        onChange={(color) => onChange({ color })}
      />
      <Choice label="Size" value={look.size} options={SIZES} onChange={(size) => onChange({ size })} />
      {all(SHAPES) && (
        <Choice label="Fill" value={look.fill} options={FILLS} onChange={(fill) => onChange({ fill })} />
      )}
      {outlined && (
        <Choice label="Line" value={look.dash} options={DASHES} onChange={(dash) => onChange({ dash })} />
      )}
      {all(new Set(['line'])) && look.heads !== undefined && (
        <Choice
          label="Arrowheads"
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
  const name = useId();
  return (
    <Field label={label} wide>
      {({ labelId }) => (
        <div className={styles.row} role="radiogroup" aria-labelledby={labelId}>
          {options.map(([option, words]) => (
            <label key={option} className={swatch ? styles.swatch : styles.option} title={words}>
              <input
                type="radio"
                name={name}
                value={option}
                checked={value === option}
                aria-label={words}
                onChange={() => onChange(option)}
              />
              {swatch ? (
                <span
                  className={styles.dot}
                  style={{ '--dot': `var(--${swatch}-${option})` } as CSSProperties}
                />
              ) : (
                <span aria-hidden="true">{words}</span>
              )}
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}
