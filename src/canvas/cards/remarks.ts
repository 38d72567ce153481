import type { Id } from '../../board/board.ts';
import { formatFactor, formatFraction } from '../../catalog/units.ts';
import type { ComponentFigures, State } from '../../state/shape.ts';
import { useStore } from '../../state/store.ts';
import * as said from '../../words/cards.ts';
import { limits } from '../../words/limits.ts';

export type Findings = State['findings'];

const NONE: Findings = [];
const byList = new WeakMap<Findings, Map<Id, Findings[number][]>>();

/** Findings by record; indexed once for each list, since every card asks. */
function indexOf(findings: Findings): Map<Id, Findings[number][]> {
  const known = byList.get(findings);
  if (known) return known;
  const index = new Map<Id, Findings[number][]>();
  for (const finding of findings) {
    if (finding.at.table === 'classes' || finding.at.table === 'brief') continue;
    const list = index.get(finding.at.id);
    if (list) list.push(finding);
    else index.set(finding.at.id, [finding]);
  }
  byList.set(findings, index);
  return index;
}

export function useFindingsAt(id: Id): Findings {
  return useStore((state) => indexOf(state.findings).get(id) ?? NONE);
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

export function worstOf(findings: Findings): Findings[number] | null {
  return findings.reduce<Findings[number] | null>(
    (before, next) => (before && RANK[before.severity] <= RANK[next.severity] ? before : next),
    null,
  );
}

/** The gravest finding about a record. */
export function worstFinding(findings: Findings, id: Id): Findings[number] | null {
  return worstOf(indexOf(findings).get(id) ?? NONE);
}

export interface Mark {
  readonly text: string;
  readonly words: string;
  readonly by: 'estimate' | 'simulation' | 'failure';
}

/** Text of the mark on the component that binds first; the parts are joined so that a store selector stays a string. */
function markText(state: State, id: Id): string {
  const { bottleneck } = state;
  if ((bottleneck?.state === 'saturated' || bottleneck?.state === 'failing') && !state.stale) {
    if (bottleneck.component !== id || bottleneck.cause !== undefined) return '';
    if (bottleneck.limit === null) return `failure|${said.failing}|${said.failing}`;
    const limit = limits[bottleneck.limit];
    return `simulation|${said.bottleneck(limit)}|${said.bottleneckOfRun(limit)}`;
  }
  const { factor, first } = state.estimate.headroom;
  if (first?.component !== id || !Number.isFinite(factor)) return '';
  const what = limits[first.limit] ?? said.objective;
  const times = formatFactor(factor);
  return factor < state.load
    ? `estimate|${said.breaksAt(times)}|${said.breaksAtBy(times, what)}`
    : `estimate|${said.bindsAt(times)}|${said.bindsFirst(times, what)}`;
}

export function useMark(id: Id): Mark | null {
  const packed = useStore((state) => markText(state, id));
  if (packed === '') return null;
  const [by, text = '', words = ''] = packed.split('|');
  return { text, words, by: by as Mark['by'] };
}

/** The step of the walk that changes this component next. */
export function useStep(id: Id): State['stepAt'] {
  return useStore((state) => (state.stepAt?.component === id ? state.stepAt : null));
}

/** Of a component that is down in a run, or was; it goes before whatever else would be marked. */
export function outageOf(figures: ComponentFigures | undefined): Mark | null {
  const { down = 0, lost = 0 } = figures ?? {};
  if (!(down || lost >= 0.0005)) return null;
  const share = formatFraction(down || lost);
  const text = down >= 1 ? said.down : down ? said.partlyDown(share) : said.wasDown(share);
  return { text, words: text, by: 'failure' };
}
