import type { Board, Connection, Id } from '../board/board.ts';
import { applyEdits, type Edit } from './edits.ts';
import { FIXES } from './fixes.ts';
import { VARIANTS } from './presets.ts';

/** Those limits of a component that force a version. */
type Limit = 'slots' | 'quota' | 'bandwidth' | 'connections';

/** One version of a system as it grows: steps from its template, back to what was there before or on beyond it. */
export interface Stage {
  readonly title: string;
  /** What it is, in a sentence. */
  readonly about: string;
  readonly edits: readonly Edit[];
  /** What forces the next version: the limit that gives way first, at this factor of the template's load. */
  readonly until?: { readonly load: number; readonly component: Id; readonly limit: Limit };
  /** What the next version does about it. */
  readonly so?: string;
}

const OURS = { by: 'ours' } as const;
const remove = (...ids: Id[]): Edit => ({ do: 'remove', ids });
const set = (component: Id, param: string, value: number | string): Edit => ({
  do: 'set',
  component,
  param,
  value,
});
const time = (component: Id, operation: string, ms: number): Edit => ({
  do: 'time',
  component,
  operation,
  ms,
});
const line = (from: Id, to: Id, as: Partial<Connection> = {}): Edit => ({
  do: 'connect',
  from,
  to,
  as: { id: `${from}-${to}`, ...as, origin: OURS },
});
const change = (connection: Id, patch: (Edit & { do: 'change' })['patch']): Edit => ({
  do: 'change',
  connection,
  patch,
});

/** The documented changes that let a template bear ten times its load, all but those of some components. */
const fixed = (template: string, ...but: Id[]): readonly Edit[] =>
  (FIXES[template] ?? [])
    .filter(({ component }) => !but.includes(component))
    .map(({ component, param, value }) => set(component, param, value));

/** The template itself. */
const AS_IS: readonly Edit[] = [];

/** TikTok's one database beside the servers, and the frame around what is there. */
const BESIDE: Edit = { do: 'place', at: { wdb: { x: 864, y: 192 } }, frame: 'home' };

