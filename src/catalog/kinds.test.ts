import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fitParam } from './fit.ts';
import { GROUP_KINDS } from './groups.ts';
import { GUIDE, guideOf } from './guide.ts';
import { helpOf, optionsOf } from './help.ts';
import { GROUPS, KINDS, kindOf } from './kinds.ts';
import { SOURCES } from './sources.ts';
import { TECHNOLOGIES } from './technologies.ts';

const PARAMS = KINDS.flatMap((kind) => kind.params.map((spec) => ({ kind, spec })));

describe('the kinds', () => {
  it('are found by their id, which is theirs alone', () => {
    for (const kind of KINDS) expect(kindOf(kind.id)).toBe(kind);
    expect(kindOf('constructor')).toBeUndefined();
    expect(new Set(KINDS.map(({ label }) => label)).size).toBe(KINDS.length);
  });

  it('keep the ids that saved boards know them by', () => {
    const ids = KINDS.map(({ id }) => id);
    const saved = [
      'analytics_pipeline',
      'api_gateway',
      'app_service',
      'auth_service',
      'batch_pool',
      'browser_cache',
      'cache_lookaside',
      'cache_readthrough',
      'cache_writebehind',
      'cache_writethrough',
      'cdn',
      'client_mobile',
      'client_web',
      'data_warehouse',
      'dns',
      'document_db',
      'email_sms',
      'id_generator',
      'key_value_table',
      'load_balancer_l4',
      'load_balancer_l7',
      'lock_service',
      'message_queue',
      'metadata_store',
      'nosql_wide_column',
      'notification_service',
      'object_storage',
      'observability_sink',
      'p2p_swarm',
      'pubsub_topic',
      'rate_limiter',
      'read_replica',
      'relational_primary',
      'scheduler',
      'search_index',
      'secrets_kms',
      'serverless_function',
      'service_discovery',
      'sfu_media_server',
      'sharded_db',
      'stream',
      'third_party_api',
      'time_series_store',
      'turn_media_server',
      'waf',
      'websocket_gateway',
      'worker',
      'write_ahead_log',
    ];
    expect(saved.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('are in the guide, each of them and nothing else', () => {
    expect(Object.keys(GUIDE).sort()).toEqual(KINDS.map(({ id }) => id).sort());
  });

  it.each(KINDS)('$id tells in whole sentences what it is, when to use it and what goes wrong', (kind) => {
    for (const words of Object.values(guideOf(kind))) {
      expect(words).toMatch(/^[A-Z].*\.$/);
      expect(words.length).toBeLessThan(140);
    }
    expect(kind.icon).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(GROUPS.map(({ id }) => id)).toContain(kind.group);
  });

  it.each(KINDS)('$id offers kinds that exist, and never itself', ({ id, next }) => {
    for (const offered of next) expect(kindOf(offered), offered).toBeDefined();
    expect(next).not.toContain(id);
  });

  it('share no word people type for them', () => {
    const words = KINDS.flatMap(({ label, aliases }) => [label.toLowerCase(), ...aliases]);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    for (const word of words) expect(word).toBe(word.toLowerCase().trim());
  });

  it.each(KINDS)('$id has the parameters its behavior needs, each once', ({ behavior, params }) => {
    const keys = params.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    if (behavior.intake === 'source') expect(keys).toEqual(['timeout']);
    else expect(keys).toEqual(expect.arrayContaining(['serviceTime', 'serviceShape', 'serviceCv']));
    expect(keys.includes('replicas') && keys.includes('slots')).toBe(behavior.intake === 'slots');
    expect(keys.includes('hitRatio')).toBe(behavior.lookup === true);
    expect(keys.includes('balancing')).toBe(behavior.routing === 'one');
    expect(keys.includes('burst')).toBe(keys.includes('quota'));
    expect(keys.includes('openConnections')).toBe(keys.includes('connectionLimit'));
  });

  it('keep operations within the bounds of a service time', () => {
    for (const ms of KINDS.flatMap((kind) => Object.values(kind.operations ?? {})))
      expect(ms).toBeGreaterThan(0);
  });
});

describe('the parameters', () => {
  it.each(PARAMS)(
    '$kind.id $spec.key has a default that it accepts, a known source and help',
    ({ kind, spec }) => {
      expect(fitParam(spec, spec.default)).toBe(spec.default);
      expect(SOURCES[spec.source]).toBeDefined();
      expect(helpOf(spec, kind.id)).toMatch(/^[A-Z].*\.$/);
      if (spec.type === 'choice') for (const { help } of optionsOf(spec)) expect(help).toMatch(/^[A-Z].*\.$/);
      expect(spec.label).not.toBe('');
    },
  );

  it.each(PARAMS)('$kind.id $spec.key is shown only by a choice of the same kind', ({ kind, spec }) => {
    if (spec.shownWhen === undefined) return;
    const other = kind.params.find(({ key }) => key === spec.shownWhen?.key);
    for (const value of spec.shownWhen.is) expect(other && fitParam(other, value)).toBe(value);
  });

  it('bring numbers into bounds and refuse what is no value', () => {
    for (const { spec } of PARAMS) {
      expect(fitParam(spec, Number.NaN)).toBeNull();
      expect(fitParam(spec, 'no such choice')).toBeNull();
      expect(fitParam(spec, null)).toBeNull();
      if (spec.type !== 'number') continue;
      expect(fitParam(spec, Infinity)).toBe(spec.max);
      expect(fitParam(spec, -Infinity)).toBe(spec.min);
      expect(fitParam(spec, spec.min + 0.4)).toBe(
        spec.integer ? spec.min : Math.min(spec.max, spec.min + 0.4),
      );
    }
  });
});

describe('the sources', () => {
  it('are each the source of something', () => {
    const ofProducts = TECHNOLOGIES.flatMap(({ params, operations = {} }) =>
      [...Object.values(params), ...Object.values(operations)].map(({ source }) => source),
    );
    const specs = [...PARAMS.map(({ spec }) => spec), ...GROUP_KINDS];
    // What a person has chosen is never the source of anything here.
    const used = new Set<string>(['BOARD', ...ofProducts, ...specs.map(({ source }) => source)]);
    expect(Object.keys(SOURCES).filter((tag) => !used.has(tag))).toEqual([]);
  });
});

describe('a kind is an entry', () => {
  const src = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.tsx?$/.test(path) && !/\.(test|bench)\.tsx?$/.test(path) && !path.startsWith('catalog/'),
  );

  /** Comparisons with a kind's id: `case 'worker'`, `kind === 'cdn'`. */
  function decisions(text: string): string[] {
    const ids = KINDS.map(({ id }) => id).join('|');
    const byCase = new RegExp(`\\bcase\\s+(['"\`])(?:${ids})\\1`, 'g');
    const byComparison = new RegExp(`[!=]==?\\s*(['"\`])(?:${ids})\\1`, 'g');
    return [...text.matchAll(byCase), ...text.matchAll(byComparison)].map(([found]) => found);
  }

  it('notices code that decides by kind', () => {
    expect(decisions(`switch (k) { case 'dns': }`)).toHaveLength(1);
    expect(decisions(`if (component.kind === "app_service") x()`)).toHaveLength(1);
    expect(decisions(`insert('app_service')`)).toHaveLength(0);
  });

  it('so nothing outside the catalog decides by kind', () => {
    expect(files.length).toBeGreaterThan(20);
    for (const path of files) expect(decisions(readFileSync(`${src}/${path}`, 'utf8')), path).toEqual([]);
  });
});
