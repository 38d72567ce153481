import * as words from '../../words/runBar.ts';
import '../../kit/moreIcons.ts';
import { formatFactor } from '../../catalog/units.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { NumberField } from '../../kit/NumberField.tsx';
import { Slider } from '../../kit/Slider.tsx';
import { DURATION } from '../../state/runSlice.ts';
import { store, useStore } from '../../state/store.ts';
import { keysOf } from '../commands/commandKeys.ts';
import { clockWords, statusWords } from '../results/runWords.ts';
import { FaultBox } from './FaultBox.tsx';
import { HeavyHint } from './HeavyHint.tsx';
import styles from './RunBar.module.css';
import { useSuitingLength } from './suitingLength.ts';

const LOAD = { min: 0.1, max: 20 } as const;
const MARKS = [{ value: 1, label: '1x' }];
const SPEEDS = [
  { value: 'Infinity', label: words.maxSpeed },
  { value: '100', label: words.timesTime(100) },
  { value: '10', label: words.timesTime(10) },
  { value: '1', label: words.realTime },
  { value: '0.1', label: words.timesTime(0.1) },
  { value: '0.01', label: words.timesTime(0.01) },
] as const;

/** A run of a fixed length, or one that grows until it says this much. */
const UNTIL = [
  { value: '', label: words.fixedLength, target: null },
  { value: 'p99 10', label: words.until('p99', 10), target: { metric: 'p99', half: 0.1 } },
  { value: 'p99 5', label: words.until('p99', 5), target: { metric: 'p99', half: 0.05 } },
  { value: 'p99 2', label: words.until('p99', 2), target: { metric: 'p99', half: 0.02 } },
  { value: 'mean 1', label: words.until(words.mean, 1), target: { metric: words.mean, half: 0.01 } },
] as const;

/** Runs the board: play, pause, stop, the load on it, how long and how fast. */
export function RunBar() {
  useSuitingLength();
  return (
    <section className={styles.bar} data-pane="" aria-label={words.title}>
      <Progress />
      <Transport />
      <Words />
      <HeavyHint />
      <Load />
      <FaultBox />
      <Scope />
    </section>
  );
}

function Transport() {
  const status = useStore((state) => state.status);
  const { play, pause, stop } = store.getState();
  const going = status === 'running' || status === 'paused';
  return (
    <div className={styles.transport}>
      {status === 'running' ? (
        <Button size="large" icon="pause" aria-keyshortcuts={keysOf('run')} onClick={pause}>
          {words.pause}
        </Button>
      ) : (
        <Button size="large" look="primary" icon="play" aria-keyshortcuts={keysOf('run')} onClick={play}>
          {status === 'paused' ? words.resume : words.title}
        </Button>
      )}
      <IconButton
        icon="square"
        label={words.stop}
        size="large"
        side="top"
        keys={keysOf('stop')}
        disabled={!going}
        onClick={stop}
      />
    </div>
  );
}

function Words() {
  const status = useStore((state) => state.status);
  const clock = useStore((state) => state.clock);
  const duration = useStore((state) => state.duration);
  const hidden = useStore((state) => !state.panelOpen || state.tab !== 'results');
  return (
    <p className={styles.words}>
      <span>{statusWords(status, clock)}</span>
      {(status === 'running' || status === 'paused') && (
        <span className={styles.clock}>{clockWords(clock, duration)}</span>
      )}
      {status === 'done' && hidden && (
        <button type="button" className={styles.link} onClick={() => store.getState().showTab('results')}>
          {words.results}
        </button>
      )}
    </p>
  );
}

function Progress() {
  const progress = useStore((state) => state.progress);
  const going = useStore((state) => state.status === 'running' || state.status === 'paused');
  return (
    <div
      className={styles.progress}
      role="progressbar"
      aria-label={words.progress}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(progress * 100)}
      data-going={going || undefined}
    >
      <span style={{ scale: `${going ? progress : 0} 1` }} />
    </div>
  );
}

function Load() {
  const load = useStore((state) => state.load);
  const { setLoad } = store.getState();
  return (
    <div className={styles.load}>
      <span className={styles.label} aria-hidden>
        {words.load}
      </span>
      <Slider
        label={words.load}
        className={styles.slider}
        value={load}
        scale="log"
        marks={MARKS}
        words={(value) => words.timesTheLoad(formatFactor(value))}
        onChange={setLoad}
        {...LOAD}
      />
      <NumberField
        label={words.loadFactor}
        className={styles.factor}
        unit="x"
        value={load}
        scale="log"
        step={0.1}
        onChange={setLoad}
        {...LOAD}
      />
    </div>
  );
}

function Scope() {
  const duration = useStore((state) => state.duration);
  const speed = useStore((state) => state.speed);
  const going = useStore((state) => state.status === 'running' || state.status === 'paused');
  const until = useStore((state) => state.until);
  const { setDuration, setSpeed, setUntil } = store.getState();
  return (
    <div className={styles.scope}>
      <span className={styles.label} aria-hidden>
        {words.duration}
      </span>
      <NumberField
        label={words.simulatedTime}
        className={styles.duration}
        unit="s"
        value={duration}
        {...DURATION}
        scale="log"
        step={1}
        disabled={going}
        onChange={setDuration}
      />
      <NativeSelect
        label={words.howLong}
        className={styles.speed}
        value={UNTIL.find(({ target }) => target === until)?.value ?? ''}
        choices={UNTIL}
        disabled={going}
        onChange={(value) => setUntil(UNTIL.find((choice) => choice.value === value)?.target ?? null)}
      />
      <NativeSelect
        label={words.speed}
        className={styles.speed}
        value={String(speed)}
        choices={SPEEDS}
        onChange={(value) => setSpeed(Number(value))}
      />
    </div>
  );
}
