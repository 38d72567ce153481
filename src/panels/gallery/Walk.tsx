import { useEffect, useMemo, useRef, useState } from 'react';
import type { Board } from '../../board/board.ts';
import { setParam } from '../../board/edit.ts';
import { numberOf, specOf } from '../../board/read.ts';
import { formatFactor } from '../../catalog/units.ts';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/icons.tsx';
import { Meter } from '../../kit/Meter.tsx';
import { VisuallyHidden } from '../../kit/VisuallyHidden.tsx';
import { store, useStore } from '../../state/store.ts';
import { type Outlook, outlookOf, type Strain } from '../../state/walk.ts';
import { type RunLength, restoreLength, runLength, runStep } from '../../state/walkRun.ts';
import { FIXES, type Fix } from '../../templates/fixes.ts';
import * as words from '../../words/stages.ts';
import { flyTo } from '../fly.ts';
import { SourceBadge } from '../inspect/SourceBadge.tsx';
import { percentWords } from '../results/LoadCell.tsx';
import { componentName, limitWords, paramLabel, paramWords } from '../results/recordWords.ts';
import { Section } from '../Section.tsx';
import styles from './Walk.module.css';
import { WalkEnd } from './WalkEnd.tsx';
import { Measured } from './WalkRun.tsx';

/** The load that the documented fixes are for. */
const LOAD = 10;

/**
 * From 1x to ten times the load, one documented change at a time: what gives way, what is done about it, and what that
 * gains. Changes the board, each as one step to undo; a board that is only looked at is left alone, and a copy changes.
 */
export function Walk({ template }: { readonly template: string }) {
  const fixes = Object.hasOwn(FIXES, template) ? FIXES[template]! : [];
  const shown = useStore((state) => state.board);
  const readOnly = useStore((state) => state.readOnly);
  const [walking, setWalking] = useState(false);
  const [copy, setCopy] = useState<Board | null>(null);
  const before = useRef<RunLength | null>(null);
  const board = readOnly ? (copy ?? shown) : shown;
  const able = fixes.filter(({ component }) => Object.hasOwn(board.components, component));
  if (able.length === 0) return null;
  const { setLoad } = store.getState();
  const begin = () => {
    before.current = runLength();
    setLoad(LOAD);
    setWalking(true);
    if (!readOnly) runStep();
  };
  const leave = () => {
    store.getState().stop();
    setLoad(1);
    restoreLength(before.current);
    setCopy(null);
    setWalking(false);
  };
  const make = (fix: Fix) => {
    if (readOnly) {
      setCopy(made(board, fix));
      return;
    }
    store.getState().edit((on) => made(on, fix));
    runStep();
  };
  return (
    <Section
      title={words.walkTo10x}
      action={
        walking && (
          <Button look="quiet" onClick={leave}>
            {words.leave}
          </Button>
        )
      }
    >
      {walking ? (
        <Way board={board} fixes={able} make={make} onCopy={readOnly} />
      ) : (
        <>
          <p className={styles.text}>
            {words.tenTimes}
            {readOnly && ` ${words.boardStays}`}
          </p>
          <Button icon="chart-line" className={styles.begin} onClick={begin}>
            {words.goTo10x}
          </Button>
        </>
      )}
    </Section>
  );
}

function Way({
  board,
  fixes,
  make,
  onCopy,
}: {
  readonly board: Board;
  readonly fixes: readonly Fix[];
  readonly make: (fix: Fix) => void;
  readonly onCopy: boolean;
}) {
  const now = useMemo(() => outlookOf(board, LOAD), [board]);
  const done = fixes.filter((fix) => isMade(board, fix));
  const next = fixes.find((fix) => !isMade(board, fix));
  const go = (fix: Fix, then: Outlook) => {
    make(fix);
    const first = then.breaking[0];
    const rest = first
      ? words.next(componentName(board, first.component), limitWords(board, first.limit))
      : words.nothingGivesWay;
    const [before, after] = [formatFactor(now.headroom), formatFactor(then.headroom)];
    const headroom = before === after ? words.headroomStays(after) : words.headroomNow(before, after);
    store.getState().say(`${headroom} ${rest}`);
  };
  return (
    <>
      <Breaks board={board} outlook={now} />
      {!onCopy && <Measured board={board} />}
      {done.length > 0 && (
        <ul className={styles.done} aria-label={words.done}>
          {done.map((fix) => (
            <li key={`${fix.component} ${fix.param}`}>
              <Icon name="check" size={14} />
              {componentName(board, fix.component)}: {paramLabel(board, fix.component, fix.param)}{' '}
              {paramWords(board, fix.component, fix.param, fix.value)}
            </li>
          ))}
        </ul>
      )}
      {next ? (
        <Next
          key={`${next.component} ${next.param}`}
          board={board}
          fix={next}
          step={words.step(done.length + 1, fixes.length)}
          now={now}
          label={onCopy ? words.makeThisChange : words.makeAndRun}
          go={go}
        />
      ) : (
        <WalkEnd board={board} outlook={now} onCopy={onCopy} />
      )}
    </>
  );
}

