import type { Machine } from '../engine/machine.ts';

/** Some of its requests are quick: what begins now takes only its part of the time. */
export function shorten(m: Machine, row: number, station: number): void {
  const { shortShare, shortPart } = m.plan;
  const visit = m.rows.visit[row]!;
  if (shortShare[visit]! > 0 && m.shortcuts[station]!.chanceOf(shortShare, visit))
    m.delays.pace *= shortPart[visit]!;
}
