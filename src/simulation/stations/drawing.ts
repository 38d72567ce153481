import { ARRIVE, GIVEN_OUT, READ, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import type { Plan } from '../engine/plan.ts';
import { writesIn } from './flushing.ts';

/*
 * A log that consumers read: each partition so many times a second, its consumers in turn, and so many bytes a second for
 * all of them together. Until it has gone out a message waits in the log; then it travels, and waits at its consumer's door.
 */

/** A message has been taken in, and lines up. What is delivered again later has been read already. */
export function waitToBeRead(m: Machine, row: number, call: number): void {
  const { plan, rows } = m;
  const station = plan.caller[call]!;
  rows.since[row] = m.calendar.time;
  for (let writes = writesIn(m, row, station); writes > 0; writes--) m.waitingRises(station);
  const replica = rows.partition[row]!;
  const line = plan.firstLine[station]! + replica * plan.lines[station]! + plan.lineOf[call]!;
  if (plan.readEvery[station] === 0) {
    goOut(m, row, station, plan.firstReplica[station]! + replica);
    return;
  }
  m.queues.push(line, row, rows);
  if (m.isRead[line] !== 0) return;
  m.isRead[line] = 1;
  m.calendar.schedule(nextRead(m, station, replica, plan.lineOf[call]!), (line << SHIFT) | READ);
}

/** When a consumer has its next turn at a partition, s: reads come at even times, whether there is something or not. */
function nextRead(m: Machine, station: number, replica: number, turn: number): number {
  const { plan, calendar } = m;
  const every = plan.readEvery[station]!;
  const turns = plan.lines[station]! - 1;
  const phase = m.readPhase[plan.firstReplica[station]! + replica]! + turn;
  const round = Math.floor(calendar.time / (every * turns) - phase / turns) + 1;
  return Math.max(calendar.time, (round * turns + phase) * every);
}

/** A read takes all that is there. */
export function read(m: Machine, line: number): void {
  const { plan, queues, rows } = m;
  const station = plan.queueOwner[line]!;
  m.isRead[line] = 0;
  const replica = Math.floor((line - plan.firstLine[station]!) / plan.lines[station]!);
  while (queues.length[line]! > 0)
    goOut(m, queues.shift(line, rows), station, plan.firstReplica[station]! + replica);
}

function goOut(m: Machine, row: number, station: number, replica: number): void {
  const { plan, queues, rows } = m;
  if (plan.egress[station] === Infinity) travel(m, row);
  else if (m.givenOut[replica]! >= 0) queues.push(linkOf(m, station, replica), row, rows);
  else begin(m, row, station, replica);
}

/** The last line of a replica. */
function linkOf(m: Machine, station: number, replica: number): number {
  const { plan } = m;
  return plan.firstLine[station]! + (replica - plan.firstReplica[station]! + 1) * plan.lines[station]! - 1;
}

function begin(m: Machine, row: number, station: number, replica: number): void {
  const { plan, rows, calendar } = m;
  m.givenOut[replica] = row;
  const took = plan.payload[rows.call[row]!]! / plan.egress[station]!;
  calendar.schedule(calendar.time + took, (replica << SHIFT) | GIVEN_OUT);
}

/** A message is out, and the next one follows. */
export function giveOut(m: Machine, replica: number): void {
  const { plan, rows, queues } = m;
  const row = m.givenOut[replica]!;
  const station = plan.replicaStation[replica]!;
  m.givenOut[replica] = -1;
  m.tallies.givenOut[station]! += plan.payload[rows.call[row]!]! / plan.egress[station]!;
  const link = linkOf(m, station, replica);
  if (queues.length[link]! > 0) begin(m, queues.shift(link, rows), station, replica);
  travel(m, row);
}

/** The lines in which messages wait until a station has its turn to read them. */
export function linesTo(plan: Plan, station: number): readonly number[] {
  const lines = new Set<number>();
  for (let call = 0; call < plan.calls.length; call++) {
    if (plan.lined[call] === 0 || plan.callStation[call] !== station) continue;
    const buffer = plan.caller[call]!;
    for (let r = 0; r < plan.replicas[buffer]!; r++)
      lines.add(plan.firstLine[buffer]! + r * plan.lines[buffer]! + plan.lineOf[call]!);
  }
  return [...lines];
}

/** Messages for a station that have been read, and wait to go out or are on their way. */
export function goingOutTo(m: Machine, station: number): number {
  const { plan, queues, rows } = m;
  if (!plan.draws) return 0;
  const isFor = (row: number) => plan.visitStation[rows.visit[row]!] === station;
  let count = 0;
  for (let replica = 0; replica < plan.totalReplicas; replica++) {
    const buffer = plan.replicaStation[replica]!;
    const out = m.givenOut[replica]!;
    if (out < 0) continue;
    if (isFor(out)) count++;
    const link = linkOf(m, buffer, replica);
    for (let level = 0; level < plan.levels; level++)
      for (let row = queues.head(link, level); row >= 0; row = rows.next[row]!) if (isFor(row)) count++;
  }
  return count;
}

function travel(m: Machine, row: number): void {
  m.delays.schedule(m.networkDelay[m.rows.call[row]!]!, row, (row << SHIFT) | ARRIVE);
}
