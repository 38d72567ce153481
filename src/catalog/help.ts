import type { ChoiceParam, ParamSpec } from './kind.ts';
import { KIND_HELP } from './kindHelp.ts';
import type { ParamKey } from './paramKey.ts';

/**
 * What each parameter means where a kind says nothing of its own: one sentence for someone who meets it for the first
 * time. A file apart, so that the page opens without it.
 */
const HELP: Readonly<Partial<Record<ParamKey, string>>> = {
  replicas: 'Identical instances, each with its own slots and its own queue.',
  slots: 'Requests one replica works on at the same time: its cores or worker threads.',
  serviceTime: 'Mean time a request keeps a slot busy here, without waiting and without the calls it makes.',
  serviceShape: 'How single times scatter around the mean; the more they do, the longer the queue.',
  serviceCv:
    'Standard deviation of the time divided by its mean: 0.5 is steady, 1 as exponential, 2 has a long tail.',
  queueLimit: 'Requests that may wait at one replica; the next one is refused as "queue full".',
  queueTimeout:
    'A request that has waited so long for a slot is dropped as "timed out": nobody wants the answer any more.',
  shedTarget:
    'Once the first in the queue has waited longer for 100 ms on end, newcomers are refused as "shed", until it waits less: those who are let in get their answer in time.',
  discipline: 'What happens when there are more requests than slots.',
  batchSize: 'Waiting requests that one slot takes at once and serves together in one service time.',
  linger: 'How long a batch that is not full waits for more requests, from its first one on.',
  lateRequests: 'What becomes of a request that comes while a batch with room is under way.',
  inFlightLimit:
    'Requests inside one replica (waiting, served, or waiting for others); the next one is refused at once as "overloaded", or stays in its message queue.',
  threading: 'What becomes of a slot while the calls it made have not been answered.',
  balancing: 'How the next instance is picked.',
  quota: 'Requests a second accepted in all; more are refused as "rate limited".',
  writeQuota:
    'Writes a second that are accepted, beside the quota, which is then for all else. Without it they are requests as others are.',
  burst: 'Requests that may come at once before the quota refuses any: the depth of the token bucket.',
  checkEvery:
    'Time between two health checks of a target. One that is down is sent requests until enough have failed; 0 notices at once.',
  checkFailures:
    'Health checks in a row that have to fail until a target gets nothing any more. One that is back gets its share at once.',
  addressTtl:
    'How long clients use an address they were given (TTL). When a target goes, they turn away from it one by one over this time.',
  newConnections:
    'New connections a second over all nodes; requests that need one more are refused as "rate limited".',
  perConnection:
    'Requests that come over one connection before it ends: more with keep-alive and a long idle timeout.',
  quotaRule: 'How requests are counted against the quota.',
  quotaWindow: 'Time over which a sliding window counts: quota x window requests at most in any of them.',
  quotaKey:
    'Whose requests are counted together; which they are of, a class of requests says by what it asks for.',
  payloadLimit: 'A request with a larger payload is refused as "too large".',
  calleeTimeout: 'After so long without a reply from behind it the request fails as "timed out".',
  bandwidth: 'Payload one replica moves; near it, transfers slow down.',
  egress:
    'Payload that one partition gives out to all its consumers together; beyond it records wait, and consumers fall behind.',
  reads:
    'Times a second that one partition can be read. Its consumers take turns, and each read takes all that waits for one of them.',
  transfers: 'How payloads that come at the same time go over the link of one replica.',
  connectionLimit: 'Open connections one replica holds; at the limit requests are refused.',
  memory:
    'Memory that one replica has for connections: divided by what each takes, they are as many at most, where the connection limit is not fewer.',
  connectionMemory:
    'What one open connection takes of it: its buffers, and what is known of who is at the other end.',
  openConnections: 'Connections that people keep open without asking anything, over all replicas at 1x load.',
  hitRatio: 'Share of requests answered from what is kept here; the rest goes on to where the data lives.',
  shieldHit:
    'Share of what the edge lacks that a second layer in front of the origin has: only the rest reaches that.',
  negativeTtl:
    'How long a failed answer is given again to who asks for the same, without asking behind. Classes need to say what they ask for; 0 keeps none.',
  contents: 'By a share you know, or by what is really kept: then classes need to say what they ask for.',
  capacity: 'Entries that one instance keeps.',
  timeToLive: 'How long an entry is good; then the next request for it is a miss.',
  slides: 'Entries live as long as someone asks for them often enough.',
  stampede: 'Who fetches what many want once it has gone.',
  onWrite: 'What a connection with write access does here.',
  start: 'What is there at the beginning of a run.',
  missTime: 'Mean time a miss takes on top of a hit, before anything else is called.',
  errorRate: 'Share of requests that fail here by themselves, without any overload.',
  availability:
    'Share of the time in which one replica is there, or the whole where there are no replicas. What a class of requests can count on follows from it; a run breaks only what you break.',
  visibility:
    'A message whose worker has failed or takes longer is handed out again; without it each is handed out once.',
  handedOut:
    'Messages that workers have and have not acknowledged; at so many no more are handed out until one is, or comes back.',
  maxReceives:
    'A message handed out so often and never acknowledged becomes a dead letter, and takes the connection for those if there is one.',
  retention: 'A message that has waited so long is dropped.',
  partitions:
    'Messages of one group go one at a time, in order, so no more workers than groups are busy; 0 keeps no order.',
  ordered: 'Records of one partition go one at a time, so no more consumers than partitions are busy.',
  flushEvery:
    'What comes is held back and passed on together, so long after the first of it; 0 passes each on at once, by itself.',
  flushSize: 'How much of what was held back the store takes in one write, in the time of one.',
  onCrash: 'What an instance that fails had not yet passed on, or what the store had not yet taken.',
  whenFull: 'What becomes of a write for which there is no room.',
  prefetch:
    'Messages one replica takes from a queue before it has a slot for them; others cannot have them then.',
  hold: 'How long a client that polls is kept waiting while there is no news (long polling); 0 answers at once.',
  connectRate: 'New connections a second that are let in over all replicas.',
  sessionLength: 'Mean time until a session ends and its client connects again.',
  heartbeat: 'Time between two signs of life of a session, each a small request; 0 is none.',
  reconnectPause: 'Pause before a client tries again to connect.',
  relayShare:
    'Share of the calls drawn towards it that need the relay; the rest goes from peer to peer. 0.22 was measured.',
  idRange:
    'Ids that a caller gets at once and hands out by itself: of so many requests that need one, one comes here. 1 is none in advance.',
  copies: 'Copies of each packet that are sent on; its time and its bytes count for each.',
  connectExcess: 'What becomes of connections beyond the connect rate.',
  reconnect: 'How clients that lost their session come back.',
  pushRoute: 'Operation "push": whether its sender knows which replica holds the recipient’s session.',
  subscribers:
    'Copies of each message that every connection from here carries, on top of its own calls per request.',
  slowSubscriber: 'What happens when the queue of a subscriber is full.',
  cutOff: 'How long a subscriber that was too slow gets nothing.',
  timeout: 'How long a person waits before giving up; the request then counts as timed out.',
  quotaParts:
    'Parts that share the quota evenly, each with some of the keys: a hot one is refused while the others have room.',
  growth:
    'KB that each update adds to its document (a list without an end). What is read or rewritten as a whole takes the longer the larger it is; only connections that write update.',
  documentSize: 'Size that a document begins with, and that the service time is of.',
  documents: 'Documents that updates are spread over, by the key of the request.',
  updates: 'Updates that each document has had when a run begins: how old the data is.',
  locks:
    'Different locks, by the key of the request. One caller has each at a time, until its own work is over; others wait. 0 counts none.',
  lease:
    'How long a lock is held at most. After that the next has it, whether its holder knows or not: who stands still for longer goes on without it.',
  fencing:
    'What a caller asks of others after the lock carries its number. On, they refuse it as "fenced" once another has had the lock; off, they do the work for both.',
  hotWrites:
    'Share of writes that are of one and the same row (a counter, a garage on event night). Each locks it until it is committed, and the next waits in its slot: more slots or shards do not help.',
  knee: 'Queries at work at which it gets most done. n at once take 1 + n (n - 1) / this² times as long: a larger pool makes it slower.',
  pauseShare:
    'Share of the time in which a node does nothing for requests: garbage collection, compaction, snapshots. 0 is never.',
  pauseLength: 'How long one such pause is; who comes in it waits for its end, and a queue behind it.',
  sharding: 'Which instance has the data of a request.',
  skew: 'Load of the hottest shard over the mean. 100,000 keys by Zipf 0.99 give 1.2 on 4 shards, 2.1 on 16, 5.9 on 64.',
  dataCopies:
    'Instances that each have the same keys (replication factor): a write is work for all of them, and is safe when one is lost.',
  readCopies:
    'A read waits for the slowest of so many copies; it sees the last write where these and those of a write are more than there are.',
  writeCopies: 'A write goes to all copies, and is done when so many have it.',
  scatter: 'Share of requests that cannot name the shard: they ask every one and wait for the slowest.',
  replication: 'How many of the stores it replicates to have to confirm a write before that counts as done.',
  lag: 'Mean time by which reads here see a write later, beyond its way and its application. None for writes that waited for this copy.',
  refresh:
    'Searches see what was indexed until the last refresh, so results are behind by up to this time; 0 shows all at once.',
  readAfter:
    'How long after writing something people read it here. Who comes sooner than the copy is shown the past: a stale read.',
  shortcut: 'Share of requests that find their result made already.',
  shortcutPart: 'Part of the usual time that these take.',
  reruns:
    'How often work that has failed is done again at once, in the same slot, before the failure is told.',
  spread: 'How the time until the last machine has the file is found.',
  fileSize: 'What each of the machines has to get.',
  machines: 'Machines that fetch from each other. Twice as many take as long and a piece of 4 MB more.',
  seeds: 'Machines that have the file at the beginning.',
  nic: 'Speed of the network card of each machine.',
  efficiency: 'Share of the speed of its card that a machine gets out of the swarm.',
  coldStart: 'Time to start an instance, on top of the service time, for a request that finds no idle one.',
  keepAlive:
    'An instance that has had nothing to do for so long is gone; the next request pays a cold start.',
  ramp: 'Instances that may be started at once, and again every 10 s. A request that needs one more is refused as "rate limited".',
  maxDuration:
    'Whoever has been at work for so long, waiting for others included, is stopped and fails as "timed out".',
  scaling:
    'An autoscaler adds and removes replicas, so that each has about as much to do as its target says.',
  minReplicas: 'Replicas that are there however little there is to do.',
  maxReplicas: 'Replicas it never goes beyond.',
  quotaMin: 'The quota never falls below that; that of writes in proportion.',
  quotaMax: 'The quota never rises above that; that of writes in proportion.',
  scaleTarget: 'Share of slots in use that it aims at: replicas x use / target, rounded up.',
  scaleMetric: 'What it looks at to find out how many replicas are needed.',
  requestsTarget:
    'Requests a second that each replica should get: all that came since the last look / target, rounded up.',
  inFlightTarget:
    'Requests that each replica should have inside, waiting, served or waiting for others: the mean of all since the last look / target, rounded up.',
  backlogTarget:
    'What each replica should have before it: all that waits in its queue, and in the message queues it takes from, or is worked on, / target, rounded up.',
  scaleToZero:
    'Once there has been nothing to do for as long as it keeps replicas, the last one goes too. The next message waits until a look finds it and a replica has booted. Whoever calls directly finds nobody meanwhile.',
  scaleTolerance: 'How far, as a part of the target, what it looks at may be off without a change.',
  scaleSync: 'Time between two looks.',
  scaleStep: 'Replicas it adds or removes at most at one look.',
  bootTime: 'From the decision until a new replica takes its first request.',
  warmup: 'After its boot a replica is slower for so long, and not yet counted.',
  warmupSlow: 'Times as long that a request takes at a replica that warms up.',
  scaleDownWindow: 'A replica goes only after none was wanted for so long.',
};

