import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../catalog/kinds.ts';
import { stringify } from '../format/format.ts';
import { templateBoard } from '../templates/templates.ts';
import { COMMANDS, headroom } from './headroom.ts';
import type { Io } from './io.ts';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command with files that exist only here; `-` reads `input`. */
async function call(
  words: readonly string[],
  {
    files = {},
    input = '',
    isTerminal = false,
  }: { files?: Record<string, string>; input?: string; isTerminal?: boolean } = {},
): Promise<Outcome> {
  let out = '';
  let err = '';
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    isTerminal,
    readFile: async (path) => {
      const text = files[path];
      if (text === undefined) throw Object.assign(new Error('no'), { code: 'ENOENT' });
      return text;
    },
    readInput: async () => input,
  };
  return { code: await headroom(words, io), out, err };
}

const tinyurl = stringify((await templateBoard('tinyurl'))!);
const board = (tables: object): string => JSON.stringify({ format: 'headroom', version: 2, ...tables });

/** One client, one service with two slots of 10 ms: 200 requests a second at most. */
const small = (over: object = {}): string =>
  board({
    name: 'Small',
    components: {
      people: { kind: 'client_web' },
      api: { kind: 'app_service', params: { replicas: 1, slots: 2, serviceTime: 10 } },
    },
    connections: { 'people-api': { from: 'people', to: 'api' } },
    classes: { view: { rate: [{ value: 50 }] } },
    ...over,
  });

/** The same at twice what it can take, with a queue that would take hours to fill. */
const endless = small({
  components: {
    people: { kind: 'client_web' },
    api: { kind: 'app_service', params: { replicas: 1, slots: 2, serviceTime: 10, queueLimit: 10_000_000 } },
  },
  classes: { view: { rate: [{ value: 400 }] } },
});

const files = {
  'endless.json': endless,
  'small.json': small(),
  'overload.json': small({ classes: { view: { rate: [{ value: 400 }] } } }),
};

