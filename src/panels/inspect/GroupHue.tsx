import type { Group } from '../../board/board.ts';
import { groupKindOf } from '../../catalog/groups.ts';
import * as words from '../../words/inspector.ts';
import { LookChoice } from './LookChoice.tsx';

/** Places on the color wheel, degrees, that one tells apart at a glance. */
const HUES = [
  [25, words.colors.red],
  [55, words.colors.orange],
  [95, words.colors.yellow],
  [150, words.colors.green],
  [250, words.colors.blue],
  [305, words.colors.purple],
] as const;

/** As its kind, which is the value without a hue of its own. */
const PLAIN = '';

/** The color of a frame. One that came with a hue in between keeps it until another is chosen. */
export function GroupHue({
  group,
  disabled,
  onChange,
}: {
  readonly group: Group;
  readonly disabled: boolean;
  onChange(hue: number | undefined): void;
}) {
  const own = group.hue;
  const isOther = own !== undefined && HUES.every(([hue]) => hue !== own);
  const all = isOther ? [...HUES, [own, `${own}°`] as const] : HUES;
  const options = [
    [PLAIN, words.asItsKind] as const,
    ...all.map(([hue, name]) => [String(hue), name] as const),
  ];
  const swatch = (value: string): string => {
    if (value !== PLAIN) return tint(Number(value));
    return group.kind === 'plain' ? 'var(--ink-3)' : tint(groupKindOf(group.kind)?.hue ?? 0);
  };
  return (
    <fieldset disabled={disabled} style={{ display: 'contents' }}>
      <LookChoice
        label={words.color}
        value={own === undefined ? PLAIN : String(own)}
        options={options}
        swatch={swatch}
        onChange={(value) => onChange(value === PLAIN ? undefined : Number(value))}
      />
    </fieldset>
  );
}

/** As frames are drawn. */
const tint = (hue: number): string => `light-dark(oklch(0.56 0.09 ${hue}), oklch(0.72 0.08 ${hue}))`;
