import { useState } from 'react';
import type { Component } from '../../board/board.ts';
import { MOST_TEXT, parseTimes, setTimes, summaryOf, takesTimes, timesText } from '../../board/measured.ts';
import { formatCount, formatMs } from '../../catalog/units.ts';
import { Button } from '../../kit/Button.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/component.ts';
import { metrics } from '../../words/measures.ts';
import { Section } from '../Section.tsx';
import { TextField } from '../TextField.tsx';
import styles from './Inspector.module.css';

/** Times of the real thing, pasted: a run then draws from these, and no longer from a shape. */
export function MeasuredTimes({ component }: { readonly component: Component }) {
  const readOnly = useStore((state) => state.readOnly);
  const [pasting, setPasting] = useState(false);
  const [problem, setProblem] = useState('');
  const { times } = component;
  if (!takesTimes(component) || (readOnly && !times)) return null;
  const set = (next: readonly number[] | null) =>
    store.getState().edit((board) => setTimes(board, component.id, next));
  const take = (text: string) => {
    if (text === '') {
      setProblem('');
      set(null);
      return;
    }
    const parsed = parseTimes(text);
    setProblem('problem' in parsed ? parsed.problem : '');
    if ('times' in parsed) set(parsed.times);
  };
  const drop = () => {
    setProblem('');
    setPasting(false);
    set(null);
  };
  return (
    <Section
      title={words.measuredTimes}
      action={
        !readOnly &&
        (times || pasting ? (
          <Button look="quiet" icon="x" onClick={drop}>
            {words.removeTimes}
          </Button>
        ) : (
          <Button look="quiet" icon="plus" onClick={() => setPasting(true)}>
            {words.paste}
          </Button>
        ))
      }
    >
      {times ? <Summary times={times} /> : <p className={styles.hint}>{words.timesHelp}</p>}
      {(times || pasting) && (
        <TextField
          label={words.timesField}
          value={times ? timesText(times) : ''}
          lines={4}
          most={MOST_TEXT}
          placeholder={words.timesHint}
          disabled={readOnly}
          takesFocus={pasting}
          onChange={take}
        />
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </Section>
  );
}

function Summary({ times }: { readonly times: readonly number[] }) {
  const { count, mean, p50, p99, cv } = summaryOf(times);
  const rows = [
    [words.times, formatCount(count)],
    [words.mean, formatMs(mean)],
    [words.median, formatMs(p50)],
    [metrics.p99, formatMs(p99)],
    [words.variation, formatCount(Number(cv.toPrecision(2)))],
  ];
  return (
    <dl className={styles.manyFigures}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