describe('every command', () => {
  it.each(COMMANDS.map(({ name }) => name))('%s says what it takes and does', async (name) => {
    const help = await call([name, '--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toMatch(new RegExp(`^Usage: npm run -s headroom -- ${name}`));
    expect(help.out).toContain('--json');
    expect(await call(['help', name])).toEqual(help);
    for (const line of help.out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it.each([[['--help']], [['-h']], [['help']]])('is listed by %j', async (words) => {
    const { code, out } = await call(words);
    expect(code).toBe(0);
    for (const { name, summary } of COMMANDS) {
      expect(out).toContain(`\n  ${name}`);
      expect(out).toContain(summary.split(' ').slice(0, 4).join(' '));
    }
  });

  it.each([
    ['nothing', [], /Usage: /],
    ['an unknown command', ['rnu', 'x'], /Unknown command "rnu"\. Did you mean "run"\?/],
    ['a command like no other', ['xyzzyx'], /Unknown command "xyzzyx"\. There is: templates, /],
    [
      'an unknown option',
      ['run', 'small.json', '--lode=2'],
      /Unknown option --lode\. Did you mean "--load"\?/,
    ],
    ['an option of another command', ['check', 'small.json', '--seed', '1'], /Unknown option --seed/],
    ['an option without its value', ['run', 'small.json', '--seed'], /--seed needs a value: N/],
    ['an option twice', ['run', 'small.json', '--seed', '1', '--seed', '2'], /--seed is given twice/],
    ['a value for a flag', ['run', 'small.json', '--json=yes'], /--json takes no value/],
    ['a missing board', ['run'], /"run" needs BOARD: A file, - for/],
    ['too much', ['check', 'small.json', 'other'], /"check" has no use for "other"/],
    ['a missing file', ['estimate', 'other.json'], /Cannot read "other\.json": there is no such file\./],
    ['a template as a file', ['estimate', 'tinyurl'], /Did you mean "template:tinyurl"\?/],
    [
      'an unknown template',
      ['estimate', 'template:tinyul'],
      /no template "tinyul"\. Did you mean "tinyurl"\?/,
    ],
    ['an unknown kind', ['describe', 'app_servise'], /no kind "app_servise"\. Did you mean "app_service"\?/],
    ['a load that is none', ['run', 'small.json', '--load', 'fast'], /--load "fast" is no factor/],
    ['a load of nothing', ['run', 'small.json', '--load', '0x'], /--load "0x" is out of range/],
    ['a time without unit', ['run', 'small.json', '--duration', '60'], /--duration "60" is no time/],
    ['a time without length', ['run', 'small.json', '--duration', '0s'], /"0s" is out of range/],
    ['a seed with a fraction', ['run', 'small.json', '--seed', '1.5'], /--seed "1\.5" is no seed/],
  ])('refuses %s in one message', async (_, words, message) => {
    const { code, out, err } = await call(words, { files });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    // Standard output stays empty with --json too.
    if (words.length > 1)
      expect(await call(words.toSpliced(1, 0, '--json'), { files })).toEqual({ code, out, err });
  });
});

describe('templates, describe and schema', () => {
  it('list what there is', async () => {
    expect(JSON.parse((await call(['templates', '--json'])).out)).toContainEqual(
      expect.objectContaining({ name: 'tinyurl', title: 'TinyURL' }),
    );
    expect((await call(['templates'])).out).toMatch(/^tinyurl +TinyURL /m);
    expect((await call(['templates'])).out).toMatch(/^parking +.*\nparking-async +Asynchronous/m);
    expect(JSON.parse((await call(['templates', '--json'])).out)).toContainEqual(
      expect.objectContaining({ name: 'tiktok-10x', of: 'tiktok' }),
    );
  });

  it('tell of variants, versions and lessons, and open each by its name', async () => {
    const boards = JSON.parse((await call(['boards', '--json'])).out) as readonly {
      name: string;
      variants: readonly { name: string }[];
      versions: readonly { name: string }[];
    }[];
    expect(boards.map(({ name }) => name).sort()).toEqual(
      'chat coworking deploy google-advice instagram oop parking slack tiktok tiktok-my-design tinyurl voice-p2p voice-sfu'.split(
        ' ',
      ),
    );
    const names = boards
      .flatMap(({ variants, versions }) => [...variants, ...versions])
      .map(({ name }) => name);
    for (const name of ['parking-async', 'parking-no-replica', 'parking-remote', 'parking-slow-payment'])
      expect(names).toContain(name);
    for (const name of [
      'chat-poll',
      'chat-long-poll',
      'tiktok-10x',
      'tiktok-presigned',
      'tiktok-improve',
      'tinyurl@1',
    ])
      expect(names).toContain(name);
    for (const name of names) expect((await call(['check', `template:${name}`])).code, name).toBeLessThan(2);
  });

  it('tell of a lesson, and run both of its boards', async () => {
    expect(JSON.parse((await call(['lessons', '--json'])).out)).toContainEqual(
      expect.objectContaining({ id: 'E18', boards: ['lesson:E18/1', 'lesson:E18/2'] }),
    );
    expect((await call(['lesson', 'e18'])).out).toMatch(/lesson:E18\/1 +At random/);
    const run = ['lesson', 'E18', '--run', '--duration', '5s', '--replications', '2', '--json'];
    const { mean } = JSON.parse((await call(run)).out).classes.Request as { mean: { a: number; b: number } };
    expect(mean.a).toBeGreaterThan(1.5 * mean.b);
    expect((await call(['estimate', 'lesson:E18/2'])).code).toBe(0);
  });

  it.each([
    [['lesson', 'E99'], /There is no lesson "E99"/],
    [['estimate', 'lesson:E18/3'], /lesson:E1\/1/],
    [['estimate', 'template:tinyurl@9'], /"tinyurl" has no version "9"\. There is: 1 to 4/],
    [['estimate', 'template:oop@1'], /"oop" has no version "1"/],
  ])('refuse %j', async (words, message) => {
    const { code, err } = await call(words);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('say of each parameter its unit, bounds, default and source', async () => {
    const { kinds, sources } = JSON.parse((await call(['describe', '--json'])).out);
    for (const { help } of Object.values<{ help: string }>(kinds.app_service.params))
      expect(help).toMatch(/[.]$/);
    expect((await call(['describe', 'app_service'])).out).not.toContain('undefined');
    expect(Object.keys(kinds)).toEqual(KINDS.map(({ id }) => id));
    expect(kinds.app_service.params.serviceTime).toMatchObject({
      unit: 'ms',
      min: 0.001,
      default: 5,
      source: 'EST',
    });
    for (const kind of KINDS)
      for (const { source } of kind.params) expect(sources[source].title).toBeTruthy();
    const text = (await call(['describe'])).out;
    for (const { id } of KINDS) expect(text).toContain(id);
    expect((await call(['describe', 'cache_lookaside'])).out).toMatch(/^hitRatio +90 % +0 to 1 +EST$/m);
  });

  it('print the schema of a board', async () => {
    const { out } = await call(['schema', '--json']);
    expect(JSON.parse(out)).toMatchObject({ type: 'object', properties: { format: {}, components: {} } });
    expect((await call(['schema'])).out).toBe(out);
  });
});

describe('a board', () => {
  it('is a file, standard input or a template', async () => {
    const told = await call(['estimate', 'template:tinyurl', '--json']);
    expect(told.code).toBe(0);
    expect(await call(['estimate', '-', '--json'], { input: tinyurl })).toEqual(told);
    expect(await call(['estimate', 'a.json', '--json'], { files: { 'a.json': tinyurl } })).toEqual(told);
  });

  const broken = small({
    connections: { 'people-api': { from: 'people', to: 'ip' } },
    classes: { view: { rate: [{ value: 50 }], sources: { nobody: 1 } } },
  });

  it.each(['estimate', 'run', 'link'])(
    'that is broken is refused by %s with record and field',
    async (name) => {
      const { code, out, err } = await call([name, '-'], { input: broken });
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(
        /^classes\.view\.sources\.nobody: there is no such component \(and 1 more; .*check.*\)\n$/,
      );
    },
  );

  it('that is not JSON, or not a board, is refused', async () => {
    expect(await call(['estimate', '-'], { input: '{' })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/not JSON/),
    });
    expect(await call(['run', '-'], { input: '[]' })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/board: is a list/),
    });
    expect(await call(['run', '-'], { input: board({ version: 7 }) })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/newer/),
    });
  });

  it('with a number out of bounds is refused: it would be a run of another board', async () => {
    const input = small({
      components: { people: { kind: 'client_web' }, api: { kind: 'app_service', params: { replicas: 0 } } },
    });
    for (const command of ['check', 'estimate', 'run', 'link']) {
      expect(await call([command, '-'], { input })).toMatchObject({
        code: 2,
        err: expect.stringContaining('components.api.params.replicas: 0 is below 1; the nearest is 1'),
      });
    }
  });

  it('that cannot be simulated as drawn is refused, and checked as such', async () => {
    const input = small({
      components: { people: { kind: 'client_web' }, a: { kind: 'app_service' }, b: { kind: 'app_service' } },
      connections: { 1: { from: 'people', to: 'a' }, 2: { from: 'a', to: 'b' }, 3: { from: 'b', to: 'a' } },
    });
    const estimated = await call(['estimate', '-'], { input });
    expect(estimated).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^connections\.3: .*loop/),
    });
    expect(await call(['check', '-'], { input })).toMatchObject({ code: 2, out: /error {4}connections\.3/ });
  });

  it('is checked problem by problem', async () => {
    expect(await call(['check', 'template:tinyurl'])).toEqual({
      code: 0,
      out: '0 errors, 0 warnings\n',
      err: '',
    });
    const { code, out, err } = await call(['check', '-', '--json'], { input: broken });
    expect(code).toBe(2);
    expect(err).toMatch(/^classes\.view\.sources\.nobody: .*standard output lists them\)\n$/);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([
        expect.objectContaining({ severity: 'error', table: 'classes', id: 'view', field: 'sources.nobody' }),
      ]),
    });
    expect((await call(['check', '-'], { input: broken })).out).toMatch(
      /^error +classes\.view\.sources\.nobody: /m,
    );
  });
});

