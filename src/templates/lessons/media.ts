import type { Edit } from '../edits.ts';
import { ask, at, line, OURS, type Params, type Side } from './parts.ts';

export function videos(edits: readonly Edit[]): Side {
  return {
    edits: [
      at(0, 0, 'app', 'client_mobile', 'Phones'),
      at(3, 0, 's3', 'object_storage', 'Storage'),
      ask('video', 'Watch a video', 1667),
      ...edits,
    ],
  };
}

export const edge = (column: number, hitRatio: number) => at(column, 0, 'cdn', 'cdn', 'CDN', { hitRatio });
export const VIDEO = { access: 'read', reply: 5000 } as const;

/** 20 ms of speech at 64 kbit/s. */
export const PACKET = {
  mode: 'send',
  payload: 0.16,
  pattern: 'parallel',
  rtt: 40,
  protocol: 'SRTP',
} as const;

/** One room of 25 people who all speak, 50 packets a second each. */
export function room(edits: readonly Edit[]): Side {
  const rate = [
    { label: 'People', value: 25 },
    { label: 'Packets a second', value: 50 },
  ];
  const speak = { id: 'packet', name: 'Speak', description: '', sources: { cli: 1 }, rate, origin: OURS };
  return {
    edits: [at(0, 0, 'cli', 'client_web', '25 in a room'), { do: 'ask', class: speak }, ...edits],
  };
}

/** 12,500 machines that each fetch 10 GB, all of them once in an hour. */
export function fetched(kind: string, name: string, params: Params): Side {
  return {
    edits: [
      at(0, 0, 'machines', 'client_web', 'Machines', { timeout: 600_000 }),
      at(1, 0, 'store', kind, name, params),
      ask('fetch', 'Fetch the artifact', 12_500 / 3600),
      line('machines', 'store', { payload: 10_000_000 }),
    ],
  };
}
