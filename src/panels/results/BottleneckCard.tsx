import { Fragment } from 'react';
import type { Bottleneck } from '../../analysis/results.ts';
import type { Id } from '../../board/board.ts';
import { setParam } from '../../board/edit.ts';
import { TARGET_UTILIZATION } from '../../catalog/target.ts';
import { formatFactor } from '../../catalog/units.ts';
import { Button } from '../../kit/Button.tsx';
import { cx } from '../../kit/cx.ts';
import { Icon } from '../../kit/icons.tsx';
import { Meter } from '../../kit/Meter.tsx';
import { VisuallyHidden } from '../../kit/VisuallyHidden.tsx';
import { store, useStore } from '../../state/store.ts';
import { to } from '../../words/figures.ts';
import * as words from '../../words/results.ts';
import { flyTo } from '../fly.ts';
import { keepUnits } from '../inspect/keepUnits.ts';
import { SourceBadge } from '../inspect/SourceBadge.tsx';
import styles from './BottleneckCard.module.css';
import { FULL, percentWords } from './LoadCell.tsx';
import { blamed, componentName, limitWords, paramLabel, paramWords, targetName } from './recordWords.ts';
import { secondsWords } from './runWords.ts';

const STATES: Readonly<Record<Bottleneck['state'], { icon: string; word: string }>> = {
  fine: { icon: 'circle-check', word: words.withinItsLimits },
  hot: { icon: 'triangle-alert', word: words.runningHot },
  saturated: { icon: 'octagon-alert', word: words.saturated },
  failing: { icon: 'circle-x', word: words.failing },
};

const TITLES: Readonly<Record<Bottleneck['state'], string>> = {
  fine: words.nearestToItsLimit,
  hot: words.firstToGiveWay,
  saturated: words.theBottleneck,
  failing: words.theCause,
};

/** What gave way first, or would next: which limit, since when, by which numbers, and what doubling it would do. */
export function BottleneckCard() {
  const bottleneck = useStore((state) => state.bottleneck);
  const board = useStore((state) => state.board);
  if (!bottleneck) return null;
  const { component, limit, utilization, since, state, evidence } = bottleneck;
  const isThere = (id: Id) =>
    [board.components, board.connections, board.groups].some((table) => Object.hasOwn(table, id));
  return (
    <section
      className={cx(styles.card, styles[state === 'failing' ? 'saturated' : state])}
      aria-label={words.bottleneck}
    >
      <p className={styles.state}>
        <Icon name={STATES[state].icon} />
        {STATES[state].word}
        {since !== null && <span className={styles.since}>{words.since(secondsWords(since))}</span>}
      </p>
      <h3 className={styles.title}>
        {TITLES[state]}
        {blamed(bottleneck).map((id, index) => (
          <Fragment key={id}>
            {index > 0 ? ', ' : ' '}
            <button type="button" disabled={!isThere(id)} onClick={() => flyTo(id)}>
              {targetName(board, id)}
            </button>
          </Fragment>
        ))}
      </h3>
      {limit !== null && (
        <div className={styles.level}>
          <Meter value={utilization} target={TARGET_UTILIZATION} full={FULL} />
          <span>
            {percentWords(utilization)} {limitWords(board, limit)}
          </span>
        </div>
      )}
      {evidence.length > 0 && (
        <ul className={styles.evidence}>
          {evidence.map((sentence) => (
            <li key={sentence}>{keepUnits(sentence)}</li>
          ))}
        </ul>
      )}
      {bottleneck.doubled && isThere(component) && (
        <Doubled component={component} doubled={bottleneck.doubled} />
      )}
    </section>
  );
}

function Doubled({
  component,
  doubled,
}: {
  readonly component: string;
  readonly doubled: NonNullable<Bottleneck['doubled']>;
}) {
  const board = useStore((state) => state.board);
  const readOnly = useStore((state) => state.readOnly);
  const { along = [], headroomBefore, headroomAfter, next } = doubled;
  const changes = [{ ...doubled, component }, ...along];
  const said = changes.map(({ component: id, param, value }) => {
    const amount = (of: number) => paramWords(board, id, param, of);
    const change = `${paramLabel(board, id, param)} ${amount(value / 2)} → ${amount(value)}`;
    return along.length > 0 ? `${componentName(board, id)}: ${change}` : change;
  });
  const done = changes.every(
    ({ component: id, param, value }) => board.components[id]?.params[param] === value,
  );
  const double = () => {
    const { edit, say } = store.getState();
    edit((before) =>
      changes.reduce((on, { component: id, param, value }) => setParam(on, id, param, value), before),
    );
    say(
      along.length > 0
        ? words.changesMade(said)
        : words.changeMade(componentName(board, component), said[0]!),
    );
  };
  return (
    <div className={styles.doubled}>
      <div>
        <p className={styles.change}>
          {said.map((change) => (
            <span key={change}>{change}</span>
          ))}{' '}
          <SourceBadge by="estimate" />
        </p>
        <p className={styles.then}>
          {words.headroom(formatFactor(headroomBefore))} <span aria-hidden>→</span>
          <VisuallyHidden>{to} </VisuallyHidden> <strong>{formatFactor(headroomAfter)}</strong>
          {next && words.thenLimit(componentName(board, next.component), limitWords(board, next.limit))}
        </p>
      </div>
      {done ? (
        <span className={styles.done}>
          <Icon name="check" /> {words.done}
        </span>
      ) : (
        <Button
          disabled={readOnly}
          title={readOnly ? words.makeTheBoardYoursFirst : undefined}
          onClick={double}
        >
          {along.length > 0 ? words.doubleThem : words.doubleIt}
        </Button>
      )}
    </div>
  );
}
