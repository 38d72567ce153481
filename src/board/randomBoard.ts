import type { ParamSpec, ParamValue } from '../catalog/kind.ts';
import { KINDS } from '../catalog/kinds.ts';
import type { Board, BriefSection, Connection, Objective, Origin } from './board.ts';
import { EMPTY_BOARD } from './board.ts';
import * as brief from './briefEdits.ts';
import * as edit from './edit.ts';
import { addGroup, setTrip } from './groupEdits.ts';
import { setKind } from './kinds.ts';
import { withRandomMarks } from './randomMarks.ts';

/** Gives a number from 0 up to, not including, 1. */
export type Chance = () => number;

/**
 * A board of up to `size` components that uses every part of the model, the odd ones too. For properties that must
 * hold for any board: the same chance gives the same board.
 */
export function randomBoard(chance: Chance, size = 12): Board {
  const below = (n: number): number => Math.floor(chance() * n);
  const one = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const often = (probability: number): boolean => chance() < probability;
  const origin = (): { origin?: Origin } =>
    often(0.2) ? { origin: { by: 'notes', lines: `L${below(160)}`, refs: ['TU-02'] } } : {};

  let board: Board = often(0.5) ? { ...EMPTY_BOARD, template: 'tinyurl' } : EMPTY_BOARD;
  board = edit.renameBoard(board, one(['A board', 'Überlast "2x"', '负载', '{}', '  spaced   out ']));

  for (let count = below(size + 1); count > 0; count--) {
    const kind = one(KINDS);
    const params = kind.params.filter(() => often(0.3)).map((spec) => [spec.key, randomValue(spec, chance)]);
    board = edit.addComponent(board, {
      id: edit.freshId(board, one([kind.id, 'x', '7'])),
      kind: kind.id,
      name: one([kind.label, 'Redirect service', 'a\nb', '']),
      x: below(200) * 8 - 800,
      y: below(100) * 8 - 400,
      params: Object.fromEntries(params),
      ...(often(0.1) && { locked: true as const }),
      ...(often(0.2) && { times: [1, 1 + below(9), 2.5, 3] }),
      ...(often(0.3) && { operations: { write: 1 + below(9), [one(['read', 'odd name', 'apply'])]: 0.5 } }),
      ...origin(),
    });
  }

  for (const [id, unit] of [
    ['users', 'people'],
    ['peak', ''],
  ] as const) {
    if (often(0.5))
      board = brief.setAssumption(board, { id, label: id, value: 1 + below(1e6), unit, ...origin() });
  }
  const factor = () => ({
    label: one(['new links a month', '']),
    value: one([below(1e6), 0.25, ...Object.keys(board.assumptions)]),
    ...(often(0.3) && { divide: true as const }),
  });
  const ids = Object.keys(board.components);
  for (const id of ['redirect', 'submitUrl', 'client_web'].filter(() => often(0.6))) {
    board = edit.setClass(board, {
      id,
      name: one([id, 'Redirect']),
      description: one(['', 'Follows a short link.']),
      rate: Array.from({ length: below(4) }, factor),
      ...(often(0.2) && { priority: one([-1, 2]) }),
      ...(often(0.1) && {
        keys: { items: 1 + below(500), exponent: 0.8, ...(often(0.5) && { name: 'links' }) },
      }),
      ...(often(0.4) && { sources: Object.fromEntries(ids.slice(0, 2).map((key) => [key, below(5)])) }),
      ...origin(),
    });
    const metric = one<Objective['metric']>(['p99', 'mean', 'success']);
    const limit = metric === 'success' ? 0.999 : 1 + below(500);
    if (often(0.7))
      board = brief.setObjective(board, { id: `${id}-${metric}`, class: id, metric, limit, ...origin() });
  }

  for (let count = ids.length === 0 ? 0 : below(2 * size); count > 0; count--) {
    const [from, to] = [one(ids), one(ids)];
    board = often(0.5)
      ? edit.connect(board, from, to)
      : edit.connect(board, from, to, randomRules(board, from, chance));
  }

  if (often(0.4)) {
    board = brief.setDerivation(board, {
      id: 'storage',
      label: 'Storage',
      unit: 'GB',
      factors: [factor()],
      ...origin(),
    });
  }
  for (const section of ['api', 'schema', 'questions'] satisfies BriefSection[]) {
    if (often(0.5)) continue;
    const rows = [
      { name: 'code', type: 'char(7)', note: 'primary key' },
      { name: 'long_url', type: 'text' },
    ];
    const item = { id: `${section}-1`, section, order: below(3), title: 'url', text: 'One line.\nAnother.' };
    board = brief.setBriefItem(board, { ...item, ...(often(0.5) && { rows }), ...origin() });
  }
  if (often(0.4)) board = withOwnKind(board, chance);
  return withRandomMarks(often(0.5) ? withGroups(board, chance) : board, chance);
}

