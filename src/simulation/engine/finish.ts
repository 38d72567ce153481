import { isChosen, mix } from '../random/luck.ts';
import { endBatch } from '../stations/batch.ts';
import { looksInside } from '../stations/caching.ts';
import { CATCHES_UP, catchUp, REFUSES, readCopy } from '../stations/copies.ts';
import { asksShield, isKnownToFail } from '../stations/layers.ts';
import { FENCED_OFF, meetsLease, WAITS } from '../stations/leases.ts';
import { looksUp } from '../stations/lookup.ts';
import { asksForMail, takeMail } from '../stations/mailbox.ts';
import { runsAgain } from '../stations/runs.ts';
import { nextDone } from '../stations/sharing.ts';
import { fillSlot, releaseSlot, takeNext } from '../stations/slots.ts';
import { proceed } from './calls.ts';
import { conclude } from './conclude.ts';
import type { Machine } from './machine.ts';
import {
  ASKS,
  ERRS,
  KEEPS,
  KEEPS_FAILURES,
  LAGS,
  LEASED,
  LOOKS_UP,
  MAILS,
  NEWS,
  SHIELDED,
  SLOTS,
} from './plan/codes.ts';
import { ERROR, FENCED } from './reasons.ts';

export function served(m: Machine, row: number): void {
  const { plan, rows } = m;
  const station = plan.visitStation[rows.visit[row]!]!;
  if (plan.reruns[station] !== 0) {
    runOut(m, row, station);
    return;
  }
  if (plan.intake[station] === SLOTS && rows.holds[row] === 0) releaseSlot(m, station, rows.replica[row]!);
  finishService(m, row, station, m.after[station]!);
}

function errs(m: Machine, row: number, station: number): boolean {
  return isChosen(mix((m.rows.luck[row]! + m.errorKey[station]!) | 0), m.errorRate, station);
}

/** One run of work that is done again where it fails. */
function runOut(m: Machine, row: number, station: number): void {
  const after = m.after[station]!;
  const fails = (after & ERRS) !== 0 && errs(m, row, station);
  if (fails && runsAgain(m, row, station)) return;
  if (m.rows.holds[row] === 0) releaseSlot(m, station, m.rows.replica[row]!);
  if (fails) conclude(m, row, ERROR, ERROR);
  else finishService(m, row, station, after & ~ERRS);
}

/** All that were served together, each by itself. */
export function finishBatch(m: Machine, batch: number): void {
  const { rows, plan } = m;
  const replica = m.batches.replica[batch]!;
  const station = plan.replicaStation[replica]!;
  let row = endBatch(m, batch);
  if (row < 0) return;
  const refills = plan.blocking[station] === 0;
  if (refills && !plan.rations) fillSlot(m, station, replica);
  while (row >= 0) {
    const next = rows.next[row]!;
    finishService(m, row, station, m.after[station]!);
    row = next;
  }
  // What these were is acknowledged now, so that as many may be taken.
  if (refills && plan.rations) fillSlot(m, station, replica);
}

/** Whoever shared a replica's processors and is done. */
export function finishShared(m: Machine, replica: number): void {
  const station = m.plan.replicaStation[replica]!;
  const row = nextDone(m, station, replica);
  if (row < 0) return;
  if (m.busy[replica]! < m.room[replica]!) takeNext(m, station, replica);
  finishService(m, row, station, m.after[station]!);
}

/** `after` says what is drawn or looked at now. */
function finishService(m: Machine, row: number, station: number, after: number): void {
  if (after !== 0) {
    if ((after & ERRS) !== 0 && errs(m, row, station)) {
      conclude(m, row, ERROR, ERROR);
      return;
    }
    if ((after & LEASED) !== 0) {
      const does = meetsLease(m, row, station);
      if (does === WAITS) return;
      if (does === FENCED_OFF) {
        conclude(m, row, FENCED, FENCED);
        return;
      }
    }
    if ((after & KEEPS_FAILURES) !== 0 && isKnownToFail(m, row, station)) {
      conclude(m, row, ERROR, ERROR);
      return;
    }
    if ((after & KEEPS) !== 0 && looksInside(m, row, station)) return;
    if ((after & LOOKS_UP) !== 0) {
      const takesTime = looksUp(m, row, station);
      if ((after & SHIELDED) !== 0) asksShield(m, row, station);
      if (takesTime) return;
    }
    if ((after & MAILS) !== 0 && mails(m, row, station)) return;
    if ((after & LAGS) !== 0) {
      const does = readCopy(m, row, station);
      if (does === CATCHES_UP) {
        catchUp(m, row);
        return;
      }
      if (does === REFUSES) {
        conclude(m, row, ERROR, ERROR);
        return;
      }
    }
  }
  proceed(m, row);
}

/** True if the request is held until there is mail. */
function mails(m: Machine, row: number, station: number): boolean {
  const mail = m.plan.mail[m.rows.visit[row]!]!;
  if (mail === ASKS) return asksForMail(m, row, station);
  const held = mail === NEWS ? takeMail(m, row, station) : -1;
  if (held >= 0) proceed(m, held);
  return false;
}
