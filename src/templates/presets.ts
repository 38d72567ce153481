import { ARRIVAL_DEFAULTS } from '../board/arrival.ts';
import type { ClassRule, Origin } from '../board/board.ts';
import type { Edit } from './edits.ts';

/** What makes a preset of its template, by the preset's name: its board's name, and the steps to it. */
export interface Variant {
  readonly board: string;
  readonly edits: readonly Edit[];
}

const change = (connection: string, patch: (Edit & { do: 'change' })['patch']): Edit => ({
  do: 'change',
  connection,
  patch,
});
const set = (component: string, param: string, value: string | number | boolean): Edit => ({
  do: 'set',
  component,
  param,
  value,
});

const POLLING: Origin = { by: 'notes', lines: 'L61', refs: ['CH-03'] };
const IMPROVED: Origin = { by: 'notes', lines: 'L125', refs: ['TT-27'] };
const LONG_POLLING: Origin = { by: 'notes', lines: 'L62', refs: ['CH-04'] };

/**
 * The chat without sockets: people ask for news, one request after the other, at least `every` ms apart, and are held
 * for `hold` ms while there is none. `found` is the share of requests that bring something, by theory.
 */
function asking(origin: Origin, every: number, hold: number, found: number): readonly Edit[] {
  const rules: Readonly<Record<string, ClassRule>> = {
    ask: { operation: 'ask' },
    open_history: { operation: 'hist' },
    send_message: { operation: 'send' },
  };
  const ours = { by: 'ours' } as const;
  return [
    { do: 'remove', ids: ['ws'] },
    {
      do: 'add',
      component: {
        id: 'api',
        kind: 'app_service',
        name: 'API servers',
        x: 528,
        y: 336,
        params: { replicas: 30, slots: 8, connectionLimit: 100_000, ...(hold > 0 ? { hold } : {}) },
        operations: { ask: 0.5, hist: 2, send: 0.5, push: 0.1 },
        origin,
      },
    },
    {
      do: 'ask',
      class: {
        id: 'ask',
        name: 'Ask for news',
        description: 'Someone who is connected asks whether there is a new message.',
        sources: { cli: 1 },
        rate: [],
        arrival: { ...ARRIVAL_DEFAULTS, shape: 'poll', users: 2_000_000, every },
        origin,
      },
    },
    set('lb', 'openConnections', 0),
    // Who is held for long must be patient.
    ...(hold > 0 ? [set('cli', 'timeout', 2 * hold)] : []),
    change('cli-lb', { protocol: 'HTTPS', classes: { ask: {}, open_history: {}, send_message: {} } }),
    {
      do: 'connect',
      from: 'lb',
      to: 'api',
      as: { id: 'lb-api', protocol: 'HTTP', step: 1, classes: rules, origin },
    },
    {
      do: 'connect',
      from: 'api',
      to: 'cache',
      as: {
        id: 'api-cache',
        access: 'read',
        after: 'hist',
        step: 1,
        classes: { open_history: {} },
        origin: ours,
      },
    },
    {
      do: 'connect',
      from: 'api',
      to: 'cass',
      as: {
        id: 'api-cass',
        label: '2 of 3 copies',
        access: 'write',
        calls: 3,
        pattern: 'parallel',
        need: 2,
        operation: 'write',
        after: 'send',
        when: 'always',
        step: 1,
        classes: { send_message: {} },
        origin: ours,
      },
    },
    {
      do: 'connect',
      from: 'api',
      to: 'cass',
      as: {
        id: 'api-cass-news',
        label: 'if there is news',
        access: 'read',
        calls: found,
        after: 'ask',
        when: 'always',
        step: 1,
        classes: { ask: {} },
        origin: ours,
      },
    },
    {
      do: 'connect',
      from: 'api',
      to: 'msgsvc',
      as: {
        id: 'api-msgsvc',
        access: 'write',
        after: 'send',
        step: 2,
        classes: { send_message: {} },
        origin: ours,
      },
    },
    {
      do: 'connect',
      from: 'msgsvc',
      to: 'api',
      as: {
        id: 'msgsvc-api',
        label: 'into mailboxes',
        mode: 'send',
        calls: 1.2,
        operation: 'push',
        step: 1,
        classes: { send_message: {} },
        origin: ours,
      },
    },
  ];
}

