import type { Component } from '../../board/board.ts';
import { numberOf, paramOf } from '../../board/read.ts';
import type { CacheContents } from '../network/rules.ts';
import type { Station } from '../network/station.ts';

/** What a cache keeps where it has real contents; nothing where its hits are a share. */
export function contentsOf(component: Component): Pick<Station, 'contents'> {
  const eviction = paramOf(component, 'contents');
  if (eviction === undefined || eviction === 'ratio') return {};
  return {
    contents: {
      eviction: eviction as CacheContents['eviction'],
      capacity: eviction === 'age' ? Infinity : numberOf(component, 'capacity', Infinity),
      timeToLive: numberOf(component, 'timeToLive', Infinity),
      slides: paramOf(component, 'slides') === true,
      stampede: (paramOf(component, 'stampede') ?? 'none') as CacheContents['stampede'],
      updates: paramOf(component, 'onWrite') === 'update',
      warm: paramOf(component, 'start') === 'warm',
    },
  };
}
