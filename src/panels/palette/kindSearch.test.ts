import { describe, expect, it } from 'vitest';
import { KINDS } from '../../catalog/kinds.ts';
import { searchKinds } from './kindSearch.ts';

describe('searching kinds', () => {
  it('lists every kind in catalog order when nothing is typed', () => {
    expect(searchKinds('  ')).toEqual(KINDS);
  });

  it('finds a kind by what people call it', () => {
    expect(searchKinds('redis')[0]?.id).toBe('cache_lookaside');
    expect(searchKinds('lb')[0]?.id).toBe('load_balancer_l7');
    expect(searchKinds('S3')[0]?.id).toBe('object_storage');
    expect(searchKinds('postgres')[0]?.id).toBe('relational_primary');
  });

  it('puts the start of a name before a word inside one', () => {
    expect(searchKinds('cache')[0]?.id).toBe('cache_lookaside');
    expect(searchKinds('web')[0]?.id).toBe('client_web');
  });

  it('takes a name of its own over a nickname of another', () => {
    expect(searchKinds('app')[0]?.id).toBe('app_service');
  });

  it('finds nothing for nonsense', () => {
    expect(searchKinds('zzzz')).toEqual([]);
  });
});
