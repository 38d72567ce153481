import { describe, expect, it } from 'vitest';
import { KINDS, kindOf } from './kinds.ts';
import { byTopic } from './topics.ts';

describe('the topics of a form', () => {
  it.each(KINDS.map((kind) => [kind.id, kind.params] as const))('keep every parameter of %s', (_, params) => {
    const sorted = byTopic(params).flatMap(({ specs }) => specs);
    expect(new Set(sorted)).toEqual(new Set(params));
    expect(sorted).toHaveLength(params.length);
  });

  it('begin with how much there is and how long it takes', () => {
    const [first, ...folded] = byTopic(kindOf('app_service')?.params ?? []);
    expect(first?.specs.map(({ key }) => key)).toEqual([
      'replicas',
      'slots',
      'serviceTime',
      'serviceShape',
      'serviceCv',
      'queueLimit',
    ]);
    expect(folded.map(({ label }) => label)).toEqual([
      'Waiting and refusing',
      'Scaling',
      'Network and connections',
      'Calls and failures',
    ]);
  });

  it('are not made for a form of a few parameters', () => {
    expect(byTopic(kindOf('third_party_api')?.params ?? [])).toHaveLength(1);
  });
});