/** What gives way at this load, worst first; or what would be next. */
function Breaks({ board, outlook }: { readonly board: Board; readonly outlook: Outlook }) {
  const { breaking, highest } = outlook;
  const list = breaking.length > 0 ? breaking : highest === null ? [] : [highest];
  return (
    <>
      <p className={styles.lead}>
        {breaking.length > 0 ? words.giveWay(breaking.length) : words.nearest}
        <SourceBadge by="estimate" />
      </p>
      <ol className={styles.breaks}>
        {list.map((strain) => (
          <Break key={`${strain.component} ${strain.limit}`} board={board} strain={strain} />
        ))}
      </ol>
    </>
  );
}

function Break({ board, strain }: { readonly board: Board; readonly strain: Strain }) {
  const { component, limit, utilization } = strain;
  return (
    <li>
      <button type="button" onClick={() => flyTo(component)}>
        {componentName(board, component)}
      </button>
      <span>
        {percentWords(utilization)} {limitWords(board, limit)}
      </span>
      <Meter value={utilization} className={styles.meter} />
    </li>
  );
}

function Next({
  board,
  fix,
  step,
  now,
  label,
  go,
}: {
  readonly board: Board;
  readonly fix: Fix;
  readonly step: string;
  readonly now: Outlook;
  readonly label: string;
  readonly go: (fix: Fix, then: Outlook) => void;
}) {
  const { component, param, value } = fix;
  const then = useMemo(() => outlookOf(made(board, fix), LOAD), [board, fix]);
  const strain = now.breaking.find((one) => one.component === component);
  const name = componentName(board, component);
  const paramName = paramLabel(board, component, param);
  const before = paramWords(board, component, param, valueNow(board, fix));
  const after = paramWords(board, component, param, value);
  const changes = words.stepChanges(step, paramName, before, after);
  useEffect(() => {
    store.getState().markStep({ component, text: step, words: changes });
    return () => store.getState().markStep(null);
  }, [component, step, changes]);
  return (
    <div className={styles.next}>
      <p className={styles.text}>
        {step}.{' '}
        {strain
          ? words.lookAtLimit(name, percentWords(strain.utilization), limitWords(board, strain.limit))
          : words.lookAt(name)}
      </p>
      <p className={styles.change}>
        {name}: {paramName} {before} <span aria-hidden>→</span>
        <VisuallyHidden>{words.to}</VisuallyHidden> {after}
      </p>
      <p className={styles.text}>{strain ? fix.why : words.soonAtLimit(fix.why)}</p>
      <p className={styles.text}>
        {words.headroom(formatFactor(now.headroom))} <span aria-hidden>→</span>
        <VisuallyHidden>{words.to} </VisuallyHidden> <strong>{formatFactor(then.headroom)}</strong>
      </p>
      <Button look="primary" onClick={() => go(fix, then)}>
        {label}
      </Button>
    </div>
  );
}

function made(board: Board, { component, param, value }: Fix): Board {
  return setParam(board, component, param, value);
}

function valueNow(board: Board, { component, param }: Fix): number {
  const on = board.components[component];
  const spec = on && specOf(on, param);
  return on && spec ? numberOf(on, spec.key, Number.NaN) : Number.NaN;
}

function isMade(board: Board, fix: Fix): boolean {
  return valueNow(board, fix) >= fix.value;
}