/** What each choice of a parameter means, by its value. */
const OPTIONS: Readonly<Partial<Record<ParamKey, Readonly<Record<string, string>>>>> = {
  serviceShape: {
    deterministic: 'Every request takes exactly the mean.',
    exponential: 'Many short and a few long: the usual first guess.',
    lognormal: 'A long tail, as measured in most networks and stores.',
    gamma: 'From nearly constant to very bursty, by its variation.',
    erlang: 'Steps one after another: 1 / variation² of them, four at 0.5; one from 1 on.',
    hyperexponential: 'Mostly short and now and then long, each exponential; its variation is 1 at least.',
    pareto: 'The heaviest tail: a few take longer than all others together.',
  },
  transfers: {
    shared: 'All get the same share of the link, as TCP does it: small ones need not wait for large ones.',
    turn: 'Each has the whole link when its turn comes: as good as sharing where all are small.',
  },
  discipline: {
    queue: 'Each slot finishes a request before it takes the next.',
    sharing:
      'Time slices: everyone is served at once, each slower. Short requests no longer wait for long ones.',
  },
  onCrash: {
    lost: 'It was in memory alone; the run says how many writes that were.',
    kept: 'It was on disk or in a copy, and goes on when an instance is there again.',
  },
  whenFull: {
    refuse: 'At once, as "queue full".',
    wait: 'Until there is room: then a write takes as long as the store needs.',
  },
  lateRequests: {
    wait: 'A flush or a bulk insert takes what was there.',
    join: 'It is done when the batch is, as with passengers on a bus.',
  },
  contents: {
    ratio: 'Drawn by chance.',
    lru: 'When full, the least recently used goes (LRU).',
    lfu: 'When full, the least often used goes (LFU).',
    fifo: 'When full, the oldest goes (FIFO).',
    age: 'Never full: entries go when their time is over.',
  },
  stampede: {
    none: 'Each miss asks the store: a stampede.',
    coalesce: 'All wait for the answer to the first.',
    lease: 'While it is fetched others get what is too old, or wait where there is nothing.',
    early: 'Fetched again by chance before its time is over, the likelier the nearer that is.',
  },
  onWrite: {
    remove: 'The next read is a miss (invalidation).',
    update: 'The next read is a hit (write-through).',
  },
  start: {
    cold: 'As after a restart.',
    warm: 'With what is asked for most.',
  },
  threading: {
    asynchronous: 'Asynchronous code: the slot serves someone else.',
    blocking: 'A thread for each request: one slow callee can use up every thread.',
  },
  balancing: {
    'least in flight': 'The instance with the fewest open requests.',
    'two choices': 'The less busy of two instances drawn at random.',
    'round robin': 'One after another, however busy they are.',
    random: 'Any instance with equal chance: the longest queues.',
  },
  scaleMetric: {
    use: 'As processor use in most autoscalers: it cannot pass 1, so an overload is answered step by step.',
    requests: 'As the request count per target of a load balancer: it does not know how long they take.',
    'in flight':
      'As the concurrency of serverless containers: it sees slow callees as well as more requests.',
    backlog: 'As the length of a queue: what it cannot work off in time brings more replicas.',
  },
  spread: {
    given: 'As the mean time below says.',
    computed:
      'Size and 4 MB x log2(machines / seeds), over card x share used: nearly the same for any number of machines.',
  },
  slowSubscriber: {
    block: 'The topic waits for it: nothing is lost, everyone is late.',
    drop: 'The message is lost to that subscriber alone.',
    disconnect: 'It gets nothing for a while.',
  },
  quotaRule: {
    bucket: 'Saves up what was not used, so a burst gets through after a quiet time.',
    window:
      'Counts what came within the window, of the one before by the part of it that still is: no burst is saved up.',
  },
  quotaKey: {
    all: 'One quota: a busy one uses up what others would have had.',
    key: 'A quota for each user, address or whatever keys stand for: only who asks too often is refused.',
  },
  connectExcess: {
    refuse: 'As "rate limited"; clients try again.',
    wait: 'First come, first served, without an end.',
  },
  reconnect: {
    'at once': 'And again after the same pause, all together.',
    jitter: 'After random parts of pauses that double, up to a minute.',
  },
  pushRoute: {
    session: 'By publish/subscribe or a registry.',
    any: 'It finds the session by chance, once in as many as there are.',
  },
  replication: {
    asynchronous: 'Asynchronous: the quickest, and copies are behind; a crash loses what they lack.',
    one: 'Semi-synchronous: the quickest copy decides, and no write is in one place only.',
    quorum: 'The primary and half of the copies: one slow or lost copy goes unnoticed.',
    all: 'Synchronous: no copy is behind, the slowest decides, and a lost one stops all writes.',
  },
  sharding: {
    even: 'All get the same: the best case.',
    key: 'By a hash of what is asked for; popular things (see the class of requests) make one of them hot.',
    skew: 'One gets more than its share, by the factor below.',
  },
};

/** `kind` is the id of one of the catalog's; a kind of a board's own has no words of its own. */
export function helpOf({ key, help }: Pick<ParamSpec, 'key' | 'help'>, kind = ''): string {
  return KIND_HELP[kind]?.[key] ?? help ?? HELP[key] ?? '';
}

/** The choices of a parameter with what they mean. */
export function optionsOf({ key, options }: ChoiceParam) {
  return options.map((option) => ({ ...option, help: option.help ?? OPTIONS[key]?.[option.value] ?? '' }));
}
