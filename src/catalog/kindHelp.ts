import type { ParamKey } from './paramKey.ts';

type Helps = Readonly<Partial<Record<ParamKey, string>>>;

const OF_QUOTAS: Helps = {
  scaling:
    'The quota follows what is used, late: what is refused until then is lost. Off, it stays as provisioned.',
  scaleTarget:
    'Share of the quota in use that it aims at; a quota that is full grows by 1 / target at a time.',
  bootTime: 'From the decision until the new quota is there.',
  scaleDownWindow: 'The quota falls only when no more was asked for within so long.',
};

/** What a parameter means for one kind, by its id, where that is more or other than `help.ts` says. Apart from the kinds, so that the page opens without it. */
export const KIND_HELP: Readonly<Record<string, Helps>> = {
  dns: {
    hitRatio:
      'Share of questions the nearest resolver already knows the answer to. That only the first request of a visit asks is said by the calls per request.',
    serviceTime: 'Mean answer time when the resolver already knows.',
    errorRate: 'Share of names that nobody answers for: 4 to 6 in 100 of what Google is asked.',
  },
  cdn: {
    missTime: 'Mean time that the way to the next layer takes, an origin shield or the origin itself.',
    bandwidth: 'Payload the whole network of edges moves; near it, transfers slow down.',
  },
  api_gateway: {
    serviceTime: 'Mean time it adds to a request, however many there are.',
  },
  rate_limiter: {
    serviceTime: 'Mean time to count a request.',
  },
  waf: {
    errorRate: 'Share of requests it refuses, false alarms among them; they count as failed with "error".',
  },
  serverless_function: {
    replicas: 'Separate functions with the same code, each with a limit of its own.',
    slots: 'Requests that may be worked on at the same time; one more is refused.',
    queueLimit: 'Requests that may wait; none do when someone waits for the answer.',
  },
  batch_pool: {
    shortcut: 'Share of jobs whose result is in the build cache.',
    replicas: 'Machines of the pool; each takes one job.',
    slots: 'Jobs one machine works on at the same time.',
    serviceTime: 'Mean time of one job.',
    queueLimit: 'Jobs that may wait for each machine.',
  },
  p2p_swarm: {
    serviceTime: 'Mean time until the last machine has the file.',
  },
  turn_media_server: {
    connectionLimit: 'Ports of one server for relayed calls, one each; at the limit calls are refused.',
    openConnections: 'Calls that are relayed all the time, over all servers at 1x load.',
    serviceTime: 'Mean time one packet keeps a core busy.',
  },
  sfu_media_server: {
    serviceTime: 'Mean time one forwarded packet keeps a core busy.',
  },
  cache_lookaside: {
    replicas: 'Instances that share the keys, each with its own queue.',
    slots: 'Requests one shard works on at the same time; Redis uses one thread.',
  },
  cache_readthrough: {
    replicas: 'Instances that share the keys, each with its own queue.',
    slots: 'Requests one shard works on at the same time; Redis uses one thread.',
  },
  cache_writethrough: {
    replicas: 'Instances that share the keys, each with its own queue.',
    slots: 'Requests one shard works on at the same time; Redis uses one thread.',
  },
  cache_writebehind: {
    replicas: 'Instances that share the keys, each with its own queue.',
    slots: 'Requests one shard works on at the same time; Redis uses one thread.',
    queueLimit: 'Writes one shard keeps for the store, held back or waiting for it.',
    flushEvery:
      'Writes are held back and go to the store together, so long after the first of them; as many as come in that time are lost in a crash.',
  },
  relational_primary: {
    replicas: 'Primaries that share the data by key. One is an unsharded database.',
    slots: 'Queries it works on at the same time: about two for each core.',
    serviceTime: 'Mean time of a read; a write has its own time below.',
    queueLimit: 'Queries that may wait for a connection of the pool.',
    queueTimeout: 'A query that has waited so long for a connection of the pool is dropped as "timed out".',
    openConnections:
      'Connections that pools hold open, over all instances at 1x load; all of them count, at work or not.',
  },
  read_replica: {
    slots: 'Queries it works on at the same time: about two for each core.',
    queueLimit: 'Queries that may wait for a connection of the pool.',
    queueTimeout: 'A query that has waited so long for a connection of the pool is dropped as "timed out".',
    openConnections:
      'Connections that pools hold open, over all instances at 1x load; all of them count, at work or not.',
  },
  nosql_wide_column: {
    replicas: 'Machines that share the keys and hold copies of each other.',
    serviceTime: 'Mean time of a read of one copy; a write has its own time below.',
  },
  object_storage: {
    ...OF_QUOTAS,
    quota: 'Requests a second over all prefixes; more are refused as "rate limited".',
  },
  sharded_db: {
    replicas: 'Primaries that share the data by key.',
    slots: 'Queries it works on at the same time: about two for each core.',
    serviceTime: 'Mean time of a read; a write has its own time below.',
    queueLimit: 'Queries that may wait for a connection of one shard’s pool.',
  },
  key_value_table: {
    ...OF_QUOTAS,
    quota: 'Requests a second over all partitions; one partition reads 3,000.',
  },
  document_db: {
    replicas: 'Machines that share the documents.',
  },
  search_index: {
    replicas: 'Machines that share the shards of the index.',
    slots: 'Search threads of a node: 3/2 of its cores and one more; 13 for 8 cores.',
    serviceTime: 'Mean time of a search; indexing has its own time below.',
    readAfter:
      'How long after something was indexed people look for it. Who comes before the next refresh does not find it: a stale read.',
  },
  metadata_store: {
    replicas: 'Primaries that share the rows by key.',
    slots: 'Queries it works on at the same time: about two for each core.',
  },
  time_series_store: {
    replicas: 'Machines that share the series.',
    serviceTime: 'Mean time to take one batch; a query has its own time below.',
  },
  data_warehouse: {
    replicas: 'Separate clusters over the same data.',
    slots: 'Queries one cluster works on at the same time.',
    serviceTime: 'Mean time of one query.',
  },
  write_ahead_log: {
    replicas: 'Independent logs, each in its own order.',
    slots: 'Writes to disk under way at the same time: one, where they must keep their order.',
    batchSize: 'Records that share one write to disk: 1 writes each alone, 10 writes groups of up to ten.',
    serviceTime: 'Mean time until the disk has it for certain.',
  },
  lock_service: {
    replicas: 'Independent groups; one leader orders the writes of each.',
    serviceTime: 'Mean time of a write that most machines of the group confirm.',
  },
  message_queue: {
    serviceTime: 'Mean time until the message is safely stored.',
  },
  stream: {
    replicas: 'Parts of the log; each keeps the order of its keys.',
    slots: 'Records one partition takes at the same time; one keeps them in order.',
    serviceTime: 'Mean time to append a record to its partition.',
    quota: 'Records a second over all partitions; more are refused as "rate limited".',
    bandwidth: 'Bytes that one partition takes in; near it, records wait.',
    dataCopies:
      'Partitions that each take a record (replication factor), on brokers of their own; the first hands it on.',
    writeCopies: 'A producer who waits for the answer has it when so many have the record (acks).',
  },
  pubsub_topic: {
    replicas: 'Parts that share the channels by name.',
  },
  notification_service: {
    quota: 'Messages a second that are accepted in all; more are refused as "rate limited".',
  },
  analytics_pipeline: {
    replicas: 'Parts that share the events by key.',
    serviceTime: 'Mean time to take in one event.',
    flushEvery:
      'Events are held back and loaded together, so long after the first of them: reports are behind by that. 0 passes each on at once.',
  },
  observability_sink: {
    relayShare: 'Share of what is drawn towards it that is sent; the rest is dropped where it arises.',
  },
  auth_service: {
    shortcut: 'Share of token checks that find the session in memory; logins never do.',
    serviceTime: 'Mean time to check a token; checking a password at login takes far longer, and has to.',
  },
};