describe('estimate', () => {
  it('gives the numbers of TinyURL', async () => {
    const { out, err } = await call(['estimate', 'template:tinyurl', '--json']);
    const { components, classes, headroom: found } = JSON.parse(out);
    expect(err).toBe('');
    expect(components.rd.utilization).toBeCloseTo(0.723, 3);
    expect(components.rd).toMatchObject({ binding: 'slots', limits: { slots: components.rd.utilization } });
    expect(classes.redirect.rate).toBeCloseTo(11_574.07, 2);
    expect(Object.keys(classes.redirect.latency)).toEqual(['mean', 'p50', 'p99']);
    expect(found.factor).toBeCloseTo(1.38, 2);
    expect(found.first).toEqual({ component: 'rd', limit: 'slots' });
    expect(found.next[0]).toMatchObject({ component: 'an', limit: 'slots', factor: expect.closeTo(6.91, 2) });
  });

  it('says infinity as null', async () => {
    const { classes, components } = JSON.parse(
      (await call(['estimate', '-', '--json'], { input: files['endless.json'] })).out,
    );
    expect(classes.view.latency).toEqual({ mean: null, p50: null, p99: null });
    expect(components.api.utilization).toBeCloseTo(2, 10);
  });

  it('is for people too', async () => {
    const { out } = await call(['estimate', 'template:tinyurl', '--load', '2x']);
    expect(out).toContain('Estimate of TinyURL at 2x: by theory');
    expect(out).toMatch(/^Redirect service \(rd\) +23\.1 k\/s +145 % {2}slots +37 ms +16 k\/s$/m);
    expect(out).toContain(
      'Headroom 1.38x: Redirect service (rd), slots\n  then 6.91x  Click stream (an), slots\n',
    );
  });

  it('calls classes by their names, and by their ids where two share one', async () => {
    const named = (a: string, b: string): string =>
      small({ classes: { a: { name: a, rate: [{ value: 1 }] }, b: { name: b, rate: [{ value: 1 }] } } });
    const keys = async (input: string): Promise<string[]> =>
      Object.keys(JSON.parse((await call(['estimate', '-', '--json'], { input })).out).classes);
    expect(await keys(named('View', 'Buy'))).toEqual(['View', 'Buy']);
    expect(await keys(named('View', 'View'))).toEqual(['a', 'b']);
    expect(await keys(named('b', 'View'))).toEqual(['a', 'View']);
  });
});

