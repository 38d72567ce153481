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
const LONG_POLLING: Origin = { by: 'notes', lines: 'L62', refs: ['CH-04'] };

/**
 * The chat without sockets: people ask for news. `pause` is the mean time between two requests of one person,
 * `found` the share of requests that bring something, `held` how many connections wait for an answer.
 */
function asking(origin: Origin, pause: number, found: number, held: number): readonly Edit[] {
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
        x: 544,
        y: 272,
        params: { replicas: 30, slots: 8, connectionLimit: 100_000, openConnections: held },
        operations: { ask: 0.5, hist: 2, send: 0.5 },
        origin,
      },
    },
    {
      do: 'assume',
      assumption: { id: 'askEvery', label: 'Time between two requests', value: pause, unit: 's', origin },
    },
    {
      do: 'ask',
      class: {
        id: 'ask',
        name: 'Ask for news',
        description: 'Someone who is connected asks whether there is a new message.',
        sources: { cli: 1 },
        rate: [
          { label: 'People a day', value: 'dailyUsers' },
          { label: 'Share connected', value: 'connectedShare' },
          { label: 'Seconds between two requests', value: 'askEvery', divide: true },
        ],
        origin,
      },
    },
    ...(held === 0 ? [set('lb', 'openConnections', 0)] : []),
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
  ];
}

export const VARIANTS: Readonly<Record<string, Variant>> = {
  'parking-async': {
    board: 'Parking garage, asynchronous copies',
    edits: [
      change('pgw-pgr2', { mode: 'replicate', label: '' }),
      change('pgw-pgr2-alloc', { mode: 'replicate', label: '' }),
    ],
  },
  'parking-noreplica': {
    board: 'Parking garage, one database',
    edits: [
      { do: 'remove', ids: ['dblb', 'pgr1', 'pgr2'] },
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
          operation: 'search',
          step: 1,
          classes: { freespots: {}, login: {} },
          origin: { by: 'ours' },
        },
      },
    ],
  },
  'parking-remote': {
    board: 'Parking garage, a copy far away',
    edits: [change('pgw-pgr2', { rtt: 40 }), change('pgw-pgr2-alloc', { rtt: 40 })],
  },
  'parking-slowpay': {
    board: 'Parking garage, slow payments',
    edits: [
      set('pay', 'serviceTime', 5000),
      set('api', 'threading', 'blocking'),
      change('api-pay', { timeout: 0 }),
    ],
  },
  'chat-poll': {
    board: 'Chat by polling',
    // 96 of 100 requests find nothing: e^(-5/120) at a message to each person every 120 s.
    edits: asking(POLLING, 5, 0.041, 0),
  },
  'chat-longpoll': {
    board: 'Chat by long polling',
    // Held for 30 s: (1 - e^(-30/120)) x 120 s + 2 x 30 ms on the way; e^(-30/120) = 78 in 100 find nothing.
    edits: asking(LONG_POLLING, 26.604, 0.221, 2_000_000),
  },
  'tiktok-10x': {
    board: 'TikTok, ten times the people',
    edits: [{ do: 'scale', assumption: 'dailyUsers', by: 10 }],
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
  'tiktok-noprecache': {
    board: 'TikTok, half the feeds ready',
    edits: [set('redis', 'hitRatio', 0.5)],
  },
};
