import * as words from '../../words/inspector.ts';
import '../../kit/markTokens.css';
import type { Mark, MarkColor, MarkKind } from '../../board/board.ts';
import type { Look } from '../../state/lastLook.ts';
import { LookChoice } from './LookChoice.tsx';

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
      <LookChoice
        label={words.color}
        value={look.color}
        options={COLORS.map((color) => [color, words.colors[color]] as const)}
        swatch={(color) => `var(--${kinds.size === 1 && kinds.has('note') ? 'note' : 'mark'}-${color})`}
        onChange={(color) => onChange({ color })}
      />
      <LookChoice
        label={words.size}
        value={look.size}
        options={SIZES}
        onChange={(size) => onChange({ size })}
      />
      {all(SHAPES) && (
        <LookChoice
          label={words.fill}
          value={look.fill}
          options={FILLS}
          onChange={(fill) => onChange({ fill })}
        />
      )}
      {outlined && (
        <LookChoice
          label={words.line}
          value={look.dash}
          options={DASHES}
          onChange={(dash) => onChange({ dash })}
        />
      )}
      {all(new Set(['line'])) && look.heads !== undefined && (
        <LookChoice
          label={words.arrowheads}
          value={look.heads}
          options={HEADS}
          onChange={(heads) => onChange({ heads })}
        />
      )}
    </fieldset>
  );
}
