// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CommandId } from '../words/commands.ts';
import { commandOf } from './commands.ts';
import { fetchCopying } from './fetchCopying.ts';
import type { State, ViewportPort } from './shape.ts';
import { store } from './store.ts';
import { setViewport } from './viewport.ts';

const get = (): State => store.getState();
const focused: string[] = [];
const fitted: (readonly string[] | undefined)[] = [];

beforeEach(async () => {
  await fetchCopying();
  get().newBoard();
  focused.length = 0;
  fitted.length = 0;
  const port: ViewportPort = {
    center: () => ({ x: 0, y: 0 }),
    zoomIn: () => {},
    zoomOut: () => {},
    zoomTo: () => {},
    fit: (ids) => void fitted.push(ids),
    focus: (id) => void focused.push(id),
  };
  setViewport(port);
});
afterEach(() => setViewport(null));

function add(kind: string, x: number, y: number, from?: string): string {
  const id = get().insert(kind, { at: { x, y }, ...(from !== undefined && { from }) });
  if (id === null) throw new Error(`${kind} was not added`);
  return id;
}
const place = (id: string) => {
  const { x, y } = get().board.components[id] ?? { x: Number.NaN, y: Number.NaN };
  return { x, y };
};
/** Runs a command and waits for what it says. */
async function run(id: CommandId): Promise<string> {
  const before = get().notice?.key ?? 0;
  expect(commandOf(id).enabled(get())).toBe(true);
  commandOf(id).run();
  await vi.waitFor(() => expect(get().notice?.key).toBeGreaterThan(before));
  return get().notice?.text ?? '';
}

describe('arranging', () => {
  test('aligns and distributes what is selected, each as one step', async () => {
    const ids = [add('app_service', 0, 0), add('worker', 40, 200), add('stream', 320, 600)];
    const before = ids.map(place);
    get().select(ids);
    expect(await run('align-left')).toBe('3 components aligned at their left edges');
    expect(new Set(ids.map((id) => place(id).x)).size).toBe(1);
    expect(await run('distribute-vertical')).toMatch(/^3 components distributed/);
    expect(await run('distribute-vertical')).toMatch(/already/);
    const [a, b, c] = ids.map((id) => place(id).y);
    expect((b ?? 0) - (a ?? 0)).toBe((c ?? 0) - (b ?? 0));
    get().undo();
    get().undo();
    expect(ids.map(place)).toEqual(before);
  });

  test('is offered where there is something to arrange', () => {
    const id = add('app_service', 0, 0);
    for (const command of ['align-top', 'distribute-horizontal', 'tidy'] as const)
      expect(commandOf(command).enabled(get())).toBe(false);
    expect(commandOf('lock').enabled(get())).toBe(true);
    add('worker', 0, 200);
    expect(commandOf('tidy').enabled(get())).toBe(true);
    get().select([id]);
    expect(commandOf('align-top').enabled(get())).toBe(false);
  });

  test('leaves what is locked alone until it is unlocked', async () => {
    const id = add('app_service', 0, 0);
    const at = place(id);
    expect(await run('lock')).toBe('App service locked: nothing moves it');
    commandOf('nudge-right').run();
    expect(get().notice?.text).toMatch(/unlock it/);
    expect(place(id)).toEqual(at);
    expect(await run('lock')).toBe('App service unlocked');
    commandOf('nudge-right').run();
    expect(place(id).x).toBe(at.x + 1);
  });
});