export const STAGES: Readonly<Record<string, readonly Stage[]>> = {
  tinyurl: [
    {
      title: 'One server, one database',
      about: 'A server that shortens and redirects, and one node that keeps every code.',
      edits: [
        remove('lb', 'cache', 'an', 'kgs', 'wr'),
        set('rd', 'replicas', 1),
        set('kv', 'replicas', 1),
        line('web', 'rd', { protocol: 'HTTPS', payload: 0.5, step: 2, rtt: 30 }),
        change('rd-kv', { classes: { redirect: {} }, step: 1 }),
        line('rd', 'kv', {
          id: 'rd-kv-write',
          access: 'write',
          operation: 'write',
          payload: 0.5,
          classes: { submitUrl: {} },
        }),
      ],
      until: { load: 0.25, component: 'rd', limit: 'slots' },
      so: 'Put a balancer in front of six servers: they keep nothing, so any of them can answer.',
    },
    {
      title: 'Many servers, one database',
      about: 'Servers are interchangeable now; every redirect still reads the one node.',
      edits: [
        remove('cache', 'an', 'kgs'),
        set('kv', 'replicas', 1),
        change('wr-kv', { calls: 1, need: undefined, pattern: 'sequence', protocol: 'write' }),
        change('rd-kv', { step: 1 }),
      ],
      until: { load: 0.5, component: 'kv', limit: 'slots' },
      so: 'Keep the few codes that most people ask for in memory, and copy the store to three nodes.',
    },
    {
      title: 'Cache, copies and a key range for each server',
      about: 'Nine of ten redirects never reach the store, and clicks are counted beside the way.',
      edits: AS_IS,
      until: { load: 1.5, component: 'rd', limit: 'slots' },
      so: 'Add servers: the cache and the store have room for what they ask.',
    },
    {
      title: 'Ten times the load',
      about: 'The same design with more of what is counted.',
      edits: fixed('tinyurl'),
    },
  ],
  tiktok: [
    {
      title: 'One database, videos from the API',
      about: 'Servers that store and send videos themselves, over one database for reads and writes.',
      edits: [
        { do: 'forget', class: 'precache_refresh' },
        remove('cdn', 'redis', 'pre', 'rdb'),
        BESIDE,
        time('wdb', 'feed', 10),
        set('wdb', 'slots', 4),
        line('api', 'wdb', {
          id: 'api-wdb-feed',
          access: 'read',
          operation: 'feed',
          step: 1,
          classes: { viewFeed: {} },
        }),
        line('app', 'api', {
          id: 'app-api-video',
          label: 'videos',
          access: 'read',
          reply: 5000,
          classes: { video_bytes: {} },
        }),
        time('api', 'send', 1),
        change('app-api-video', { operation: 'send' }),
        line('api', 's3', {
          id: 'api-s3-read',
          access: 'read',
          reply: 5000,
          after: 'send',
          classes: { video_bytes: {} },
        }),
      ],
      until: { load: 0.35, component: 'api', limit: 'bandwidth' },
      so: 'Let a CDN near the people send the videos: the API never sees their bytes.',
    },
    {
      title: 'CDN for the videos',
      about: 'Videos come from the edge; each feed is still put together by the one database.',
      edits: [
        { do: 'forget', class: 'precache_refresh' },
        remove('redis', 'pre', 'rdb'),
        BESIDE,
        time('wdb', 'feed', 10),
        set('wdb', 'slots', 4),
        line('api', 'wdb', {
          id: 'api-wdb-feed',
          access: 'read',
          operation: 'feed',
          step: 1,
          classes: { viewFeed: {} },
        }),
      ],
      until: { load: 1.2, component: 'wdb', limit: 'slots' },
      so: 'Give writes a larger primary and reads their copies, and put feeds together before anyone asks for them.',
    },
    {
      title: 'Read copies and a precache',
      about: 'Writes go to one database, reads to its copies, and most feeds are ready in memory.',
      edits: AS_IS,
      until: { load: 2, component: 'api', limit: 'slots' },
      so: 'Scale what has no state: servers, edges, workers and read copies.',
    },
    {
      title: 'Everything without state scaled out',
      about: 'Four times the servers, edges and copies; the one primary still takes every write.',
      edits: fixed('tiktok', 'wdb'),
      until: { load: 10, component: 'wdb', limit: 'slots' },
      so: 'Shard the writes: nothing else spreads them.',
    },
    { title: 'Sharded writes', about: 'Four primaries share the writes by key.', edits: fixed('tiktok') },
  ],
  chat: [
    {
      title: 'Polling',
      about: 'Everyone asks for news every five seconds, and most find nothing.',
      edits: [...VARIANTS['chat-poll']!.edits, set('api', 'replicas', 8)],
      until: { load: 0.3, component: 'api', limit: 'slots' },
      so: 'Hold each request until there is news: most of the asking goes away.',
    },
    {
      title: 'Long polling',
      about: 'Requests are held until there is news; each holds a connection.',
      edits: [...VARIANTS['chat-long-poll']!.edits, set('api', 'replicas', 8)],
      until: { load: 0.5, component: 'api', limit: 'connections' },
      so: 'Keep one socket for each person, on servers sized by sockets, and let a Message Service find them.',
    },
    {
      title: 'Sockets and a Message Service',
      about: 'A message is pushed to the server that holds the socket; nobody asks.',
      edits: AS_IS,
      until: { load: 1.6, component: 'ws', limit: 'connections' },
      so: 'More socket servers, and more of what pushes to those who are away.',
    },
    {
      title: 'Ten times the people',
      about: 'The same design with more of what is counted.',
      edits: fixed('chat'),
    },
  ],
  instagram: [
    {
      title: 'One database, photos from storage',
      about: 'Each feed is put together by the one database, and each photo comes from storage.',
      edits: [
        remove('cdn', 'redis', 'mrep'),
        time('mdb', 'feed', 12),
        line('rapp', 'mdb', { access: 'read', operation: 'feed' }),
        line('app', 's3', {
          id: 'app-s3-get',
          access: 'read',
          reply: 200,
          rtt: 30,
          classes: { image_get: {} },
        }),
      ],
      until: { load: 0.4, component: 'mdb', limit: 'slots' },
      so: 'Read from copies, and keep feeds in memory: reads are a hundred times the writes.',
    },
    {
      title: 'Read copies and a feed cache',
      about: 'Feeds are quick now; every photo still comes from storage.',
      edits: [
        remove('cdn'),
        line('app', 's3', {
          id: 'app-s3-get',
          access: 'read',
          reply: 200,
          rtt: 30,
          classes: { image_get: {} },
        }),
      ],
      until: { load: 0.6, component: 's3', limit: 'quota' },
      so: 'Put a CDN in front of storage: it answers most photos near the people.',
    },
    {
      title: 'CDN for the photos',
      about: 'Phones and edges answer most photos; storage sees one in five.',
      edits: AS_IS,
      until: { load: 2, component: 's3', limit: 'quota' },
      so: 'More prefixes in storage, more read servers, more copies.',
    },
    {
      title: 'Ten times the people',
      about: 'The same design with more of what is counted.',
      edits: fixed('instagram'),
    },
  ],
  parking: [
    {
      title: 'One server, one database',
      about: 'A server of four threads and the PostgreSQL beside it: little data, little load.',
      edits: [
        remove('lb', 'dblb', 'pgr1', 'pgr2', 'api-pgw-price'),
        {
          do: 'place',
          at: {
            api: { x: 272, y: 64 },
            pgw: { x: 608, y: 64 },
            social: { x: 160, y: 256 },
            pay: { x: 384, y: 256 },
          },
          frame: 'here',
        },
        set('api', 'replicas', 1),
        ...(['web', 'mobile'] as const).map((client) =>
          line(client, 'api', {
            protocol: 'HTTPS',
            rtt: 30,
            classes: {
              cancel: {},
              create_account: { operation: 'login' },
              freespots: {},
              login: { operation: 'login' },
              payment: { operation: 'payment' },
              reserve: { operation: 'reserve' },
            },
          }),
        ),
        time('pgw', 'search', 4),
        line('api', 'pgw', {
          id: 'api-pgw-search',
          label: 'reads',
          access: 'read',
          step: 1,
          classes: { freespots: { operation: 'search' }, login: { operation: 'search' }, payment: {} },
        }),
      ],
      until: { load: 4.5, component: 'api', limit: 'slots' },
      so: 'Three servers behind a balancer, and copies of the database: one of anything is one that can stop.',
    },
    {
      title: 'Balancers and two read copies',
      about:
        'Nothing here is busy: copies are for availability and place, and someone else’s quota binds first.',
      edits: AS_IS,
      until: { load: 5, component: 'pay', limit: 'quota' },
      so: 'Agree on more with the payment provider; nothing of ours helps.',
    },
    {
      title: 'A larger quota for payments',
      about: 'The provider takes 100 payments a second, and our own servers are next.',
      edits: [set('pay', 'quota', 100)],
      until: { load: 15, component: 'api', limit: 'slots' },
      so: 'More servers: logging in hashes passwords, and that is what they do.',
    },
    {
      title: 'More servers',
      about: 'Servers for ten times the load; the quota is what binds again.',
      edits: fixed('parking'),
    },
  ],
  slack: [
    {
      title: 'One database',
      about: 'Every message, and every channel that is opened, goes to one database.',
      edits: [remove('cache'), set('db', 'replicas', 1), change('web-db-read', { step: 1 })],
      until: { load: 0.1, component: 'db', limit: 'slots' },
      so: 'Shard the messages by channel.',
    },
    {
      title: 'Sharded by channel',
      about: 'Eight shards share the messages; opening a channel still reads them.',
      edits: [remove('cache'), set('db', 'replicas', 8), change('web-db-read', { step: 1 })],
      until: { load: 0.9, component: 'db', limit: 'slots' },
      so: 'Keep what is opened most in memory, and double the shards.',
    },
    {
      title: 'Memcached in front of the shards',
      about: 'Most channels open from memory; pushes and jobs are next.',
      edits: AS_IS,
      until: { load: 1.6, component: 'jw', limit: 'slots' },
      so: 'More job workers, gateways and servers.',
    },
    {
      title: 'Ten times the people',
      about: 'The same design with more of what is counted.',
      edits: fixed('slack'),
    },
  ],
  deploy: [
    {
      title: 'A few build machines',
      about: 'Twenty machines build whatever comes, ten minutes each.',
      edits: [set('bw', 'replicas', 20), set('repl', 'replicas', 2)],
      until: { load: 0.2, component: 'bw', limit: 'slots' },
      so: 'Rent machines by the arithmetic: builds a second times the ten minutes of each.',
    },
    {
      title: 'Enough builders, two replicators',
      about: 'Builds keep up; the copies to eight regions do not.',
      edits: [set('repl', 'replicas', 2)],
      until: { load: 0.5, component: 'repl', limit: 'slots' },
      so: 'One replicator for each region, and machines that fetch from each other.',
    },
    {
      title: 'A replicator for each region',
      about: 'Builds, tests and copies have about the same room; machines fetch from each other.',
      edits: AS_IS,
      until: { load: 1.4, component: 'bw', limit: 'slots' },
      so: 'Grow the pools with the builds, which an autoscaled pool does by itself.',
    },
    {
      title: 'Ten times the builds',
      about: 'The same design with more of what is counted.',
      edits: fixed('deploy'),
    },
  ],
};

/** The board of a version, made from its template; the one that is the template stays as it is. */
export function stageBoard(template: Board, stages: readonly Stage[], index: number): Board {
  const stage = stages[index];
  if (stage === undefined || stage.edits.length === 0) return template;
  return { ...applyEdits(template, stage.edits), name: `${template.name}, v${index + 1}` };
}
