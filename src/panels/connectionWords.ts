import type { Connection } from '../board/board.ts';

const WHEN = { miss: 'on a miss', hit: 'on a hit', dead: 'dead letters' } as const;

/** What is special about when and how a connection is taken; '' for one plain call of every request. */
export function conditionWords(connection: Connection): string {
  const words: string[] = [];
  if (connection.mode !== 'call') words.push(connection.mode === 'send' ? 'sent' : 'replicated');
  if (connection.when !== 'always') words.push(WHEN[connection.when]);
  if (connection.calls !== 1) {
    const many = connection.calls > 1;
    const pattern = many && connection.pattern === 'parallel' ? ' at once' : '';
    words.push(`x${connection.calls}${pattern}${connection.need ? `, ${connection.need} needed` : ''}`);
  }
  return words.join(', ');
}
