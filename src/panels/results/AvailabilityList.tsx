import { useMemo } from 'react';
import type { ClassAvailability } from '../../analysis/results.ts';
import { formatAvailability, formatDowntime } from '../../catalog/downtime.ts';
import { cx } from '../../kit/cx.ts';
import { Icon } from '../../kit/icons.tsx';
import { useStore } from '../../state/store.ts';
import { availabilities } from '../../state/theory.ts';
import * as words from '../../words/availability.ts';
import { ClassDot } from '../ClassDot.tsx';
import { flyTo } from '../fly.ts';
import { keepUnits } from '../inspect/keepUnits.ts';
import { SourceBadge } from '../inspect/SourceBadge.tsx';
import { Section } from '../Section.tsx';
import styles from './AvailabilityList.module.css';
import { className, targetName } from './recordWords.ts';

/** What each class can count on, in time, against its promise, and what costs most of it. Nothing has to run for it. */
export function AvailabilityList() {
  const board = useStore((state) => state.board);
  const estimate = useStore((state) => state.estimate);
  const rows = useMemo(
    () =>
      availabilities(board, estimate).toSorted(
        (a, b) => Number(b.missed) - Number(a.missed) || a.share - b.share,
      ),
    [board, estimate],
  );
  if (rows.length === 0) return null;
  return (
    <Section title={words.availability} action={<SourceBadge by="estimate" />}>
      <p className={styles.help}>{words.help}</p>
      <ul className={styles.classes}>
        {rows.map((row) => (
          <Row key={row.class} row={row} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ row }: { readonly row: ClassAvailability }) {
  const board = useStore((state) => state.board);
  const { share, carried, costliest, promised, missed } = row;
  const shown = formatAvailability(share);
  const loaded = formatAvailability(carried);
  return (
    <li>
      <p className={cx(styles.row, missed && styles.missed)}>
        <span className={styles.name}>
          <ClassDot id={row.class} />
          {className(board, row.class)}
        </span>
        {missed && <Icon name="circle-x" size={15} />}
        <span className={styles.value}>{row.unknown > 0 ? words.atLeast(shown) : shown}</span>
      </p>
      <p className={styles.more}>
        {words.aMonth(formatDowntime(share))}
        {promised !== null && `, ${words.promised(formatAvailability(promised))}: `}
        {promised !== null && (
          <span className={missed ? styles.word : styles.good}>{missed ? words.missed : words.met}</span>
        )}
      </p>
      {loaded !== shown && <p className={styles.more}>{words.carried(loaded)}</p>}
      {costliest && (
        <p className={styles.more}>
          {words.alwaysThere}
          <button type="button" onClick={() => flyTo(costliest.at.id)}>
            {targetName(board, costliest.at.id)}
          </button>
          {keepUnits(words.wouldMakeIt(formatAvailability(costliest.share)))}
        </p>
      )}
    </li>
  );
}
