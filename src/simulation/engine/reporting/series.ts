import type { Series } from '../../report.ts';
import { REASON_COUNT } from '../reasons.ts';
import { bindingOf, type Stretch } from '../stretch.ts';
import { LOAD_AREA } from '../tallies.ts';
import { clean, type Measured } from './measured.ts';

export function seriesOf(measured: Measured): Series {
  const { m, windows, byWindow } = measured;
  const { stations, classes } = m.plan.network;
  const t = m.tallies;
  const failed = (w: Stretch, c: number) => w.sum(t.classFailed, c * REASON_COUNT, REASON_COUNT) / w.seconds;
  const ms = (seconds: readonly number[]) => seconds.map((x) => 1000 * x);
  return {
    width: windows.width,
    at: byWindow.map((_, i) => i * windows.width),
    load: byWindow.map((w) => w.rate(t.system, LOAD_AREA)),
    classes: Object.fromEntries(
      classes.map(({ id }, c) => [
        id,
        {
          throughput: byWindow.map((w) => w.rate(t.classCompleted, c)),
          failed: byWindow.map((w) => failed(w, c)),
          p50: ms(windows.p50[c]!),
          p99: ms(windows.p99[c]!),
        },
      ]),
    ),
    components: Object.fromEntries(
      stations.map(({ id }, s) => [
        id,
        {
          utilization: byWindow.map((w) => bindingOf(w.limits(s)).utilization),
          queueLength: byWindow.map((w) => clean(w.rate(t.waitingArea, s))),
          ...(m.plan.scaled[s] !== 0 && { replicas: byWindow.map((w) => w.running(s)) }),
          ...(m.plan.sessionGroup[s]! >= 0 && {
            sessions: byWindow.map((w) => clean(w.rate(t.sessionsArea, s))),
          }),
        },
      ]),
    ),
  };
}
