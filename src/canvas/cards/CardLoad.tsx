import type { CSSProperties } from 'react';
import { TARGET_UTILIZATION } from '../../catalog/target.ts';
import { cx } from '../../kit/cx.ts';
import { loadColor, loadInk } from '../../kit/ramp.ts';
import { useTheme } from '../../kit/theme.ts';
import type { ComponentFigures } from '../../state/shape.ts';
import * as words from '../../words/cards.ts';
import styles from './CardLoad.module.css';
import { loadState, loadWords } from './cardText.ts';

type Figures = ComponentFigures | undefined;

/** Less of a level than one sees: what wavers by it is not painted anew. */
const STEP = 1 / 200;

/** The card's lower edge: filled to the utilization, by color and by pattern, with a tick at the target. */
export function Level({ figures }: { figures: Figures }) {
  const theme = useTheme();
  const state = loadState(figures);
  if (state === 'none' || !figures) return null;
  const utilization = Math.round(figures.utilization / STEP) * STEP;
  const style: CSSProperties = {
    width: `${Math.min(1, Math.max(0, utilization)) * 100}%`,
    backgroundColor: loadColor(utilization, theme),
  };
  return (
    <span className={styles.level} aria-hidden>
      <span
        className={cx(styles.fill, styles[state], figures.by === 'simulation' && styles.live)}
        style={style}
      />
      <span className={styles.tick} style={{ left: `${TARGET_UTILIZATION * 100}%` }} />
    </span>
  );
}

const SIGNS = { estimate: words.fromEstimate, simulation: words.fromRun } as const;

/** The level in words, and where the number comes from. */
export function LoadWords({ figures }: { figures: Figures }) {
  const theme = useTheme();
  const [load, ...more] = loadWords(figures).split(/(?=, )/);
  if (!figures || !load) return null;
  const state = loadState(figures);
  const [sign, title] = SIGNS[figures.by];
  return (
    <span className={styles.words} title={title}>
      <span
        style={state === 'none' ? undefined : { color: loadInk(figures.utilization, theme) }}
        className={cx(state === 'full' && styles.loud)}
      >
        {load}
        {more.map((part) => (
          <span key={part} className={styles.more}>
            {part}
          </span>
        ))}
      </span>
      <span className={styles.sign}>{sign}</span>
    </span>
  );
}
