import type { Board } from '../board/board.ts';
import { decode } from '../format/format.ts';
import { problemText } from '../format/problems.ts';

/** A documented system, ready to be opened: a saved board that is fetched when someone asks for it. */
export interface Template {
  readonly name: string;
  readonly title: string;
  /** What one finds out by running it, in a sentence. */
  readonly teaches: string;
  /** How long a first look takes. */
  readonly minutes: number;
  load(): Promise<Board>;
}

/** A template with a few things changed, to be compared with it. */
export interface Preset extends Template {
  /** Name of the template it changes. */
  readonly of: string;
}

export const TEMPLATES: readonly Template[] = [
  {
    name: 'tinyurl',
    title: 'TinyURL',
    teaches: 'Which part of a read-heavy service gives way first, and what comes next once it is mended.',
    minutes: 10,
    load: once(() => import('./tinyurl.json', { with: { type: 'json' } })),
  },
  {
    name: 'parking',
    title: 'Parking garage',
    teaches: 'What strong consistency costs in ms, and that someone else’s quota can be the first limit.',
    minutes: 15,
    load: once(() => import('./parking.json', { with: { type: 'json' } })),
  },
  {
    name: 'chat',
    title: 'Chat',
    teaches: 'Why a chat server runs out of connections long before it runs out of computing.',
    minutes: 15,
    load: once(() => import('./chat.json', { with: { type: 'json' } })),
  },
  {
    name: 'tiktok',
    title: 'TikTok, interview',
    teaches: 'What videos that pass the API cost, and why capacity that has to boot comes too late.',
    minutes: 15,
    load: once(() => import('./tiktok.json', { with: { type: 'json' } })),
  },
  {
    name: 'instagram',
    title: 'Instagram',
    teaches: 'How caches on phones and edges decide what storage has to bear, and how many data a year are.',
    minutes: 15,
    load: once(() => import('./instagram.json', { with: { type: 'json' } })),
  },
  {
    name: 'slack',
    title: 'Slack',
    teaches: 'How one message becomes twenty pushes and a job, and which of the two gives way first.',
    minutes: 15,
    load: once(() => import('./slack.json', { with: { type: 'json' } })),
  },
  {
    name: 'google-advice',
    title: 'Google advice',
    teaches: 'Five patterns of large systems on one board, and what an operation costs from disk to ocean.',
    minutes: 10,
    load: once(() => import('./google-advice.json', { with: { type: 'json' } })),
  },
  {
    name: 'coworking',
    title: 'Coworking app',
    teaches: 'Three headings become a design, and half an hour in the morning decides what it needs.',
    minutes: 10,
    load: once(() => import('./coworking.json', { with: { type: 'json' } })),
  },
  {
    name: 'deploy',
    title: 'Global code deployment',
    teaches: 'How many workers a build of ten minutes needs, and why machines should fetch from each other.',
    minutes: 15,
    load: once(() => import('./deploy.json', { with: { type: 'json' } })),
  },
  {
    name: 'tiktok-my-design',
    title: 'TikTok, My Design',
    teaches: 'The same traffic on NoSQL, and what a list of likes does to a document.',
    minutes: 10,
    load: once(() => import('./tiktok-my-design.json', { with: { type: 'json' } })),
  },
  {
    name: 'voice-p2p',
    title: 'Voice, peer to peer',
    teaches: 'How signaling differs from media, and why a relay runs out of bandwidth before computing.',
    minutes: 10,
    load: once(() => import('./voice-p2p.json', { with: { type: 'json' } })),
  },
  {
    name: 'voice-sfu',
    title: 'Voice through an SFU',
    teaches: 'What a media server bears, worked out from a published fleet.',
    minutes: 10,
    load: once(() => import('./voice-sfu.json', { with: { type: 'json' } })),
  },
  {
    name: 'oop',
    title: 'Design OOP',
    teaches: 'A parking lot as classes, and as a system that refuses instead of queueing.',
    minutes: 10,
    load: once(() => import('./oop.json', { with: { type: 'json' } })),
  },
];

export const PRESETS: readonly Preset[] = [
  preset(
    'parking-async',
    'Asynchronous copies',
    'What eventual consistency saves: no reservation waits for a copy.',
  ),
  preset(
    'parking-no-replica',
    'One database',
    'How far the primary comes without read replicas: a third as far.',
  ),
  preset('parking-remote', 'A copy far away', 'Each ms to the farthest copy is a ms of every reservation.'),
  preset(
    'parking-slow-payment',
    'Slow payments',
    'Payments of 5 s hold every thread of the API, and its CPU is idle.',
  ),
  preset(
    'chat-poll',
    'Polling',
    'What asking every 5 s costs: 400,000 requests a second, 96 of 100 for nothing.',
  ),
  preset(
    'chat-long-poll',
    'Long polling',
    'Held requests: a fifth of the load of polling, and news at once.',
  ),
  preset(
    'tiktok-10x',
    'Ten times the people',
    'What breaks when a service has ten times the people overnight.',
  ),
  preset(
    'tiktok-presigned',
    'Videos past the API',
    'What the API gains when the bytes of videos go straight to storage.',
  ),
  preset(
    'tiktok-no-precache',
    'Half the feeds ready',
    'What the read replicas bear when every other feed is not cached.',
  ),
  preset(
    'tiktok-improve',
    'Would you improve it?',
    'Always yes: Redis clustering, a queue for uploads, analytics on NoSQL.',
  ),
];

/** The name begins with that of its template. */
function preset(name: string, title: string, teaches: string): Preset {
  const of = name.slice(0, name.indexOf('-'));
  return { name, of, title, teaches, minutes: 5, load: () => vary(name, of) };
}

async function vary(name: string, of: string): Promise<Board> {
  const [{ VARIANTS }, { applyEdits }, base] = await Promise.all([
    import('./presets.ts'),
    import('./edits.ts'),
    templateBoard(of),
  ]);
  const variant = VARIANTS[name];
  if (base === null || variant === undefined) throw new Error(`There is no preset "${name}".`);
  return { ...applyEdits(base, variant.edits), name: variant.board };
}

/** Everything that opens by name. */
export const READY: readonly (Template | Preset)[] = [...TEMPLATES, ...PRESETS];

/** Names that presets had before. */
const FORMERLY: Readonly<Record<string, string>> = {
  'chat-longpoll': 'chat-long-poll',
  'parking-noreplica': 'parking-no-replica',
  'parking-slowpay': 'parking-slow-payment',
  'tiktok-noprecache': 'tiktok-no-precache',
};

/** The board of a template or preset; null if there is none of this name. */
export async function templateBoard(name: string): Promise<Board | null> {
  const template = READY.find((one) => one.name === (FORMERLY[name] ?? name));
  return template === undefined ? null : template.load();
}

/** The brief of a template: what links refer to as long as it is unedited. */
export async function briefOf(name: string): Promise<Board['brief'] | null> {
  return (await templateBoard(name))?.brief ?? null;
}

/** Reads a file the first time it is asked for; one that could not be fetched is asked for again. */
function once(file: () => Promise<{ readonly default: unknown }>): () => Promise<Board> {
  let read: Promise<Board> | null = null;
  return () => {
    read ??= file().then(
      (module) => boardOf(module.default),
      (reason) => {
        read = null;
        throw reason;
      },
    );
    return read;
  };
}

function boardOf(saved: unknown): Board {
  const { board, problems } = decode(saved);
  // The tests read every template, so this is a build that was put together wrongly.
  if (board === null) throw new Error(problems.map(problemText).join('; '));
  return board;
}
