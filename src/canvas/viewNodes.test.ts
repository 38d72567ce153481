import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD } from '../board/board.ts';
import {
  addComponent,
  connect,
  moveComponents,
  remove,
  renameComponent,
  setLocked,
  setParam,
} from '../board/edit.ts';
import { EMPTY_VIEW, reconcile, type View } from './viewNodes.ts';

function drawn() {
  let board = EMPTY_BOARD;
  const kinds = ['client_web', 'app_service', 'cache_lookaside', 'relational_primary'];
  kinds.forEach((kind, index) => {
    board = addComponent(board, { id: `c${index}`, kind, name: kind, x: index * 240, y: 0, params: {} });
  });
  board = connect(board, 'c0', 'c1');
  board = connect(board, 'c1', 'c2');
  return connect(board, 'c1', 'c3');
}

const nothing = { selection: new Set<string>(), moving: null };
const nodeOf = (view: View, id: string) => view.nodes.find((node) => node.id === id);

describe('reconcile', () => {
  it('returns the very view when nothing changed', () => {
    const board = drawn();
    const first = reconcile(EMPTY_VIEW, { board, ...nothing });
    expect(reconcile(first, { board, ...nothing })).toBe(first);
    expect(reconcile(first, { board, selection: new Set(), moving: null })).toBe(first);
  });

  it('keeps the objects of unchanged records, with what React Flow measured on them', () => {
    const board = drawn();
    const first = reconcile(EMPTY_VIEW, { board, ...nothing });
    const second = reconcile(first, { board: renameComponent(board, 'c1', 'API'), ...nothing });
    for (const id of ['c0', 'c2', 'c3']) expect(nodeOf(second, id)).toBe(nodeOf(first, id));
    expect(nodeOf(second, 'c1')).not.toBe(nodeOf(first, 'c1'));
    expect(nodeOf(second, 'c1')?.measured).toBe(nodeOf(first, 'c1')?.measured);
    expect(nodeOf(second, 'c1')?.data.component.name).toBe('API');
    expect(second.edges).toBe(first.edges);
  });

  it('survives ten moves without a new object for what did not move', () => {
    let board = drawn();
    let view = reconcile(EMPTY_VIEW, { board, ...nothing });
    const first = view;
    for (let i = 1; i <= 10; i++) {
      board = moveComponents(board, { c3: { x: 720, y: i * 8 } });
      view = reconcile(view, { board, ...nothing });
    }
    for (const id of ['c0', 'c1', 'c2']) expect(nodeOf(view, id)).toBe(nodeOf(first, id));
    expect(view.edges.map((edge) => edge.id)).toEqual(first.edges.map((edge) => edge.id));
    expect(nodeOf(view, 'c3')?.position).toEqual({ x: 720, y: 80 });
    expect(nodeOf(view, 'c3')?.measured).toEqual({ width: 176, height: 72 });
  });

  it('holds a locked card, and leaves a free one to what the board allows', () => {
    const board = setLocked(drawn(), ['c1'], true);
    const view = reconcile(EMPTY_VIEW, { board, ...nothing });
    expect(nodeOf(view, 'c1')?.draggable).toBe(false);
    expect(nodeOf(view, 'c0')).not.toHaveProperty('draggable');
    const freed = reconcile(view, { board: setLocked(board, ['c1'], false), ...nothing });
    expect(nodeOf(freed, 'c1')).not.toHaveProperty('draggable');
    expect(nodeOf(reconcile(freed, { board, ...nothing }), 'c1')?.draggable).toBe(false);
  });

  it('moves a dragged card and the lines at it, and gives the card no new data', () => {
    const board = drawn();
    const first = reconcile(EMPTY_VIEW, { board, ...nothing });
    const dragged = reconcile(first, {
      board,
      selection: new Set(),
      moving: new Map([['c3', { x: 720, y: 160 }]]),
    });
    expect(nodeOf(dragged, 'c3')?.position).toEqual({ x: 720, y: 160 });
    expect(nodeOf(dragged, 'c3')?.data).toBe(nodeOf(first, 'c3')?.data);
    expect(nodeOf(dragged, 'c1')).toBe(nodeOf(first, 'c1'));
    const edge = (view: View, to: string) => view.edges.find((one) => one.target === to);
    expect(edge(dragged, 'c1')).toBe(edge(first, 'c1'));
    expect(edge(dragged, 'c3')?.data?.route.path).not.toBe(edge(first, 'c3')?.data?.route.path);
  });

  it('takes the selection from the store alone', () => {
    const board = drawn();
    const first = reconcile(EMPTY_VIEW, { board, ...nothing });
    const line = first.edges[0]?.id ?? '';
    const second = reconcile(first, { board, selection: new Set(['c2', line]), moving: null });
    expect(second.nodes.filter((node) => node.selected).map((node) => node.id)).toEqual(['c2']);
    expect(second.edges.filter((edge) => edge.selected).map((edge) => edge.id)).toEqual([line]);
    expect(nodeOf(second, 'c2')?.data).toBe(nodeOf(first, 'c2')?.data);
    expect(nodeOf(second, 'c1')).toBe(nodeOf(first, 'c1'));
  });

  it('drops what was deleted, lines with it', () => {
    const board = drawn();
    const first = reconcile(EMPTY_VIEW, { board, ...nothing });
    const second = reconcile(first, { board: remove(board, ['c1']), ...nothing });
    expect(second.nodes.map((node) => node.id)).toEqual(['c0', 'c2', 'c3']);
    expect(second.edges).toEqual([]);
  });

  it('gives a card whose parameter changed its new record at the same place', () => {
    const board = drawn();
    const first = reconcile(EMPTY_VIEW, { board, ...nothing });
    const second = reconcile(first, { board: setParam(board, 'c1', 'replicas', 6), ...nothing });
    expect(nodeOf(second, 'c1')?.data.component.params).toEqual({ replicas: 6 });
    expect(nodeOf(second, 'c1')?.position).toBe(nodeOf(first, 'c1')?.position);
  });
});
