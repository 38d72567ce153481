import type { Finding } from '../analysis/results.ts';
import type { Component, Connection, ConnectionMode } from '../board/board.ts';
import { kindFor, numberOf } from '../board/read.ts';
import { formatRate } from '../catalog/units.ts';
import { conditionWords } from './connectionWords.ts';
import { loadWords } from './loadWords.ts';

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
    (replicas === 1 ? kind : `${kind} x${replicas}`).trim(),
    loadWords(load),
    component.locked ? 'locked' : '',
    findings.length === 0 ? '' : findings.length === 1 ? '1 finding' : `${findings.length} findings`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const VERBS: Readonly<Record<ConnectionMode, string>> = {
  call: 'calls',
  send: 'sends to',
  replicate: 'copies to',
};

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
    title: `${VERBS[connection.mode]} ${callee}`,
    rest: rest.filter((part) => part !== '').join(', '),
  };
}
