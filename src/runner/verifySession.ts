import type { Report } from '../simulation/report.ts';
import type { Case } from '../simulation/theory/figures.ts';
import { MODELLED, NOT_MODELLED } from '../simulation/theory/modelled.ts';
import { REPLICATIONS, replicate, verify } from '../simulation/theory/verification.ts';
import * as words from '../words/runner.ts';
import type { VerifyReply } from './verifyProtocol.ts';

/** The worker's side: runs case by case, and says how far it is after each replication. */
export function runCases(cases: readonly Case[], post: (reply: VerifyReply) => void): void {
  post({
    type: 'begun',
    cases: cases.map(({ name, source, figures }) => ({
      name,
      source,
      figures: figures.map((figure) => ({ name: figure.name, exact: figure.exact })),
    })),
    modelled: MODELLED,
    notModelled: NOT_MODELLED,
  });
  try {
    cases.forEach((given, at) => {
      const reports: Report[] = [];
      for (let seed = 1; seed <= REPLICATIONS; seed++) {
        reports.push(replicate(given, seed));
        post({ type: 'progress', at, share: seed / REPLICATIONS });
      }
      post({ type: 'case', at, result: verify(given, reports) });
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    post({ type: 'failed', message: words.failed(message) });
  }
}
