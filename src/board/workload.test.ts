import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD } from './board.ts';
import { addComponent, setClass } from './edit.ts';
import { ratePerSecond } from './read.ts';
import { withTraffic } from './workload.ts';

const component = (kind: string) => ({ id: kind, kind, name: kind, x: 0, y: 0, params: {} });

describe('first traffic', () => {
  it('starts with the first client', () => {
    const board = withTraffic(addComponent(EMPTY_BOARD, component('client_web')));
    const [requestClass] = Object.values(board.classes);
    expect(requestClass && ratePerSecond(board, requestClass)).toBe(100);
  });

  it('does not start without a client', () => {
    const board = addComponent(EMPTY_BOARD, component('app_service'));
    expect(withTraffic(board)).toBe(board);
  });

  it('leaves traffic that is there alone', () => {
    const own = { id: 'read', name: 'read', description: '', rate: [{ label: 'a second', value: 7 }] };
    const board = setClass(addComponent(EMPTY_BOARD, component('client_web')), own);
    expect(withTraffic(board)).toBe(board);
  });
});
