import type { Id } from '../board/board.ts';

/** One documented change that lets a system bear ten times its load. */
export interface Fix {
  readonly component: Id;
  readonly param: string;
  readonly value: number;
  /** What it is in practice and why it helps, in a sentence. */
  readonly why: string;
}

/**
 * By template: what is changed at ten times the load. First what breaks, in the order in which it breaks; then what
 * would be next. Ids and values are those of the documentation of each system.
 */
export const FIXES: Readonly<Record<string, readonly Fix[]>> = {
  parking: [
    fix(
      'pay',
      'quota',
      100,
      'Ask the provider for a higher limit; until then a bounded queue and a worker that never charges twice hold back what it refuses.',
    ),
    fix(
      'api',
      'replicas',
      5,
      'Logins hash passwords, which is slow on purpose and most of what the API computes.',
    ),
  ],
  coworking: [
    fix(
      'door',
      'quota',
      100,
      'Raise the limit of the door API, or issue signed door tokens at booking, so that only one check-in in ten has to ask.',
    ),
  ],
  chat: [
    fix(
      'ws',
      'replicas',
      300,
      'Ten times the people hold ten times the sockets; connections bind here long before computing does.',
    ),
    fix('lb', 'replicas', 40, 'Every socket is also an entry in a balancer’s connection table.'),
    fix('notif', 'replicas', 40, 'Each message to someone who is away is one job for a notification worker.'),
    fix(
      'cass',
      'replicas',
      120,
      'Conversations are spread by key, so nodes add up; every message costs three writes.',
    ),
    fix('fcm', 'quota', 60_000, 'Ask for a higher push quota, or bundle the pushes of one person.'),
    fix('mail', 'quota', 1500, 'Mail goes out for few messages, but its provider’s limit is low.'),
    fix(
      'msgsvc',
      'replicas',
      320,
      'Channels are spread over partitions by name; more partitions keep publishing quick.',
    ),
    fix(
      'cache',
      'replicas',
      8,
      'Twice the shards, so that the loss of one costs an eighth of the histories in memory, not a quarter.',
    ),
    fix(
      's3',
      'quota',
      88_000,
      'Pictures are spread over 16 prefixes instead of 4; each prefix has its own limit.',
    ),
  ],
  'tiktok-my-design': [
    fix('api', 'replicas', 50, 'The API has no state, so its replicas add up.'),
    fix(
      'cdn',
      'bandwidth',
      1500,
      'Several distributions and regions share what goes out: bytes bind a CDN, not requests.',
    ),
    fix('nosql', 'replicas', 6, 'Videos are spread over the nodes by id.'),
    fix('s3', 'quota', 22_000, 'Four prefixes instead of one; each has its own limit.'),
  ],
  tiktok: [
    fix(
      'api',
      'replicas',
      16,
      'An autoscaling group adds servers, and their network cards carry the uploads; it takes minutes, so it has to begin early.',
    ),
    fix('cdn', 'bandwidth', 1500, 'Regions and more distributions share the bytes of the videos.'),
    fix(
      'pre',
      'replicas',
      14,
      'The precache rebuilds a feed for each active person, however often it is looked at.',
    ),
    fix(
      'rdb',
      'replicas',
      8,
      'Two read-only copies for each of four shards: reads are spread, and each copy repeats only its shard’s writes.',
    ),
    fix('wdb', 'replicas', 4, 'Sharding is the only way to spread writes.'),
    fix('redis', 'replicas', 6, 'Redis clustering spreads the feeds over six shards.'),
    fix('s3', 'quota', 22_000, 'Four prefixes instead of one; each has its own limit.'),
  ],
  'voice-p2p': [
    fix(
      'turn',
      'replicas',
      30,
      'Relays move every packet in and out again: their network cards bind, so put more of them, near the people.',
    ),
    fix('sig', 'replicas', 40, 'Everyone who talks holds a signaling socket for as long as the call lasts.'),
  ],
  'voice-sfu': [
    fix('gw', 'replicas', 60, 'Everyone who talks holds two sockets to a gateway, for as long as they talk.'),
    fix(
      'sfu',
      'replicas',
      600,
      'Each listener’s packets are forwarded one by one; servers in 13 regions share them. Sending nothing in silence cuts packets first.',
    ),
    fix('disc', 'replicas', 4, 'Looking up where a room lives stays quick with two more replicas.'),
  ],
  deploy: [
    fix(
      'bw',
      'replicas',
      1400,
      'A build of ten minutes needs a worker for ten minutes; caching builds could halve what is needed.',
    ),
    fix(
      'tw',
      'replicas',
      2800,
      'Ten test shards of two minutes for each build; choosing which tests to run could halve them.',
    ),
    fix(
      'repl',
      'replicas',
      80,
      'Links to the regions with 200 instead of 20 Gbit/s copy ten times as many binaries at once.',
    ),
    fix(
      'api',
      'replicas',
      6,
      'Dashboards that ask every five seconds are nearly all it does; pushing the status would spare it.',
    ),
    fix('jobsdb', 'slots', 16, 'Status is read from a copy, so the job table has twice the room.'),
  ],
  slack: [
    fix('jw', 'replicas', 300, 'Every message leaves a job; workers take them one by one.'),
    fix('gw', 'replicas', 640, 'People who are online hold a socket each; connections bind here.'),
    fix('web', 'replicas', 320, 'The web tier has no state, so its replicas add up.'),
    fix('search', 'replicas', 40, 'Indexing new messages is most of what search does; shards share it.'),
    fix('db', 'replicas', 160, 'Messages are spread over ten times the shards; each of them is a write.'),
    fix('jobs', 'quota', 330_000, 'Ten times the partitions of the job queue take ten times the jobs.'),
    fix('fcm', 'quota', 60_000, 'Ask for a higher push quota, or bundle the pushes of one person.'),
    fix(
      'cs',
      'replicas',
      160,
      'Channels are hashed anew over ten times the servers; the busiest one decides.',
    ),
    fix('edge', 'replicas', 12, 'Twice the edge keeps the first hop far from its limit.'),
    fix('adm', 'replicas', 16, 'Twice the replicas keep the step before the channel servers quick.'),
  ],
  instagram: [
    fix(
      's3',
      'quota',
      66_000,
      'Twelve prefixes instead of one; a better hit ratio at the edge would do as well.',
    ),
    fix('rapp', 'replicas', 80, 'Readers far outnumber writers, and have app servers of their own.'),
    fix('cdn', 'bandwidth', 450, 'Three times the bytes may leave the edge.'),
    fix('mdb', 'replicas', 4, 'Metadata is sharded by user, the only way to spread writes.'),
    fix('mrep', 'replicas', 24, 'More copies share the reads of the feeds that were not in the cache.'),
    fix('redis', 'replicas', 4, 'Feeds are spread over four shards.'),
    fix('wapp', 'replicas', 12, 'Writers are next: three times their replicas.'),
    fix('lb', 'replicas', 4, 'Twice the balancers keep the first hop quick.'),
  ],
  tinyurl: [
    fix('rd', 'replicas', 60, 'Redirects are 99 in 100 requests, and their service has no state.'),
    fix(
      'an',
      'replicas',
      48,
      'Clicks are spread over three times the partitions, off the path of the redirect.',
    ),
    fix(
      'cache',
      'replicas',
      3,
      'Codes are spread over three shards; a permanent redirect (301) that browsers keep would spare it more.',
    ),
    fix('kv', 'replicas', 12, 'Codes are spread over four times the nodes.'),
    fix('lb', 'replicas', 4, 'Twice the balancers keep the first hop quick.'),
    fix('wr', 'replicas', 4, 'Twice the replicas for those who shorten.'),
  ],
  'google-advice': [
    fix('agg', 'replicas', 200, 'Query roots have no state, so they add up.'),
    fix('metac', 'replicas', 4, 'Which shard has a key is spread over four shards of the cache.'),
    fix('meta', 'replicas', 3, 'Metadata is small, so it can be split and copied: three share the misses.'),
    fix('data', 'quota', 16_500, 'Three prefixes instead of one; each has its own limit.'),
    fix('wk', 'slots', 32, 'Four times the cores for each shard, or copies that answer reads too.'),
    fix('lb', 'replicas', 4, 'Load is distributed over twice the balancers.'),
    fix('wal', 'replicas', 32, 'Twice the logs, each flushed on its own.'),
  ],
  oop: [
    fix(
      'lot',
      'replicas',
      3000,
      'Ten times the cars that stay two hours each need room for 2,400 at a time (Little’s law), and some to spare.',
    ),
    fix('exit', 'replicas', 8, 'Paying takes longest, so the way out jams first.'),
    fix('gate', 'replicas', 4, 'Two more ways in.'),
  ],
};

function fix(component: Id, param: string, value: number, why: string): Fix {
  return { component, param, value, why };
}