describe('run', () => {
  const run = (...more: string[]): Promise<Outcome> =>
    call(['run', 'small.json', '--duration', '20s', ...more], { files });

  it('gives its result as one JSON value, the same for the same seed', async () => {
    const first = await run('--json', '--seed', '7');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(await run('--json', '--seed', '7')).toEqual(first);
    expect((await run('--json', '--seed', '8')).out).not.toBe(first.out);
    const result = JSON.parse(first.out);
    expect(result).toMatchObject({
      version: 1,
      seed: 7,
      load: 1,
      duration: 20_000,
      assertions: [],
      objectives: [],
    });
    expect(result.warmup).toBeLessThan(20_000);
    expect(result.classes.view.offered).toBeGreaterThan(40);
    expect(result.classes.view.offered).toBeLessThan(60);
    expect(Object.keys(result.classes.view)).toEqual([
      'offered',
      'throughput',
      'goodput',
      'failures',
      'latency',
      'intervals',
      'split',
    ]);
    const figures = ['mean', 'p50', 'p90', 'p95', 'p99', 'p999'];
    expect(Object.keys(result.classes.view.latency)).toEqual(figures);
    expect(Object.keys(result.classes.view.intervals)).toEqual(figures);
    const parts: Record<string, number> = result.classes.view.split;
    expect(Object.keys(parts)).toEqual(['network', 'queue', 'service', 'callees']);
    expect(Object.values(parts).reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(
      result.classes.view.latency.mean,
      6,
    );
    const { low, high } = result.classes.view.intervals.p50;
    expect(low).toBeLessThanOrEqual(result.classes.view.latency.p50);
    expect(high).toBeGreaterThanOrEqual(result.classes.view.latency.p50);
    // Some thousand requests say nothing of the slowest of a thousand.
    expect(result.classes.view.intervals.p999).toEqual({ low: null, high: null });
    expect(result.precision.verdict).toBe('longer');
    expect(result.precision.duration).toBeGreaterThan(20_000);
    expect(Object.keys(result.components.api)).toEqual([
      'utilization',
      'binding',
      'limits',
      'queueLength',
      'throughput',
      'latency',
      'split',
    ]);
    const { latency, split } = result.components.api;
    expect(Object.keys(latency)).toEqual(figures);
    expect(split.network + split.queue + split.service + split.callees).toBeCloseTo(latency.mean, 6);
    expect(split.service).toBeGreaterThan(0);
    expect(result.bottleneck).toMatchObject({ component: 'api', limit: 'slots' });
    expect(result.bottleneck.evidence.length).toBeGreaterThan(0);
  });

  it('runs until a figure is as precise as was asked, and says so in a run of that length', async () => {
    const until = JSON.parse((await run('--json', '--until', 'mean±3%')).out);
    expect(until.duration).toBeGreaterThan(20_000);
    const { latency, intervals } = until.classes.view;
    expect((intervals.mean.high - intervals.mean.low) / 2 / latency.mean).toBeLessThanOrEqual(0.03);
    const same = await call(['run', 'small.json', '--json', '--duration', `${until.duration}ms`], { files });
    expect(JSON.parse(same.out)).toEqual(until);
    expect(await run('--until', 'p99')).toMatchObject({ code: 2 });
  });

  it('shows single requests, visit by visit', async () => {
    const { out } = await run('--trace');
    expect(out).toMatch(/^view p99: \d+ ms, begun at /m);
    expect(out).toMatch(/^ {2}App service \(api\) /m);
    const { exemplars } = JSON.parse((await run('--trace', '--json')).out);
    expect(exemplars.view.map(({ of }: { of: string }) => of)).toEqual(['p50', 'p99', 'slowest']);
    expect(exemplars.view[0].spans[1]).toMatchObject({ parent: 0, component: 'api', failure: null });
    expect(JSON.parse((await run('--json')).out)).not.toHaveProperty('exemplars');
  });

  it('takes the load', async () => {
    const { classes } = JSON.parse((await run('--json', '--load', '2x')).out);
    expect(classes.view.offered).toBeGreaterThan(80);
  });

  it('is for people too', async () => {
    const { out } = await run('--load', '8x', '--assert', 'view.success>99%');
    expect(out).toMatch(/^Simulation of Small at 8x: 20 s, /);
    expect(out).toMatch(/^view +\d+\/s +\d+\/s /m);
    expect(out).toMatch(/^ {2}view: \d+\/s queue full$/m);
    expect(out).toMatch(/^Bottleneck: App service \(api\), slots, saturated\n {2}- /m);
    expect(out).toMatch(/FAILED {2}view\.success>99% {2}\(it is \d+ %\)/);
  });

  it.each([
    ['view.p99<1s', 0],
    ['view.p99 < 1', 1],
    ['view.p99.9<=2000ms', 0],
    ['view.mean>30us', 0],
    ['view.offered>=30/s', 0],
    ['view.throughput<10', 1],
    ['view.goodput>0.03k/s', 0],
    ['view.failed<=0', 0],
    ['view.success>=99.9%', 0],
    ['view.success<0.5', 1],
    ['api.utilization<80%', 0],
    ['api.utilization>0.8', 1],
    ['api.queueLength<10', 0],
    ['api.throughput>30/s', 0],
    ['headroom>3.9x', 0],
    ['headroom>4.1', 1],
  ])('asserts %s with exit code %i', async (text, code) => {
    const told = await run('--json', '--assert', text);
    expect(told.code).toBe(code);
    expect(JSON.parse(told.out).assertions).toMatchObject([{ text, holds: code === 0 }]);
    expect(told.err.split('  (')[0]).toBe(code === 0 ? '' : `FAILED  ${text}`);
  });

  it('fails when one of several assertions does', async () => {
    expect((await run('--assert', 'view.p99<1s', '--assert', 'view.p50<10s')).code).toBe(0);
    expect((await run('--assert', 'view.p99<1s', '--assert', 'view.p50<1ms')).code).toBe(1);
  });

  it('holds nothing that was not measured', async () => {
    const input = small({ classes: { view: { rate: [{ value: 0.001 }] } } });
    const told = await call(['run', '-', '--duration', '1s', '--json', '--assert', 'view.p99<1s'], { input });
    expect(told).toMatchObject({ code: 1, err: expect.stringMatching(/nothing was measured/) });
    expect(JSON.parse(told.out).assertions[0].value).toBeNull();
  });

  it.each([
    ['nonsense', /is no condition/],
    ['vieuw.p99<1s', /no class or component "vieuw"\. Did you mean "view"\?/],
    ['view.p98<1s', /"p98" is nothing that a class has\. Did you mean "p9/],
    ['api.p99<1s', /"p99" is nothing that a component has/],
    ['hedroom>1', /only "headroom" stands alone\. Did you mean "headroom"\?/],
    ['view.p99<150kg', /"150kg" is no time/],
    ['view.success>99ms', /"99ms" is no fraction/],
    ['api.constructor<1', /is nothing that a component has/],
  ])('refuses the assertion %s before it runs', async (text, message) => {
    expect(await run('--assert', text)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(message),
    });
  });

  it('draws its progress where somebody sees it, and takes it away', async () => {
    const words = ['run', 'small.json', '--duration', '30m', '--load', '3x', '--json'];
    const seen = await call(words, { files, isTerminal: true });
    expect(seen.err).toMatch(/^\r\[█+ *\] \d+ % {2}[\d.]+ of 1800 s simulated/);
    expect(seen.err).toMatch(/\r +\r$/);
    expect(await call(words, { files })).toEqual({ ...seen, err: '' });
  });
});

describe('link and open', () => {
  it('undo each other', async () => {
    const { out: fragment } = await call(['link', 'template:tinyurl']);
    expect(fragment).toMatch(/^h1\.[\w-]+\n$/);
    expect(await call(['open', fragment])).toEqual({ code: 0, out: tinyurl, err: '' });
    const address = `https://example.org/#${fragment.trim()}`;
    expect((await call(['open', address])).out).toBe(tinyurl);
    expect((await call(['open', '-', '--json'], { input: fragment })).out).toBe(tinyurl);
    const { out: loaded } = await call(['link', 'template:tinyurl', '--load', '10x']);
    expect(loaded).toBe(`${fragment.trim()}&load=10\n`);
    expect((await call(['open', loaded])).out).toBe(tinyurl);
    expect(JSON.parse((await call(['link', '-', '--json'], { input: tinyurl })).out)).toEqual({
      fragment: fragment.trim(),
    });
  });

  it('say what is wrong with a link', async () => {
    expect(await call(['open', 'h1.AAAA'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/incomplete|changed/),
    });
    expect(await call(['open', 'hello'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/not a Headroom link/),
    });
  });
});

describe('npm run -s headroom', () => {
  const npm = (...words: string[]): Promise<{ stdout: string; stderr: string }> =>
    promisify(execFile)('npm', ['run', '-s', 'headroom', '--', ...words], {
      shell: process.platform === 'win32',
    });

  it('is this program', { timeout: 60_000 }, async () => {
    const [{ stdout }, refused] = await Promise.all([
      npm('estimate', 'template:tinyurl', '--json'),
      npm('estimate', 'no-such.json').catch((error: unknown) => error),
    ]);
    expect(stdout).toBe((await call(['estimate', 'template:tinyurl', '--json'])).out);
    expect(refused).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/Cannot read "no-such\.json": there is no such file/),
    });
  });
});

it('warns that a run was too short for requests that take minutes, and still says the rest', async () => {
  const { code, err } = await call(['run', 'template:deploy', '--duration', '5s']);
  expect(code).toBe(0);
  expect(err).toMatch(
    /^Warning: no build_and_test ended within 5 s; by estimate one takes 1\d(\.\d)? min\. Give a longer --duration\.$/m,
  );
  expect((await call(['run', 'template:tinyurl', '--duration', '1s', '--slice', '20'])).err).not.toMatch(
    /Warning/,
  );
});
