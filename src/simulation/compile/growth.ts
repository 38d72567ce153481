import type { Component } from '../../board/board.ts';
import { numberOf } from '../../board/read.ts';
import type { Station } from '../network/station.ts';

/** Times as large as they were at first that documents are when a run begins. */
export function grownBy(component: Component): number {
  const updates = numberOf(component, 'growth', 0) * numberOf(component, 'updates', 0);
  return 1 + updates / numberOf(component, 'documentSize', 1);
}

/** How its documents go on growing in a run. */
export function growthOf(component: Component): Pick<Station, 'growth'> {
  const growth = numberOf(component, 'growth', 0);
  if (growth === 0) return {};
  const size = numberOf(component, 'documentSize', 1) * grownBy(component);
  return { growth: { share: growth / size, documents: numberOf(component, 'documents', 1) } };
}