describe('walking and growing', () => {
  test('follows the graph with selection and focus, and says where it ends', async () => {
    const web = add('client_web', 0, 0);
    const api = add('app_service', 300, 0, web);
    get().select([web]);
    commandOf('go-right').run();
    await vi.waitFor(() => expect(focused).toEqual([api]));
    expect([...get().selection]).toEqual([api]);
    expect(await run('go-right')).toBe('App service calls nothing');
    commandOf('go-left').run();
    await vi.waitFor(() => expect([...get().selection]).toEqual([web]));
  });

  test('asks for a callee on the right and a caller on the left, and connects it', async () => {
    const api = add('app_service', 0, 0);
    commandOf('grow-right').run();
    await vi.waitFor(() => expect(get().inserting).toMatchObject({ from: api }));
    const right = get().insert('cache_lookaside', get().inserting ?? {}) ?? '';
    get().select([api]);
    commandOf('grow-left').run();
    await vi.waitFor(() => expect(get().inserting).toMatchObject({ to: api }));
    const left = get().insert('client_web', get().inserting ?? {}) ?? '';
    expect(Object.values(get().board.connections)).toMatchObject([
      { from: api, to: right },
      { from: left, to: api },
    ]);
    expect(place(left).x).toBeLessThan(place(api).x);
    expect(place(right).x).toBeGreaterThan(place(api).x);
    expect(place(right).y).toBe(place(api).y);
  });

  test('selects neighbors, then theirs, and all of a kind', async () => {
    const web = add('client_web', 0, 0);
    const api = add('app_service', 300, 0, web);
    const db = add('relational_primary', 600, 0, api);
    const other = add('app_service', 0, 400);
    get().select([web]);
    expect(await run('select-connected')).toBe('2 components selected');
    expect(await run('select-connected')).toBe('3 components selected');
    expect(get().selection.has(db)).toBe(true);
    get().select([api]);
    await run('select-kind');
    expect([...get().selection].sort()).toEqual([api, other].sort());
  });
});

describe('pasting text', () => {
  async function paste(text: string): Promise<string> {
    const { pasteText } = await import('./clipboard.ts');
    const before = get().notice?.key ?? 0;
    pasteText(text);
    await vi.waitFor(() => expect(get().notice?.key).toBeGreaterThan(before));
    return get().notice?.text ?? '';
  }

  test('draws a chain as one step and selects it', async () => {
    expect(await paste('web -> lb -> api x3 -> redis, postgres')).toBe('5 components added');
    expect(Object.keys(get().board.components)).toHaveLength(5);
    expect(Object.keys(get().board.connections)).toHaveLength(4);
    expect(get().selection.size).toBe(5);
    get().undo();
    expect(get().board.components).toEqual({});
    get().redo();
    expect(Object.keys(get().board.connections)).toHaveLength(4);
  });

  test('draws a flowchart of Mermaid, and says which line of it was no use', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    const said = 'Line 3, column 1: “?!” is not understood, so it is left out.';
    const text = 'graph LR\nweb -->|HTTPS| api[Checkout]\n?!\nsubgraph Shop\napi -.-> db[(Orders)]\nend';
    const { pasteText } = await import('./clipboard.ts');
    pasteText(text);
    await vi.waitFor(() => expect(get().notice?.text).toBe(`3 components added. ${said}`));
    expect(Object.values(get().board.groups).map(({ name }) => name)).toEqual(['Shop']);
    expect(Object.values(get().board.connections).map(({ label, mode }) => [label, mode])).toEqual([
      ['HTTPS', 'call'],
      ['', 'send'],
    ]);
  });

  test('says what of it was no use', async () => {
    expect(await paste('web -> api -> cache\nweb x2 -> cdn\ncdn -> s3')).toBe(
      '5 components added. Line 2, column 1: Web client has no replicas, so x2 is left out.',
    );
  });

  test('writes prose with arrows on the board as what it is', async () => {
    const prose = 'See https://example.org -> and then, well, whatever you like best of it all';
    expect(await paste(prose)).toMatch('Text added');
    expect(get().board.components).toEqual({});
    expect(Object.values(get().board.marks)).toMatchObject([
      { kind: 'text', text: prose, width: 480, wrap: true },
    ]);
    await paste(prose);
    const [first, second] = Object.values(get().board.marks);
    expect(second).toMatchObject({ x: (first?.x ?? 0) + 24, y: (first?.y ?? 0) + 24 });
  });
});
