import type { ReactNode } from 'react';
import { formatCount, formatMs, formatRate } from '../../catalog/units.ts';
import type { ComponentFigures } from '../../state/shape.ts';
import * as words from '../../words/cards.ts';
import styles from './CardFigures.module.css';

/** The three live figures of a card seen from near. */
export function CardFigures({ figures }: { figures: ComponentFigures | undefined }): ReactNode {
  const waiting = figures?.waiting ?? Number.NaN;
  const columns = [
    ['rate', figures ? formatRate(figures.rate) : '–'],
    [
      'waiting',
      waiting === Number.POSITIVE_INFINITY
        ? words.grows
        : formatCount(waiting < 10 ? Math.round(waiting * 10) / 10 : Math.round(waiting)),
    ],
    ['p99', formatMs(figures?.p99 ?? Number.NaN)],
  ] as const;
  return (
    <span className={styles.figures}>
      {columns.map(([label, value]) => (
        <span key={label} className={styles.figure}>
          <b>{value}</b>
          <i>{label}</i>
        </span>
      ))}
    </span>
  );
}
