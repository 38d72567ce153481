import type { Machine } from '../engine/machine.ts';
import { REPEAT } from '../engine/spawn.ts';
import { serve } from './slots.ts';

/** What has ended in an error is begun again in its slot; false if that was the last time. */
export function runsAgain(m: Machine, row: number, station: number): boolean {
  const { rows, runs, calendar } = m;
  const generation = rows.generation[row]!;
  const known = runs.get(row);
  const count = known?.generation === generation ? known.count : 0;
  if (count >= m.plan.reruns[station]!) {
    runs.delete(row);
    return false;
  }
  runs.set(row, { generation, count: count + 1 });
  // Another run, another luck.
  rows.luck[row]! += REPEAT;
  serve(m, row, station, rows.replica[row]!);
  if (rows.span[row]! >= 0) m.traces.extended(rows.span[row]!, calendar.time + m.delays.took);
  return true;
}
