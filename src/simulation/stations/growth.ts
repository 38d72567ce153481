import type { Machine } from '../engine/machine.ts';
import { hash } from './replicas.ts';

/** What begins now takes as long as its document is large; a write leaves it larger. */
export function lengthen(m: Machine, row: number, station: number): void {
  const { plan, rows } = m;
  const written = m.written![station]!;
  const document = hash(rows.key[row]!) % plan.documents[station]!;
  const times = written.get(document) ?? 0;
  m.delays.pace *= 1 + plan.growth[station]! * times;
  const call = rows.call[row]!;
  if (call >= 0 && plan.writes[call] !== 0) written.set(document, times + 1);
}
