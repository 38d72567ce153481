import { type Board, EMPTY_BOARD } from '../board/board.ts';
import { setBriefItem } from '../board/briefEdits.ts';
import type { Side } from './lessons/parts.ts';

/** A pair of boards that differ in one thing, and what to watch when both are run. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly watch: string;
  /** Lines of the notes that it is about, or `ours`. */
  readonly lines: string;
  /** Names of the two boards: without, and with. */
  readonly sides: readonly [string, string];
  /** Simulated seconds that it takes to show, where a minute does not do. */
  readonly seconds?: number;
}

export const LESSONS: readonly Lesson[] = [
  {
    id: 'E1',
    title: 'Asking, or being told',
    watch: 'Watch the requests a second: polling asks 400,000 times where sockets send 16,667 pushes.',
    lines: 'L61-63',
    sides: ['Polling', 'Sockets'],
  },
  {
    id: 'E2',
    title: 'What strong consistency costs',
    watch:
      'Watch how long a reservation takes: it grows by the round trip to the farthest copy, 40 ms, and by the millisecond that the copy needs.',
    lines: 'L43-44',
    sides: ['Asynchronous', 'Synchronous'],
  },
  {
    id: 'E2b',
    title: 'Reading your own write',
    watch:
      'Watch the stale reads: 37 in 100 of those who look 100 ms after writing, and none where writes wait.',
    lines: 'L43',
    sides: ['Nobody waits', 'All confirm'],
  },
  {
    id: 'E3',
    title: 'Read replicas',
    watch:
      'Watch the headroom more than double; add copies and it grows on, until the primary’s writes bind.',
    lines: 'L39-42',
    sides: ['One database', 'Two replicas'],
  },
  {
    id: 'E4',
    title: 'Scaling takes time',
    watch:
      'Watch a run of 15 minutes: after a step of four, use reads 100 % at most, so eight servers become 14, 24, 34, a boot apart; one request in eight fails, or one in eighty.',
    lines: 'L119',
    sides: ['Two minutes to boot', 'One second'],
    seconds: 900,
  },
  {
    id: 'E5',
    title: 'Sharding splits the writes',
    watch: 'Watch the write database: 226 % of what it can take on one shard, 56 % on four.',
    lines: 'L67',
    sides: ['One shard', 'Four shards'],
  },
  {
    id: 'E6',
    title: 'A CDN in front of media',
    watch: 'Watch how many requests reach storage: 1,667 a second without, one in ten of them with.',
    lines: 'L75',
    sides: ['Straight to storage', 'Through a CDN'],
  },
  {
    id: 'E7',
    title: 'A feed that is ready',
    watch: 'Watch the read replicas go from 43 % to 31 %, and the 333 rebuilds a second that this costs.',
    lines: 'L108',
    sides: ['Never ready', 'Precached'],
  },
  {
    id: 'E8',
    title: 'Bytes apart from what is known of them',
    watch: 'Watch the API: its network card idles and its CPU falls from 56 % to 43 %.',
    lines: 'L13',
    sides: ['Through the API', 'Straight to storage'],
  },
  {
    id: 'E9',
    title: 'Which server has the socket',
    watch:
      'Watch the gateways’ failures: with 30 of them and nobody who knows where a socket is, 29 of 30 pushes miss it.',
    lines: 'L65',
    sides: ['Any gateway', 'Publish and subscribe'],
  },
  {
    id: 'E10',
    title: 'Everyone misses at once',
    watch:
      'Watch the database every 20 seconds: some 200 ask it for the same page at once and wait for 2.6 s, or one does and the others wait for 0.2 s.',
    lines: 'L108',
    sides: ['Each asks the store', 'One asks, others wait'],
  },
  {
    id: 'E11',
    title: 'A storm of retries',
    watch:
      'Watch what is left after a spike of five seconds: with three retries nothing, ever; with a budget of a tenth nothing for half a minute, and then everything.',
    lines: 'ours',
    sides: ['Three retries', 'With a budget'],
    seconds: 100,
  },
  {
    id: 'E12',
    title: 'A queue does not add capacity',
    watch:
      'Watch the queue in a run of an hour: once all 140 workers are busy it grows by 1.5 builds every second, without end; with 1,400 it stays empty.',
    lines: 'L138',
    sides: ['140 workers', '1,400 workers'],
    seconds: 3600,
  },
  {
    id: 'E13',
    title: 'A slow payment holds every thread',
    watch: 'Watch those who only look for a spot: they starve although no CPU is busy.',
    lines: 'L21',
    sides: ['A thread for each', 'Asynchronous'],
  },
  {
    id: 'E14',
    title: 'Everyone to everyone, or through one',
    watch:
      'Watch the packets that leave the 25 people in a room: 24 for each spoken in a mesh, 1,536 kbit/s a person; 64 with an SFU.',
    lines: 'L132',
    sides: ['Mesh', 'SFU'],
  },
  {
    id: 'E15',
    title: 'Deploy to everyone at once',
    watch:
      'Watch a run of an hour: 12,500 machines that fetch 10 GB in it ask for 278 % of 100 Gbit/s, so 1.25 a second are served and all would take 2.8 hours; from each other each takes 160 s.',
    lines: 'L137',
    sides: ['From one store', 'From each other'],
    seconds: 3600,
  },
  {
    id: 'E16',
    title: 'How many data a year',
    watch: 'Look at the calculations: 3.65 PB of video from 10 MB a person a day, 1.68 PB of photos.',
    lines: 'L104-105',
    sides: ['TikTok', 'Instagram'],
  },
  {
    id: 'E17',
    title: 'Not much data to scale',
    watch:
      'Watch that nothing is busy, with replicas or without: they are for availability and place, not load.',
    lines: 'L29',
    sides: ['Two replicas', 'One database'],
  },
  {
    id: 'E18',
    title: 'Who takes the next request',
    watch: 'Watch the mean: 49 ms when chance decides, 16 ms when the least busy server does.',
    lines: 'L64',
    sides: ['At random', 'Least in flight'],
  },
  {
    id: 'E19',
    title: 'The tail at scale',
    watch: 'Watch the median: if one worker in a hundred is slow, 63 of 100 queries that ask a hundred are.',
    lines: 'L10',
    sides: ['One worker', 'A hundred workers'],
  },
  {
    id: 'E20',
    title: 'Ten calls across an ocean',
    watch:
      'Watch ten calls, one after another: 5 ms within a datacenter, 1.5 s across the ocean; the calculations read 10 TB from disk, SSD and memory.',
    lines: 'L12',
    sides: ['Same datacenter', 'Across the ocean'],
  },
  {
    id: 'E21',
    title: 'Group commit',
    watch: 'Watch the headroom: ten commits that share a flush let ten times as many through.',
    lines: 'L13',
    sides: ['Each on its own', 'Ten at a time'],
  },
  {
    id: 'E22',
    title: 'One slow copy',
    watch: 'Watch how long a write takes: a majority does not notice the slow copy, and all wait for it.',
    lines: 'L67',
    sides: ['All confirm', 'A majority'],
  },
  {
    id: 'E23',
    title: 'Redis clustering',
    watch: 'Watch the cache: 108 % on one shard, 18 % on six; a single hot key would still be on one.',
    lines: 'L125',
    sides: ['One shard', 'Six shards'],
  },
  {
    id: 'E24',
    title: 'What phones keep',
    watch: 'Watch what leaves the CDN: a third of it remains when phones keep 65 of 100 videos.',
    lines: 'L101',
    sides: ['Nothing kept', 'Kept on the phone'],
  },
  {
    id: 'E25',
    title: 'Three joins, or three writes',
    watch:
      'Watch both: from one wide row a read is a third of the work, 7 ms less, and each write three times the work, 7 ms more. Neither wins.',
    lines: 'L112-113',
    sides: ['Relational', 'Wide rows'],
  },
  {
    id: 'E26',
    title: 'No single answer',
    watch:
      'Look at two designs of one product: both keep their objectives, and both give way before twice the load. Weigh what each costs, what it leaves out and what comes after.',
    lines: 'L9',
    sides: ['My design', 'The interview'],
  },
  {
    id: 'E27',
    title: 'Waiting for a slow database',
    watch:
      'Watch the pages that never ask the database: 3.5 ms at the median, and 370 ms once each request holds a thread while it waits; one in five is refused. At 20 ms a query instead of 50 both boards are alike.',
    lines: 'ours',
    sides: ['Asynchronous', 'A thread for each'],
  },
  {
    id: 'E28',
    title: 'A bulkhead between the two',
    watch:
      'Watch the same pages: with at most 25 calls to the database under way they are back at 3.5 ms, none fails, and of the look-ups one in five does at once.',
    lines: 'ours',
    sides: ['A thread for each', 'With a bulkhead'],
  },
];

/** The board of one side of a lesson; it says in its brief what to watch, unless it is a template with a brief. */
export async function lessonBoard(lesson: Lesson, side: 0 | 1): Promise<Board> {
  const [{ PAIRS }, { applyEdits }] = await Promise.all([import('./lessons/pairs.ts'), import('./edits.ts')]);
  const from: Side | undefined = PAIRS[lesson.id]?.[side];
  if (from === undefined) throw new Error(`There is no lesson "${lesson.id}".`);
  const name = `${lesson.title}: ${lesson.sides[side]}`;
  if (from.of !== undefined) {
    const { templateBoard } = await import('./templates.ts');
    return { ...applyEdits((await templateBoard(from.of))!, from.edits), name };
  }
  const card = {
    id: 'watch',
    section: 'deepDives',
    order: 1,
    title: lesson.title,
    text: lesson.watch,
    origin: { by: 'ours' },
  } as const;
  return setBriefItem({ ...applyEdits(EMPTY_BOARD, from.edits), name }, card);
}
