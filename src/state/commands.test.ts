// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setParam } from '../board/edit.ts';
import { labels } from '../words/commands.ts';
import { COMMANDS, matchCommand } from './commands.ts';
import { fetchCopying } from './fetchCopying.ts';
import { focusWhenDrawn } from './focus.ts';
import { insertInto } from './inBetween.ts';
import type { KeyPress } from './keys.ts';
import { later } from './later.ts';
import type { State, ViewportPort } from './shape.ts';
import { listenForCommands } from './shortcuts.ts';
import { store } from './store.ts';
import { setViewport } from './viewport.ts';

const get = (): State => store.getState();
let stop = (): void => {};

beforeEach(async () => {
  await fetchCopying();
  get().newBoard();
  get().openDialog(null);
  get().setTool('select');
  stop = listenForCommands(window);
});
afterEach(() => {
  stop();
  setViewport(null);
  document.body.innerHTML = '';
  vi.useRealTimers();
});

function key(name: string, held: Partial<KeyPress> = {}, target: EventTarget = document.body): boolean {
  const event = new KeyboardEvent('keydown', {
    key: name,
    code: held.code ?? '',
    ctrlKey: held.ctrlKey ?? false,
    shiftKey: held.shiftKey ?? false,
    altKey: held.altKey ?? false,
    bubbles: true,
    cancelable: true,
  });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

function add(kind: string): string {
  const id = get().insert(kind);
  if (id === null) throw new Error(`${kind} was not added`);
  return id;
}

const place = (id: string) => {
  const { x, y } = get().board.components[id] ?? { x: Number.NaN, y: Number.NaN };
  return { x, y };
};

/** A clipboard event whose data is kept between copying and pasting. */
const clipboard = new Map<string, string>();
function clip(type: 'copy' | 'cut' | 'paste', target: EventTarget = document.body): boolean {
  const event = new Event(type, { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', {
    value: {
      setData: (kind: string, text: string) => void clipboard.set(kind, text),
      getData: (kind: string) => clipboard.get(kind) ?? '',
    },
  });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('the table', () => {
  test('has an id, a label and shortcuts of its own for each command', () => {
    const ids = COMMANDS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(Object.keys(labels).sort());
    for (const label of Object.values(labels)) expect(label).toMatch(/^[A-Z]/);
    const shared = COMMANDS.flatMap(({ keys }) => keys).filter((one, at, all) => all.indexOf(one) !== at);
    // Run and Pause are one key: never enabled together.
    expect(shared).toEqual(['Mod+Enter']);
  });

  test('offers nothing that changes a visited board', () => {
    const id = add('cache_lookaside');
    get().visit(get().board);
    get().select([id]);
    const offered = COMMANDS.filter(
      ({ group, enabled }) => ['edit', 'add', 'arrange'].includes(group) && enabled(get()),
    );
    expect(offered.map((entry) => entry.id)).toEqual(['copy', 'copy-svg', 'copy-png']);
  });
});

describe('the keyboard', () => {
  test('undoes and redoes', () => {
    const id = add('cache_lookaside');
    expect(key('z', { ctrlKey: true })).toBe(true);
    expect(get().board.components).toEqual({});
    key('Z', { ctrlKey: true, shiftKey: true });
    expect(Object.keys(get().board.components)).toEqual([id]);
    key('z', { ctrlKey: true });
    key('y', { ctrlKey: true });
    expect(Object.keys(get().board.components)).toEqual([id]);
  });

  test('shows the board alone to others, until Escape, a panel or the same keys bring the rest back', () => {
    const isBare = () => get().bare;
    key('\\', { ctrlKey: true });
    expect(isBare()).toBe(true);
    const api = add('app_service');
    key('Escape');
    expect([isBare(), get().selection.has(api)]).toEqual([true, false]);
    key('Escape');
    expect(isBare()).toBe(false);
    for (const back of ['[', ']']) {
      key('\\', { ctrlKey: true });
      key(back);
      expect(get()).toMatchObject({ bare: false, paletteOpen: true, panelOpen: true });
    }
    key('\\', { ctrlKey: true });
    key('\\', { ctrlKey: true });
    expect(isBare()).toBe(false);
  });

  test('adds between the ends of a connection that is selected alone, in one step', () => {
    const web = add('client_web');
    const api = get().insert('app_service', { from: web }) ?? '';
    const [line = ''] = Object.keys(get().board.connections);
    get().select([line, api]);
    key('/');
    expect(get().inserting).toEqual({});
    get().stopInserting();
    get().select([line]);
    key('/');
    expect(get().inserting).toEqual({ into: line });
    const between = insertInto(get(), 'load_balancer_l7', line) ?? '';
    expect([...get().selection]).toEqual([between]);
    expect(get().inserting).toBeNull();
    expect(get().notice?.text).toBe('Load balancer (L7) added between Web client and App service');
    const joined = Object.values(get().board.connections).map(({ from, to }) => `${from} ${to}`);
    expect(joined).toEqual([`${web} ${between}`, `${between} ${api}`]);
    key('z', { ctrlKey: true });
    expect(Object.keys(get().board.components)).toEqual([web, api]);
    expect([...get().selection]).toEqual([line]);
  });

  test('deletes what is selected, also after a move, with its connections', () => {
    const web = add('client_web');
    const api = get().insert('app_service', { from: web });
    key('ArrowRight', { shiftKey: true });
    expect([...get().selection]).toEqual([api]);
    key('Delete');
    expect(Object.keys(get().board.components)).toEqual([web]);
    expect(get().board.connections).toEqual({});
    expect(get().selection.size).toBe(0);
    key('z', { ctrlKey: true });
    expect(Object.keys(get().board.connections)).toHaveLength(1);
  });

  test('leaves typing alone', () => {
    add('cache_lookaside');
    document.body.innerHTML = '<input>';
    const input = document.querySelector('input') ?? document.body;
    expect(key('Backspace', {}, input)).toBe(false);
    expect(key('a', { ctrlKey: true }, input)).toBe(false);
    expect(clip('paste', input)).toBe(false);
    expect(Object.keys(get().board.components)).toHaveLength(1);
  });

  test('does nothing to the board while a dialog is open', () => {
    add('cache_lookaside');
    key('?', { shiftKey: true });
    expect(get().dialog).toBe('shortcuts');
    key('Delete');
    expect(Object.keys(get().board.components)).toHaveLength(1);
  });

  test('nudges by 1 and with Shift by 8; a key held down is one step, a later press another', () => {
    vi.useFakeTimers({ now: 1000 });
    const id = add('cache_lookaside');
    const { x, y } = place(id);
    for (let repeat = 0; repeat < 5; repeat += 1) key('ArrowRight');
    key('ArrowDown', { shiftKey: true });
    expect(place(id)).toEqual({ x: x + 5, y: y + 8 });
    vi.advanceTimersByTime(2000);
    key('ArrowDown', { shiftKey: true });
    get().undo();
    expect(place(id)).toEqual({ x: x + 5, y: y + 8 });
    get().undo();
    expect(place(id)).toEqual({ x: x + 5, y });
    get().undo();
    expect(place(id)).toEqual({ x, y });
  });

  test('selects all, and Escape leaves one thing at a time', () => {
    const web = add('client_web');
    get().insert('app_service', { from: web });
    key('a', { ctrlKey: true });
    expect(get().selection.size).toBe(3);
    key('/');
    expect(get().inserting).toEqual({});
    key('Escape');
    expect(get().inserting).toBeNull();
    expect(get().selection.size).toBe(3);
    key('Escape');
    expect(get().selection.size).toBe(0);
  });

  test('renames and connects what is selected', () => {
    const web = add('client_web');
    const api = add('app_service');
    key('F2');
    expect(get().renaming).toBe(api);
    key('Escape');
    get().select([web, api]);
    key('c');
    expect(Object.values(get().board.connections)).toMatchObject([{ from: web, to: api }]);
    expect(get().notice?.text).toBe('Web client connected to App service');
    key('c');
    expect(get().notice?.text).toBe('Web client cannot be connected to App service');
    key('Enter');
    expect(get().renaming).toBeNull();
  });

  test('moves the view', () => {
    const asked: string[] = [];
    const port: ViewportPort = {
      center: () => ({ x: 1000, y: 2000 }),
      zoomIn: () => void asked.push('in'),
      zoomOut: () => void asked.push('out'),
      zoomTo: (zoom) => void asked.push(`to ${zoom}`),
      fit: (ids) => void asked.push(`fit ${ids?.length ?? 'all'}`),
      connectFrom: (id) => void asked.push(`from ${id}`),
    };
    setViewport(port);
    const id = add('cache_lookaside');
    expect(Math.abs(place(id).x - 1000)).toBeLessThan(100);
    key('+', { ctrlKey: true, shiftKey: true });
    key('-');
    key('0', { ctrlKey: true });
    key('!', { code: 'Digit1', shiftKey: true });
    key('@', { code: 'Digit2', shiftKey: true });
    key('c');
    expect(asked).toEqual(['in', 'out', 'to 1', 'fit all', 'fit 1', `from ${id}`]);
  });

  /** A box or field that takes the focus, and what it hears. */
  const open = (role: string) => {
    const box = document.createElement('div');
    box.setAttribute('role', role);
    const field = box.appendChild(document.createElement('input'));
    const heard: string[] = [];
    field.addEventListener('keydown', (event) => {
      heard.push(event.key);
      if (event.key !== 'Enter') return;
      get().stopInserting();
      get().rename(null);
      box.remove();
    });
    document.body.append(box);
    field.focus();
    return { field, heard };
  };

  test.each([
    ['a box', 'dialog', () => key('/')],
    ['a field', 'none', () => key('F2')],
    ['a dialog', 'dialog', () => key('k', { ctrlKey: true })],
  ])('keeps what is pressed for %s that opens until it has the focus, in its order', async (_, role, ask) => {
    add('cache_lookaside');
    ask();
    for (const name of ['r', 'x', 'Backspace', 'o', 'Enter']) expect(key(name)).toBe(true);
    expect(get().tool).toBe('select');
    const { field, heard } = open(role);
    // Pressed before all of it has been done, it comes after.
    key('h');
    get().openDialog(null);
    await expect.poll(() => get().tool).toBe('pan');
    expect(heard).toEqual(['r', 'x', 'Backspace', 'o', 'Enter']);
    expect(field.value).toBe('ro');
    expect(key('v')).toBe(true);
    expect(get().tool).toBe('select');
  });

  test('leaves a box that is on its way by Escape, and has no command by what was typed for one that never came', async () => {
    add('cache_lookaside');
    key('?');
    key('Escape');
    expect(get()).toMatchObject({ dialog: null, selection: new Set(['cache']) });
    key('/');
    key('h');
    get().stopInserting();
    key('r');
    await expect.poll(() => get().tool).toBe('rectangle');
  });

  test('has what is pressed wait for the code of the command before, which then is at once', async () => {
    const done: string[] = [];
    let arrive = (_: string): void => {};
    const fetched = new Promise<string>((resolve) => {
      arrive = resolve;
    });
    const load = () => fetched;
    void later(load, (name) => void done.push(name));
    key('h');
    get().insert('cache_lookaside');
    key('Delete');
    expect(get()).toMatchObject({ tool: 'select', selection: new Set(['cache']) });
    arrive('first');
    await expect.poll(() => get().selection.size).toBe(0);
    expect(get().tool).toBe('pan');
    void later(load, () => void done.push('second'));
    expect(done).toEqual(['first', 'second']);
  });

  test('does not take the focus from a field that opened meanwhile', async () => {
    const late = document.createElement('button');
    const look = vi.fn(() => void document.body.append(late));
    focusWhenDrawn('button', look);
    const { field } = open('none');
    for (let frame = 0; frame < 8; frame += 1) await new Promise(requestAnimationFrame);
    document.body.append(late);
    await new Promise(requestAnimationFrame);
    expect(document.activeElement).toBe(field);
    field.blur();
    late.remove();
    focusWhenDrawn('button', look);
    await expect.poll(() => document.activeElement).toBe(late);
    expect(look).toHaveBeenCalledTimes(1);
  });

  test('leaves keys without a meaning to the browser', () => {
    expect(key('z')).toBe(false);
    expect(key('Delete')).toBe(false);
    expect(
      matchCommand({ key: 'F5', code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }),
    ).toBeNull();
  });
});

describe('copy, cut, paste and duplicate', () => {
  test('carry components with parameters and the connections among them, again and again', () => {
    const web = add('client_web');
    const api = get().insert('app_service', { from: web }) ?? '';
    get().edit((board) => setParam(board, api, 'replicas', 9));
    get().select([web, api]);
    expect(clip('copy')).toBe(true);
    expect(clip('paste')).toBe(true);
    expect(clip('paste')).toBe(true);
    const { components, connections } = get().board;
    expect(Object.keys(components)).toHaveLength(6);
    expect(Object.keys(connections)).toHaveLength(3);
    expect(Object.values(components).filter(({ params }) => params.replicas === 9)).toHaveLength(3);
    expect(new Set(Object.values(components).map(({ x, y }) => `${x} ${y}`)).size).toBe(6);
    expect(get().notice?.text).toBe('2 components pasted');
    expect([...get().selection].every((id) => id !== web && id !== api)).toBe(true);
    get().undo();
    expect(Object.keys(get().board.components)).toHaveLength(4);
  });

  test('cut takes away as one step', () => {
    add('cache_lookaside');
    clip('cut');
    expect(get().board.components).toEqual({});
    clip('paste');
    expect(Object.keys(get().board.components)).toHaveLength(1);
    get().undo();
    get().undo();
    expect(Object.keys(get().board.components)).toHaveLength(1);
  });

  test('text that is none of ours is written on the board; where there is none, that is said', async () => {
    clipboard.set('text/plain', ' ');
    clip('paste');
    expect(get().notice?.text).toMatch('Nothing to paste');
    clipboard.set('text/plain', 'some text');
    clip('paste');
    await vi.waitFor(() =>
      expect(Object.values(get().board.marks)).toMatchObject([{ kind: 'text', text: 'some text' }]),
    );
    expect(get().board.components).toEqual({});
  });

  test('duplicates beside the original and selects the copy', () => {
    const id = add('cache_lookaside');
    key('d', { ctrlKey: true });
    const copies = Object.keys(get().board.components).filter((other) => other !== id);
    expect([...get().selection]).toEqual(copies);
    expect(place(copies[0] ?? '')).not.toEqual(place(id));
  });
});
