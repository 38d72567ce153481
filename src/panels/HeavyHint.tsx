import { formatCount } from '../catalog/units.ts';
import { Button } from '../kit/Button.tsx';
import { store, useStore } from '../state/store.ts';
import styles from './HeavyHint.module.css';

/** Requests from which a run takes minutes on a small machine, at about half a million a second. */
const HEAVY = 30_000_000;
/** Requests of the shorter run that is offered: seconds of computing, and plenty for percentiles. */
const ENOUGH = 5_000_000;

/** Says before a heavy run what it will take, and offers a shorter one. Every request of it is simulated all the same. */
export function HeavyHint() {
  const duration = useStore((state) => state.duration);
  const going = useStore((state) => state.status === 'running' || state.status === 'paused');
  const rate = useStore((state) =>
    Object.values(state.estimate.classes).reduce((sum, requestClass) => sum + requestClass.rate, 0),
  );
  if (going || rate * duration < HEAVY) return null;
  const seconds = Math.max(1, Math.floor(ENOUGH / rate));
  return (
    <p className={styles.hint} role="note">
      {formatCount(Number((rate * duration).toPrecision(2)))} requests: minutes of computing
      {seconds < duration && (
        <Button look="quiet" onClick={() => store.getState().setDuration(seconds)}>
          {seconds} s will do
        </Button>
      )}
    </p>
  );
}
