// @vitest-environment happy-dom
import type { KeyboardEvent } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_BOARD, type Id } from '../../board/board.ts';
import { addComponent, connect } from '../../board/edit.ts';
import { store } from '../../state/store.ts';
import { currentLinking, setGathering, setLinking } from '../passing.ts';
import { handleKey, startLinking } from './keyboard.ts';

/** Keys as the page would send them, with the focus wherever the canvas put it. */
function keyboard() {
  let focused: Id | null = null;
  const press = (key: string, held: { shiftKey?: boolean } = {}) => {
    const target = document.createElement('div');
    if (focused !== null) target.dataset.item = focused;
    let taken = false;
    const event = {
      key,
      target,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      ...held,
      preventDefault: () => {
        taken = true;
      },
      stopPropagation: () => {},
    };
    handleKey(event as unknown as KeyboardEvent, {
      item: (id) => {
        focused = id;
      },
      reveal: () => {},
    });
    return taken;
  };
  return { press, focused: () => focused };
}

const pairs = () => Object.values(store.getState().board.connections).map(({ from, to }) => `${from}>${to}`);

beforeEach(async () => {
  setLinking(null);
  setGathering(false);
  store.getState().newBoard();
  store.getState().edit(() => {
    let board = EMPTY_BOARD;
    const add = (id: string, kind: string, x: number, y: number) => {
      board = addComponent(board, { id, kind, name: id, x, y, params: {} });
    };
    add('client', 'client_web', 0, 0);
    add('low', 'app_service', 480, 200);
    add('high', 'app_service', 480, 0);
    add('lb', 'load_balancer_l7', 240, 0);
    return connect(board, 'client', 'lb');
  });
});

describe('the Tab key', () => {
  it('walks components in flow order, then connections, selects each, and leaves at both ends', () => {
    const keys = keyboard();
    const seen: (Id | null)[] = [];
    while (keys.press('Tab')) seen.push(keys.focused());
    expect(seen.slice(0, 4)).toEqual(['client', 'lb', 'high', 'low']);
    expect(seen).toHaveLength(5);
    expect([...store.getState().selection]).toEqual([seen[4]]);
    for (let i = 0; i < 4; i++) expect(keys.press('Tab', { shiftKey: true })).toBe(true);
    expect(keys.focused()).toBe('client');
    expect(keys.press('Tab', { shiftKey: true })).toBe(false);
  });

  it('begins at what is selected', () => {
    store.getState().select(['high']);
    const keys = keyboard();
    keys.press('Tab');
    expect(keys.focused()).toBe('high');
  });
});

describe('a connection made with keys', () => {
  it('offers what lies to the right, follows the arrows, and is one undo step', () => {
    const keys = keyboard();
    keys.press('Tab');
    keys.press('Tab');
    keys.press('c');
    expect(currentLinking()).toEqual({ from: 'lb', to: 'high' });
    keys.press('ArrowDown');
    expect(currentLinking()?.to).toBe('low');
    keys.press('Enter');
    expect(currentLinking()).toBeNull();
    expect(pairs()).toContain('lb>low');
    store.getState().undo();
    expect(pairs()).toEqual(['client>lb']);
  });

  it('offers next what is not connected yet', () => {
    startLinking('client');
    expect(currentLinking()?.to).not.toBe('lb');
  });

  it('goes through all others with Tab and never to itself', () => {
    const keys = keyboard();
    keys.press('Tab');
    keys.press('c');
    const seen = new Set<Id | null | undefined>();
    for (let i = 0; i < 6; i++) {
      keys.press('Tab');
      seen.add(currentLinking()?.to);
    }
    expect([...seen].sort()).toEqual(['high', 'lb', 'low']);
  });

  it('is forgotten on Escape', () => {
    const keys = keyboard();
    keys.press('Tab');
    keys.press('c');
    expect(keys.press('Escape')).toBe(true);
    expect(currentLinking()).toBeNull();
    expect(pairs()).toEqual(['client>lb']);
  });

  it('leads on to the type-to-add box', () => {
    const keys = keyboard();
    keys.press('Tab');
    keys.press('c');
    keys.press('/');
    expect(store.getState().inserting).toEqual({ from: 'client' });
    store.getState().stopInserting();
  });

  it('says why nothing came of it', () => {
    startLinking('client');
    setLinking({ from: 'client', to: 'lb' });
    keyboard().press('Enter');
    expect(store.getState().notice?.text).toBe('client is already connected to lb');
    expect(pairs()).toEqual(['client>lb']);
  });
});

describe('several at once', () => {
  it('are gathered with Shift and Space', () => {
    const keys = keyboard();
    keys.press('Tab');
    keys.press(' ', { shiftKey: true });
    keys.press('Tab');
    expect([...store.getState().selection]).toEqual(['client']);
    keys.press(' ', { shiftKey: true });
    expect([...store.getState().selection]).toEqual(['client', 'lb']);
    keys.press(' ', { shiftKey: true });
    expect([...store.getState().selection]).toEqual(['client']);
    keys.press('Escape');
    keys.press('Tab');
    expect([...store.getState().selection]).toEqual(['high']);
  });
});

describe('other keys', () => {
  it('rename what is focused and leave the rest to the commands', () => {
    const keys = keyboard();
    expect(keys.press('Enter')).toBe(false);
    keys.press('Tab');
    expect(keys.press('F2')).toBe(true);
    expect(store.getState().renaming).toBe('client');
    store.getState().rename(null);
    expect(keys.press('Delete')).toBe(false);
    expect(keys.press('ArrowLeft')).toBe(false);
  });

  it('change nothing on a board that may not be changed', () => {
    const { board, visit } = store.getState();
    visit(board);
    const keys = keyboard();
    keys.press('Tab');
    keys.press('c');
    expect(currentLinking()).toBeNull();
    keys.press('F2');
    expect(store.getState().renaming).toBeNull();
  });
});
