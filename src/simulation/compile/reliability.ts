import type { Connection } from '../../board/board.ts';
import { reliabilityOf as fieldOf, type ReliabilityField } from '../../board/reliability.ts';
import type { Reliability } from '../network/traffic.ts';

const MS = 1e-3;

/** What governs a connection's calls beside its timeout; nothing where nobody waits or nothing is asked for. */
export function reliabilityOf(connection: Connection): { readonly reliability?: Reliability } {
  const of = (field: ReliabilityField): number => fieldOf(connection, field);
  /** 0 on the board is none. */
  const limit = (field: ReliabilityField): number => of(field) || Infinity;
  const cancel = connection.cancel === true;
  const plain = (['retries', 'hedge', 'pool', 'breaker'] as const).every((field) => of(field) === 0);
  if (connection.mode !== 'call' || (plain && !cancel)) return {};
  const reliability: Reliability = {
    retries: of('retries'),
    backoff: of('backoff') * MS,
    backoffMax: of('backoffMax') * MS,
    jitter: of('jitter'),
    retryBudget: limit('retryBudget'),
    hedge: limit('hedge') * MS,
    cancel,
    pool: limit('pool'),
    poolWait: of('poolWait') * MS,
    breaker: limit('breaker'),
    breakerWindow: of('breakerWindow') * MS,
    breakerOpen: of('breakerOpen') * MS,
    breakerProbes: of('breakerProbes'),
  };
  return { reliability };
}
