import type { FailureReason } from '../simulation/report.ts';

/** What the reasons for which requests fail are called. */
export const names: Readonly<Record<FailureReason, string>> = {
  'queue full': 'queue full',
  'timed out': 'timed out',
  'rate limited': 'rate limited',
  'connection limit': 'connection limit',
  error: 'error',
  'no route': 'no route',
  'instance down': 'instance down',
  'not connected': 'not connected',
  'link cut': 'link cut',
  'breaker open': 'breaker open',
  'pool full': 'pool full',
  shed: 'shed',
  fenced: 'fenced off',
  'too large': 'too large',
  overloaded: 'overloaded',
  cancelled: 'cancelled',
  'callee failed': 'callee failed',
};

/** What each reason means, for whoever meets it for the first time. */
export const meanings: Readonly<Record<FailureReason, string>> = {
  'queue full': 'The waiting line was at its limit, so the request was turned away.',
  'timed out': 'The reply took longer than its caller was willing to wait.',
  'rate limited': 'More requests a second arrived than the quota lets in.',
  'connection limit': 'No connection was free to open.',
  error: 'The component failed after serving, at its error rate.',
  'no route': 'There was nowhere to send the request: no connection takes its class.',
  'instance down': 'The instance it was at, or would have gone to, had failed.',
  'not connected': 'Whoever it came from, or was for, had no session at that instance.',
  'too large': 'Its payload was larger than the component takes.',
  'link cut': 'The connection it went over did not carry it.',
  'breaker open': 'Its caller’s circuit breaker was open after earlier failures and held it back.',
  'pool full': 'Its caller already had as many calls under way as its pool allows.',
  overloaded: 'The component had as much in flight as it takes on, and refused early.',
  shed: 'Those in the queue had waited longer than the component allows, so it refused newcomers for a while.',
  fenced: 'Its caller’s lease had run out and another had the lock since, so its token was refused.',
  cancelled: 'Nobody waited for the reply any more, so the work was stopped.',
  'callee failed': 'Something it called and needed had failed; the cause is counted there.',
};
