import { describe, expect, it } from 'vitest';
import { fitParam } from './fit.ts';
import { kindOf } from './kinds.ts';
import { SOURCES } from './sources.ts';
import { TECHNOLOGIES, technologiesOf } from './technologies.ts';

/** Those that the notes and the usual interviews name. */
const NAMED =
  'postgresql mysql cassandra dynamodb redis memcached kafka kinesis rabbitmq sqs sqs-fifo s3 cloudfront nginx envoy haproxy lambda elasticsearch api-gateway mongodb etcd redshift stripe fcm';

describe('the technologies', () => {
  it('are those people ask for', () => {
    const ids = TECHNOLOGIES.map(({ id }) => id);
    expect(NAMED.split(' ').filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('have ids and names of their own', () => {
    for (const field of ['id', 'name'] as const)
      expect(new Set(TECHNOLOGIES.map((one) => one[field])).size).toBe(TECHNOLOGIES.length);
  });

  it.each(TECHNOLOGIES)('$name fills parameters that its kinds have, within their bounds', (technology) => {
    const { kinds, params, operations = {} } = technology;
    expect(kinds).not.toEqual([]);
    for (const id of kinds) {
      const kind = kindOf(id)!;
      expect(kind, id).toBeDefined();
      for (const [key, { value }] of Object.entries(params)) {
        const spec = kind.params.find((one) => one.key === key);
        expect(spec, `${id}.${key}`).toBeDefined();
        expect(fitParam(spec!, value), `${id}.${key}`).toBe(value);
      }
      for (const [name, { value }] of Object.entries(operations)) {
        expect(kind.operations, id).toHaveProperty(name);
        expect(value).toBeGreaterThan(0);
      }
      expect(technologiesOf(id)).toContain(technology);
    }
  });

  it.each(TECHNOLOGIES)(
    '$name says in a sentence what its numbers are of, and has one that is published',
    (one) => {
      expect(one.about).toMatch(/^[A-Z0-9].*\.$/);
      const tags = [...Object.values(one.params), ...Object.values(one.operations ?? {})].map(
        ({ source }) => source,
      );
      for (const tag of tags) expect(SOURCES, tag).toHaveProperty(tag);
      expect(tags.filter((tag) => tag !== 'EST')).not.toEqual([]);
    },
  );

  // Capacity by the parameters against the rate that was published.
  it.each([
    ['cassandra', 11_458],
    ['kafka', 2_024_032],
    ['kinesis', 1000],
    ['haproxy', 2_040_000],
    ['redis', 100_000],
    ['etcd', 30_000],
  ])('%s takes as many a second as were measured', (id, rate) => {
    const { kinds, params, operations = {} } = TECHNOLOGIES.find((one) => one.id === id)!;
    const kind = kindOf(kinds[0]!)!;
    const numberOf = (key: 'slots' | 'replicas') =>
      Number(
        params[key]?.value ??
          (key === 'replicas' ? 1 : kind.params.find((spec) => spec.key === key)!.default),
      );
    const ms = operations.write?.value ?? Number(params.serviceTime!.value);
    expect((1000 * numberOf('replicas') * numberOf('slots')) / ms / rate).toBeCloseTo(1, 2);
  });

  it('share a quota over partitions as published: each has what one alone has', () => {
    const numbers = (id: string) => TECHNOLOGIES.find((one) => one.id === id)!.params;
    for (const [one, many] of [
      ['s3', 's3-prefixes'],
      ['dynamodb', 'dynamodb-partitions'],
    ] as const) {
      const { quota, quotaParts } = numbers(many);
      expect(Number(quota!.value) / Number(quotaParts!.value)).toBe(numbers(one).quota!.value);
    }
  });

  it('hand a message of SQS out again after 30 s, five times at most, for four days', () => {
    for (const { id, params } of TECHNOLOGIES.filter((one) => one.id.startsWith('sqs'))) {
      expect(params.visibility!.value, id).toBe(30_000);
      expect(params.maxReceives!.value, id).toBe(5);
      expect(params.retention!.value, id).toBe(4 * 86_400);
    }
  });
});
