import type { CSSProperties } from 'react';
import { cx } from './cx.ts';
import { keyAlongText } from './direction.ts';
import styles from './Slider.module.css';
import { fromTrack, round, toTrack } from './scale.ts';

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** `log`: equal distances are equal ratios. */
  readonly scale?: 'linear' | 'log';
  /** Each gets a tick under the track; a value near one snaps to it. */
  readonly marks?: readonly { readonly value: number; readonly label?: string }[];
  /** What a screen reader says for a value, with its unit. */
  readonly words?: (value: number) => string;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
  /** Once, when the gesture ends. */
  readonly onCommit?: () => void;
  readonly className?: string | undefined;
}

const TRACK = 1000;
/** Share of the track within which a mark catches the thumb. */
const SNAP = 0.018;

/** A native range input underneath: keyboard, touch and assistive technology work as everywhere. */
export function Slider({
  label,
  value,
  min,
  max,
  step,
  scale = 'linear',
  marks = [],
  words = String,
  disabled = false,
  onChange,
  onCommit,
  className,
}: SliderProps) {
  const at = toTrack(value, min, max, scale);
  const moveTo = (track: number, snap: boolean) => {
    const near = snap
      ? marks.find((mark) => Math.abs(toTrack(mark.value, min, max, scale) - track) < SNAP)
      : undefined;
    onChange(near ? near.value : round(fromTrack(track, min, max, scale), min, max, scale, step));
  };
  return (
    <div className={cx(styles.slider, className)} style={{ '--at': at } as CSSProperties}>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={words(value)}
        min={0}
        max={TRACK}
        step="any"
        value={at * TRACK}
        disabled={disabled}
        onChange={(event) => moveTo(Number(event.target.value) / TRACK, true)}
        onPointerUp={onCommit}
        onKeyUp={onCommit}
        onKeyDown={(event) => {
          // A native `step="any"` range moves by its own idea of a step; ours is a step of the value or of the ratio.
          const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5 }[
            keyAlongText(event.key, event.currentTarget)
          ];
          if (way === undefined) return;
          event.preventDefault();
          const unit = scale === 'linear' && step !== undefined ? step / (max - min) : 0.02;
          moveTo(Math.min(1, Math.max(0, at + way * unit)), false);
        }}
      />
      {marks.map((mark) => (
        <span
          key={mark.value}
          aria-hidden
          className={styles.mark}
          style={{ '--mark': toTrack(mark.value, min, max, scale) } as CSSProperties}
        >
          {mark.label}
        </span>
      ))}
    </div>
  );
}
