/**
 * Every parameter the engine understands. One vocabulary for all kinds, so `compile` reads parameters
 * and never asks for a kind.
 */
export type ParamKey =
  /** Identical instances, each with its own slots and queue. */
  | 'replicas'
  /** Requests one replica works on at the same time. */
  | 'slots'
  /** Mean time of the default operation, ms: slot time for `slots`, delay for `delay`. */
  | 'serviceTime'
  /** `exponential`, `deterministic`, `lognormal`, `gamma`, `erlang`, `hyperexponential`, `pareto`. */
  | 'serviceShape'
  /** Coefficient of variation of all but the first two. */
  | 'serviceCv'
  /** Requests that may wait at one replica; one more is refused with reason `queue full`. */
  | 'queueLimit'
  /** Share of requests of the default operation that are quick, and the part of the time that those take. */
  | 'shortcut'
  | 'shortcutPart'
  /** Times that work which has failed is done again in its slot. */
  | 'reruns'
  /** Whether a time is `given`, or `computed` from the size of a file, KB, and how it is spread. */
  | 'spread'
  | 'fileSize'
  | 'machines'
  | 'seeds'
  | 'nic'
  | 'efficiency'
  /** Longest wait for a slot, ms; then the request leaves the queue with reason `timed out`. */
  | 'queueTimeout'
  /** Wait in a queue, ms, above which newcomers are refused as `shed` once it has lasted. */
  | 'shedTarget'
  /** Replicas come and go with the load, between these numbers of them; where nothing queues, quotas follow what is used, between these. */
  | 'scaling'
  | 'minReplicas'
  | 'maxReplicas'
  | 'quotaMin'
  | 'quotaMax'
  /**
   * What the autoscaler goes by: slots in use, or per replica requests a second, requests inside, or those and the messages that wait
   * for it; what it aims at of each, and how far from it, as a fraction, it does nothing.
   */
  | 'scaleMetric'
  | 'scaleTarget'
  | 'requestsTarget'
  | 'inFlightTarget'
  | 'backlogTarget'
  | 'scaleToZero'
  | 'scaleTolerance'
  /** Seconds between two looks, and the most replicas added or let go at one. */
  | 'scaleSync'
  | 'scaleStep'
  /** Seconds until a new replica takes requests; until it counts; times as long it takes till then. */
  | 'bootTime'
  | 'warmup'
  | 'warmupSlow'
  /** Seconds without a wish for them before replicas are let go. */
  | 'scaleDownWindow'
  /** `queue`: a slot serves one request after another; `sharing`: all at once, the slower the more they are. */
  | 'discipline'
  /** Waiting requests that one slot serves together in one service time; 1: one by one. */
  | 'batchSize'
  /** How long a batch that is not full waits for more, ms. */
  | 'linger'
  /** `wait` for the next batch, or `join` the one under way while it has room. */
  | 'lateRequests'
  /** Requests inside one replica, waiting, served or waiting for others; more are refused as `overloaded`. */
  | 'inFlightLimit'
  /** `asynchronous`: the slot is free while callees work; `blocking`: it is held until they reply. */
  | 'threading'
  /** How an instance of a callee is picked: see `Balancing`. */
  | 'balancing'
  /** s between two looks whether a target answers, 0 for at once; how many in vain make it count as down. */
  | 'checkEvery'
  | 'checkFailures'
  /** s for which an address that has been handed out is used, right or not. */
  | 'addressTtl'
  /** New connections a second that the whole component accepts, and requests that come over each. */
  | 'newConnections'
  | 'perConnection'
  /** Requests a second that the whole component accepts; more are refused with reason `rate limited`. */
  | 'quota'
  /** Writes a second, which are then no part of the quota. */
  | 'writeQuota'
  /** Requests above the quota that may come at once before refusal: the depth of the token bucket. */
  | 'burst'
  /** How the quota is counted: `bucket`, or `window` for so many requests in any `quotaWindow` s; by `all` or each `key`. */
  | 'quotaRule'
  | 'quotaWindow'
  | 'quotaKey'
  /** KB of the largest payload that is taken; a larger one is refused as `too large`. */
  | 'payloadLimit'
  /** Longest wait, s, for the reply to a call. */
  | 'calleeTimeout'
  /** Gbit/s of payload that one replica moves; above it transfers slow down. */
  | 'bandwidth'
  /** `shared` equally by all under way, or in `turn`. */
  | 'transfers'
  /** Gbit/s that one replica gives out to all its consumers; and times a second that it can be read, by one of them each time. */
  | 'egress'
  | 'reads'
  /** Open connections one replica holds; at the limit requests are refused with reason `connection limit`. */
  | 'connectionLimit'
  /** Connections held open by idle clients at 1x load, over all replicas (sockets of people connected). */
  | 'openConnections'
  /** Memory of one replica, KB, and what each open connection takes of it, KB. */
  | 'memory'
  | 'connectionMemory'
  /** Share of lookups answered from own contents, 0..1. */
  | 'hitRatio'
  /** Share of misses by that ratio that a second layer answers; s for which a failed answer is given again. */
  | 'shieldHit'
  | 'negativeTtl'
  /** `ratio`: hits by chance, as `hitRatio` says; else by keys, and what goes first: `lru`, `lfu`, `fifo`, `age`. */
  | 'contents'
  /** Entries that one replica keeps. */
  | 'capacity'
  /** How long an entry is good, s; from its making, or where it slides from its last use. */
  | 'timeToLive'
  | 'slides'
  /** When many miss the same: `none`, `coalesce`, `lease`, `early`. */
  | 'stampede'
  /** What a write does: `remove` or `update`. */
  | 'onWrite'
  /** `cold` or `warm`. */
  | 'start'
  /** Extra mean time of a miss, ms, spent before any connection is taken. */
  | 'missTime'
  /** Share of requests that fail after service with reason `error`, 0..1. */
  | 'errorRate'
  /** Share of the time that one replica, or the whole where there are none, is there, 0..1. */
  | 'availability'
  /** A message not acknowledged after so long, ms, is handed out again. */
  | 'visibility'
  /** Messages handed out and not acknowledged yet; at so many no more are handed out. */
  | 'handedOut'
  /** Times a message is handed out before it is a dead letter. */
  | 'maxReceives'
  /** Age in s at which a message that waits is dropped. */
  | 'retention'
  /** Groups of messages whose order is kept: one at a time of each. 0: none. */
  | 'partitions'
  /** The same where the replicas are the partitions. */
  | 'ordered'
  /** What a buffer is given is held back for so long, s, and passed on in groups of so many. */
  | 'flushEvery'
  | 'flushSize'
  /** What becomes of it when its instance crashes: `lost` or `kept`; and of a write when the buffer is full: `refuse`, `wait`. */
  | 'onCrash'
  | 'whenFull'
  /** Messages one replica takes from a queue ahead of its slots. */
  | 'prefetch'
  /** New connections a second that are let in; what happens to the others. */
  | 'connectRate'
  | 'connectExcess'
  /** Mean length of a session, s, and the time from one heartbeat of it to the next, s. */
  | 'sessionLength'
  | 'heartbeat'
  /** How a client that has lost its session comes back, and its first pause, ms. */
  | 'reconnect'
  | 'reconnectPause'
  /** Whether a push goes to the instance that holds the session. */
  | 'pushRoute'
  /** Share of what is sent towards a relay that needs it; how many copies of what comes are sent on. */
  | 'relayShare'
  | 'copies'
  /** Ids that are handed out at once: one caller in so many comes. */
  | 'idRange'
  /** Subscribers that each message goes to; what becomes of one that is full, and for how long it is cut off, ms. */
  | 'subscribers'
  | 'slowSubscriber'
  | 'cutOff'
  /** How long a request for news is held while there is none, ms. */
  | 'hold'
  /** Which replica a request goes to: `even` as the caller balances, `key` by the hash of its key, `skew`: see there. */
  | 'sharding'
  /** Load of the hottest shard over the mean of all. */
  | 'skew'
  /** Partitions that share the quota evenly, each with a part of the keys. */
  | 'quotaParts'
  /** KB of a document at first, and by how much each update makes it larger; how many there are, and the updates each has had. */
  | 'documentSize'
  | 'growth'
  | 'documents'
  | 'updates'
  /** Locks that are handed out, 0 for none that are counted; for how long, s; and whether who comes with an old one is refused. */
  | 'locks'
  | 'lease'
  | 'fencing'
  /** Share of writes that are of one row, whose lock each of them holds. */
  | 'hotWrites'
  /** Requests at work in one replica at which it gets most done; more make each slower. */
  | 'knee'
  /** Replicas that have the same key; how many of them a read asks, and for how many a write waits. */
  | 'dataCopies'
  | 'readCopies'
  | 'writeCopies'
  /** Share of the time that a replica stands still, and for how long at a time, ms. */
  | 'pauseShare'
  | 'pauseLength'
  /** Share of calls that ask every shard. */
  | 'scatter'
  /** Which of its `replicate` connections a write waits for: `asynchronous`, `one`, `quorum`, `all`. */
  | 'replication'
  /** Mean time from the application of a copied write until reads see it, where nobody waited for the copy, ms. */
  | 'lag'
  /** Time between two refreshes of what reads see, s. */
  | 'refresh'
  /** Reads of a copy ask for what was written so long before, ms. */
  | 'readAfter'
  /** Time to start an instance for a request that finds none idle, ms; s after which an idle one is gone. */
  | 'coldStart'
  | 'keepAlive'
  /** Instances that may be started in 10 s, all at once if need be; a request that needs one more is `rate limited`. */
  | 'ramp'
  /** Whoever has been at work for so long, s, the calls it waits for included, is stopped as `timed out`. */
  | 'maxDuration'
  /** A client's patience, ms: reason `timed out`. */
  | 'timeout';
