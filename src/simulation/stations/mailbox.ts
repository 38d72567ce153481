import { HELD, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { ACTIVE, WAITING } from '../engine/rows.ts';

/*
 * A component that clients ask for news. What is pushed there goes into the mailbox of one of them; a request takes what its
 * client's box holds, or is held for a while until something comes.
 */

/** Takes what there is for the client that asks; true if the request is held instead. */
export function asksForMail(m: Machine, row: number, station: number): boolean {
  const { rows, calendar } = m;
  const pollers = m.pollers!;
  const client = rows.key[row]!;
  if (pollers.collect(client)) return false;
  const lane = m.holdLane[station]!;
  if (lane < 0) return false;
  pollers.parked[client] = row;
  pollers.parkedGeneration[client] = rows.generation[row]!;
  rows.state[row] = WAITING;
  const due = calendar.time + m.plan.hold[station]!;
  rows.leaving[row] = calendar.scheduleDeadline(lane, due, (row << SHIFT) | HELD, rows.leaving, SHIFT);
  return true;
}

/** Puts a message into the box of one of the clients; returns the request that was held for it, which may go on, or -1. */
export function takeMail(m: Machine, row: number, station: number): number {
  const { plan, rows } = m;
  const pollers = m.pollers!;
  const cls = plan.visitClass[rows.visit[row]!]!;
  const client = pollers.put(plan.pollGroups[station]!, m.recipients[station]!, rows.began[row]!, cls);
  if (client < 0) return -1;
  const held = pollers.parked[client]!;
  if (held < 0) return -1;
  pollers.parked[client] = -1;
  if (rows.generation[held] !== pollers.parkedGeneration[client] || rows.state[held] !== WAITING) return -1;
  goesOn(m, held);
  pollers.collect(client);
  return held;
}

/** It has been held for as long as requests are; false if it had gone on before. */
export function isLetGo(m: Machine, row: number): boolean {
  const { rows } = m;
  if (rows.leaving[row] !== m.calendar.ticket || rows.state[row] !== WAITING) return false;
  const client = rows.key[row]!;
  const pollers = m.pollers!;
  // Its client may have given up and be held here anew.
  if (pollers.parked[client] === row) pollers.parked[client] = -1;
  goesOn(m, row);
  return true;
}

/** A request that was held: that time is no queue's and no network's. */
function goesOn({ rows, calendar }: Machine, row: number): void {
  rows.leaving[row] = 0;
  rows.state[row] = ACTIVE;
  rows.asking[row]! += calendar.time - rows.since[row]!;
}
