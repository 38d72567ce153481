import type { Machine } from '../machine.ts';

/**
 * What happens to requests that are traced, one in thirty or so. Functions of their own that read the time themselves: if the
 * loop of the fast path handed it over, engines would box it once for all of these calls, for every event.
 */
export function spanArrived(m: Machine, span: number): void {
  if (span >= 0) m.traces.arrived(span, m.calendar.time);
}

/** The service that was scheduled last. */
export function spanStarted(m: Machine, span: number): void {
  if (span >= 0) m.traces.started(span, m.calendar.time, m.delays.took);
}

export function spanExtended(m: Machine, span: number): void {
  if (span >= 0) m.traces.extended(span, m.calendar.time + m.delays.took);
}

/** Until the calendar's `due`. */
export function spanExtendedTo(m: Machine, span: number): void {
  if (span >= 0) m.traces.extended(span, m.calendar.due);
}

/** Span of the callee; -1 where there is none. */
export function spanCalled(m: Machine, span: number, call: number, visit: number): number {
  return span >= 0 ? m.traces.call(span, call, visit, m.calendar.time) : -1;
}

export function spanEnded(m: Machine, span: number, reason: number): void {
  if (span >= 0) m.traces.ended(span, m.calendar.time, reason);
}

export function spanReplied(m: Machine, span: number): void {
  if (span >= 0) m.traces.replied(span, m.calendar.time);
}

export function traceFinished(m: Machine, span: number, cls: number): void {
  m.traces.finish(span, cls, m.calendar.time);
}
