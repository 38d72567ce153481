import type { Connection } from '../../board/board.ts';
import * as words from '../../words/conditions.ts';

/** What is special about when and how a connection is taken; '' for one plain call of every request. */
export function conditionWords(connection: Connection): string {
  const parts: string[] = [];
  const { mode, when, calls, pattern, need } = connection;
  if (mode !== 'call') parts.push(mode === 'send' ? words.sent : words.replicated);
  if (when !== 'always') parts.push(words.when[when]);
  if (calls !== 1) {
    const times = calls > 1 && pattern === 'parallel' ? words.timesAtOnce(calls) : words.times(calls);
    parts.push(need ? words.withNeed(times, need) : times);
  }
  return parts.join(', ');
}