/** A kind of the board's own, and a component of it. */
function withOwnKind(board: Board, chance: Chance): Board {
  const below = (n: number): number => Math.floor(chance() * n);
  const one = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const often = (probability: number): boolean => chance() < probability;
  const id = one(['own-index', 'own-7']);
  const defined = setKind(board, {
    id,
    label: one(['Vector index', 'a\nb']),
    group: one(['data', 'caches'] as const),
    icon: 'database',
    summary: one(['', 'Finds what is alike.']),
    use: '',
    pitfall: '',
    intake: one(['slots', 'delay']),
    params: { serviceTime: { default: 1 + below(50) }, slots: { default: 4, max: 8 + below(90) } },
    ...(often(0.5) && { trait: one(['lookup', 'buffer'] as const) }),
    ...(often(0.5) && { operations: { write: 1 + below(9) } }),
  });
  const place = { id: edit.freshId(defined, 'vec'), name: one(['', 'Embeddings']), x: 0, y: 0 };
  return edit.addComponent(defined, { ...place, kind: id, params: often(0.5) ? { serviceTime: 2 } : {} });
}

/** A region with two zones, and some of the components in them; a frame on its own. */
function withGroups(board: Board, chance: Chance): Board {
  const often = (probability: number): boolean => chance() < probability;
  let grouped = board;
  const places = [
    ['region', { x: -1000, y: -500, width: 2000, height: 1200 }],
    ['zone', { x: -900, y: -400, width: 800, height: 1000 }],
    ['zone', { x: 0, y: -400, width: 800, height: 1000 }],
    ['team', { x: 4000, y: 0, width: 300, height: 200 }],
  ] as const;
  const ids: string[] = [];
  for (const [kind, place] of places) {
    const id = edit.freshId(grouped, kind);
    ids.push(id);
    const extra = {
      ...(often(0.2) && { hue: 200, failure: 0.001 }),
      ...(often(0.2) && { locked: true as const }),
    };
    grouped = addGroup(grouped, { id, kind, name: kind, ...place, ...extra });
  }
  if (often(0.4)) grouped = setTrip(grouped, ids[1]!, ids[2]!, 3);
  if (often(0.2)) grouped = setTrip(grouped, ids[0]!, ids[0]!, 0.7);
  const [spanning, shaped] = Object.keys(grouped.connections);
  if (spanning !== undefined && often(0.3))
    grouped = edit.updateConnection(grouped, spanning, { spans: true });
  if (shaped !== undefined && often(0.4))
    grouped = edit.updateConnection(grouped, shaped, { shape: 'orthogonal', bends: [8, 16, -24, 320] });
  return grouped;
}

function randomValue(spec: ParamSpec, chance: Chance): ParamValue {
  if (spec.type === 'toggle') return chance() < 0.5;
  if (spec.type === 'choice')
    return spec.options[Math.floor(chance() * spec.options.length)]?.value ?? spec.default;
  const wild = chance();
  if (wild < 0.1) return spec.max;
  if (wild < 0.2) return spec.min;
  return Math.min(spec.max, Math.max(spec.min, spec.default * (0.25 + 4 * chance())));
}

function randomRules(board: Board, from: string, chance: Chance): Partial<Connection> {
  const one = <T>(items: readonly T[]): T => items[Math.floor(chance() * items.length)] as T;
  const siblings = Object.values(board.connections).filter((connection) => connection.from === from);
  const of = siblings[0]?.id;
  const classes = Object.keys(board.classes);
  return {
    label: one(['', 'on miss']),
    mode: one(['call', 'send', 'replicate']),
    access: one(['read', 'write']),
    calls: one([1, 0.3, 3, 0]),
    pattern: one(['sequence', 'parallel']),
    step: one([1, 2, 3]),
    rtt: one([0, 0.5, 150]),
    payload: one([0, 1.27, 150]),
    timeout: one([0, 1000]),
    ...(chance() < 0.3 && { need: 2, operation: 'write', balancing: 'random' as const }),
    ...(chance() < 0.2 && {
      retries: one([1, 3]),
      backoff: one([0, 100, 250]),
      jitter: 0.5,
      retryBudget: 0.1,
    }),
    ...(chance() < 0.2 && { hedge: 20, cancel: true as const }),
    ...(chance() < 0.2 && { pool: 8, poolWait: one([0, 50]), breaker: 0.5, breakerOpen: 500 }),
    ...(of !== undefined && chance() < 0.4 && { when: one(['miss', 'hit'] as const), of }),
    ...(chance() < 0.4 && {
      classes: Object.fromEntries(classes.map((id) => [id, one([{}, { calls: 2 }, { operation: 'read' }])])),
    }),
  };
}
