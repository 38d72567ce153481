import type { Finding } from '../../analysis/results.ts';
import type { Component, Connection } from '../../board/board.ts';
import { kindFor, numberOf } from '../../board/read.ts';
import { formatRate } from '../../catalog/units.ts';
import * as words from '../../words/outline.ts';
import { conditionWords } from '../inspect/connectionWords.ts';
import { loadWords } from '../results/loadWords.ts';

/** What is said of a component after its name: "App service x6, 72 % slots, locked, 2 findings". */
export function componentWords(
  component: Component,
  load: Parameters<typeof loadWords>[0],
  findings: readonly Finding[],
): string {
  const label = kindFor(component)?.label ?? component.kind;
  // Not twice: "Cache, Cache".
  const kind = component.name.startsWith(label) ? '' : label;
  const replicas = numberOf(component, 'replicas', 1);
  const parts = [
    replicas === 1 ? kind : words.times(kind, replicas),
    loadWords(load),
    component.locked ? words.locked : '',
    findings.length === 0 ? '' : words.findings(findings.length),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** "calls Orders", and after it "on a miss, x3, 10 k/s". */
export function connectionWords(
  connection: Connection,
  callee: string,
  rate: number | undefined,
): { readonly title: string; readonly rest: string } {
  const rest = [
    connection.label,
    conditionWords({ ...connection, mode: 'call' }),
    rate === undefined ? '' : formatRate(rate),
  ];
  return {
    title: words.verbs[connection.mode](callee),
    rest: rest.filter((part) => part !== '').join(', '),
  };
}