export const VARIANTS: Readonly<Record<string, Variant>> = {
  'parking-async': {
    board: 'Parking garage, asynchronous copies',
    edits: [
      set('pgw', 'replication', 'asynchronous'),
      change('pgw-pgr1-alloc', { label: '' }),
      change('pgw-pgr2', { label: '' }),
      change('pgw-pgr2-alloc', { label: '' }),
    ],
  },
  'parking-no-replica': {
    board: 'Parking garage, one database',
    edits: [
      { do: 'remove', ids: ['dblb', 'pgr1', 'pgr2', 'api-pgw-price'] },
      {
        do: 'place',
        at: {
          api: { x: 544, y: 64 },
          pgw: { x: 880, y: 64 },
          social: { x: 432, y: 256 },
          pay: { x: 656, y: 256 },
        },
        frame: 'here',
      },
      // Looking for spots is the heavier read; it took 4 ms on a copy.
      { do: 'time', component: 'pgw', operation: 'search', ms: 4 },
      {
        do: 'connect',
        from: 'api',
        to: 'pgw',
        as: {
          id: 'api-pgw-search',
          label: 'reads',
          access: 'read',
          step: 1,
          classes: { freespots: { operation: 'search' }, login: { operation: 'search' }, payment: {} },
          origin: { by: 'ours' },
        },
      },
    ],
  },
  'parking-remote': {
    board: 'Parking garage, a copy far away',
    edits: [change('pgw-pgr2', { rtt: 40 }), change('pgw-pgr2-alloc', { rtt: 40 })],
  },
  'parking-slow-payment': {
    board: 'Parking garage, slow payments',
    edits: [
      set('pay', 'serviceTime', 5000),
      set('api', 'threading', 'blocking'),
      change('api-pay', { timeout: 0 }),
    ],
  },
  'chat-poll': {
    board: 'Chat by polling',
    // A message to each person every 120 s: 96 of 100 requests find nothing, e^(-5/120).
    edits: asking(POLLING, 5000, 0, 0.041),
  },
  'chat-long-poll': {
    board: 'Chat by long polling',
    // (1 - e^(-30/120)) x 120 s + 2 x 30 ms from one request to the next; e^(-30/120) = 78 in 100 find nothing.
    // Who is refused asks again after a second, as otherwise they would ask without a pause.
    edits: asking(LONG_POLLING, 1000, 30_000, 0.221),
  },
  'tiktok-10x': {
    board: 'TikTok, ten times the people',
    edits: [{ do: 'scale', assumption: 'dailyUsers', by: 10 }],
  },
  'tiktok-improve': {
    board: 'TikTok, improved',
    edits: [
      set('redis', 'replicas', 6),
      change('api-wdb', { classes: { userActivity: {} } }),
      change('wdb-rdb', { label: '' }),
      // The queue stands below the API, where storage was.
      { do: 'place', at: { s3: { x: 280, y: 384 } }, frame: 'home' },
      // Room for the words of the line between the two frames.
      { do: 'place', at: { app: { x: -16, y: 192 }, cdn: { x: -16, y: 384 } }, frame: 'regions' },
      {
        do: 'add',
        component: {
          id: 'uploads',
          kind: 'message_queue',
          name: 'Upload queue',
          x: 544,
          y: 384,
          group: 'home',
          params: {},
          origin: IMPROVED,
        },
      },
      {
        do: 'add',
        component: {
          id: 'uploader',
          kind: 'worker',
          name: 'Upload worker',
          x: 864,
          y: 512,
          group: 'home',
          params: {},
          origin: IMPROVED,
        },
      },
      {
        do: 'add',
        component: {
          id: 'events',
          kind: 'stream',
          name: 'Events',
          x: 544,
          y: -128,
          group: 'home',
          params: {},
          origin: IMPROVED,
        },
      },
      {
        do: 'add',
        component: {
          id: 'analytics',
          kind: 'nosql_wide_column',
          name: 'Analytics',
          x: 864,
          y: -128,
          group: 'home',
          params: {},
          origin: IMPROVED,
        },
      },
      {
        do: 'connect',
        from: 'api',
        to: 'uploads',
        as: {
          id: 'api-uploads',
          mode: 'send',
          access: 'write',
          step: 2,
          classes: { uploadVideo: {} },
          origin: IMPROVED,
        },
      },
      {
        do: 'connect',
        from: 'uploads',
        to: 'uploader',
        as: { id: 'uploads-uploader', mode: 'send', origin: IMPROVED },
      },
      {
        do: 'connect',
        from: 'uploader',
        to: 'wdb',
        as: { id: 'uploader-wdb', access: 'write', operation: 'upload', origin: IMPROVED },
      },
      {
        do: 'connect',
        from: 'api',
        to: 'events',
        as: {
          id: 'api-events',
          mode: 'send',
          access: 'write',
          step: 3,
          classes: { userActivity: {} },
          origin: IMPROVED,
        },
      },
      {
        do: 'connect',
        from: 'events',
        to: 'analytics',
        as: { id: 'events-analytics', mode: 'send', access: 'write', operation: 'write', origin: IMPROVED },
      },
    ],
  },
  'tiktok-presigned': {
    board: 'TikTok, videos past the API',
    edits: [
      { do: 'remove', ids: ['api-s3'] },
      // What remains of an upload in the API: text and a signed address.
      { do: 'time', component: 'api', operation: 'upload', ms: 5 },
      change('app-lb-upload', { label: '', payload: 1 }),
      change('lb-api-upload', { label: '', payload: 1 }),
      {
        do: 'connect',
        from: 'app',
        to: 's3',
        as: {
          id: 'app-s3',
          label: 'video',
          access: 'write',
          step: 2,
          rtt: 30,
          payload: 5000,
          classes: { uploadVideo: {} },
          origin: { by: 'ours' },
        },
      },
    ],
  },
  'tiktok-no-precache': {
    board: 'TikTok, half the feeds ready',
    edits: [set('redis', 'hitRatio', 0.5)],
  },
};
