import type { Guide, Kind } from './kind.ts';

/** By the id of a kind of the catalog. */
export const GUIDE: Readonly<Record<string, Guide>> = {
  client_web: {
    summary: 'People in a browser: where requests begin.',
    use: 'Start here. Each kind of request you describe comes from a client at its own rate.',
    pitfall: 'People do not slow down because you do: load keeps coming while requests pile up.',
  },
  client_mobile: {
    summary: 'People in an app on a phone: where requests begin.',
    use: 'When requests come from an app, with a longer and less steady network than a browser has.',
    pitfall: 'Old versions live for years, so every answer you once gave has to stay understandable.',
  },
  dns: {
    summary: 'Turns a name into an address.',
    use: 'When the first request of a visit has to find your servers, or when you switch regions by name.',
    pitfall: 'A change takes effect only after cached answers expire, so it is a slow way to fail over.',
  },
  cdn: {
    summary: 'Copies of files close to people; asks the origin only for what it lacks.',
    use: 'For pictures, video, scripts and anything many people fetch unchanged.',
    pitfall: 'A purge turns every request into a miss at once, and the origin gets all of them.',
  },
  load_balancer_l7: {
    summary: 'Reads each HTTP request and passes it to one of several targets.',
    use: 'In front of every service with more than one replica, and to route by path.',
    pitfall: 'A target that fails fast looks idle, so it attracts requests until a health check removes it.',
  },
  load_balancer_l4: {
    summary: 'Passes whole connections on, without looking at what is said on them.',
    use: 'In front of anything that holds connections for long: sockets, games, databases.',
    pitfall: 'It cannot see that one request of a connection is slow, and its connection table can fill up.',
  },
  api_gateway: {
    summary: 'The managed front door of an API: checks, counts and routes each request.',
    use: 'When several services share one address, keys and limits, and you want to run none of that yourself.',
    pitfall: 'Its limit is one for all callers: a single busy one uses up the tokens of everybody.',
  },
  rate_limiter: {
    summary: 'Lets a steady rate through, of everyone or of each, and refuses the rest at once.',
    use: 'To keep what stands behind it below the load at which it would fall over.',
    pitfall: 'It protects but adds no capacity, and callers who simply try again make it worse.',
  },
  waf: {
    summary: 'Reads requests before anyone else and turns away those that look hostile.',
    use: 'In front of everything that the public can reach.',
    pitfall: 'A rule that is too eager refuses real people, and they rarely tell you.',
  },
  service_discovery: {
    summary: 'Knows which instances of a service are up, and where.',
    use: 'When services come and go and callers have to find them; also for shared settings.',
    pitfall: 'A stale entry sends requests to an instance that is gone.',
  },
  app_service: {
    summary: 'Your code behind an API: takes a request, calls others, answers.',
    use: 'For everything that decides something. Keep no state in it, so that replicas are interchangeable.',
    pitfall: 'With a thread for each request, one slow database call can hold every thread.',
  },
  worker: {
    summary: 'Takes jobs from a queue and works them off; nobody waits for the answer.',
    use: 'For e-mail, thumbnails, indexing: whatever may happen a little later.',
    pitfall:
      'When jobs arrive faster than slots / service time, the backlog grows for as long as that lasts.',
  },
  scheduler: {
    summary: 'A small service that hands out work, turns or ranges of ids.',
    use: 'For key generation and periodic jobs: a class that begins here has their period and jitter, its calls per request their fan-out.',
    pitfall: 'Jobs that all start on the full minute make a spike; spread them.',
  },
  serverless_function: {
    summary: 'Code that is started for each request, up to a limit of how many at once.',
    use: 'For work that comes rarely or in bursts, where idle servers would be a waste.',
    pitfall:
      'At the limit requests are refused, not queued; in a burst many wait for a cold start, and each instance keeps a database connection open.',
  },
  batch_pool: {
    summary: 'Machines that each work on one long job at a time: builds, tests, encodings.',
    use: 'For jobs of minutes or hours that many machines share.',
    pitfall: 'Long jobs make slow recovery: a backlog of an hour takes many hours to clear.',
  },
  p2p_swarm: {
    summary: 'Machines that fetch a file from each other while they are still getting it.',
    use: 'To bring one large file to very many machines: twice as many take hardly longer.',
    pitfall: 'It fills the network it runs on; without a cap it slows whatever else is there.',
  },
  id_generator: {
    summary: 'Hands out ids or short codes, a range at a time, none of them twice.',
    use: 'When many writers need unique ids that are short, ordered or hard to guess.',
    pitfall: 'Asked for one id at a time it stands in every write; lease ranges instead.',
  },
  websocket_gateway: {
    summary: 'Holds an open socket to everyone who is connected, and pushes to them.',
    use: 'For chat, presence, live scores: whenever the server speaks first.',
    pitfall: 'Connections, not requests, fill it; when one node restarts, all its people come back at once.',
  },
  turn_media_server: {
    summary: 'Tells peers their public address, and relays their media when they cannot reach each other.',
    use: 'For calls between browsers: about one in five needs the relay.',
    pitfall: 'Whatever it relays comes in and goes out again: bandwidth, not computing, is the bill.',
  },
  sfu_media_server: {
    summary: 'Takes one stream from each speaker and forwards it to everybody in the room.',
    use: 'For calls of more than about four people, where a mesh would need an upload for each listener.',
    pitfall: 'Load grows with listeners times speakers, and one room has to fit one node.',
  },
  cache_lookaside: {
    summary: 'Keeps hot answers in memory; on a miss the service asks the store itself.',
    use: 'When the same things are read again and again, and a slightly old answer is fine.',
    pitfall: 'After a restart it is empty, and the store suddenly gets every read it was spared.',
  },
  cache_readthrough: {
    summary: 'Keeps hot answers in memory, and fetches what it lacks from the store by itself.',
    use: 'When several services read the same data: the miss is handled in one place, once.',
    pitfall: 'While it is down nobody reaches the store, unless each caller knows a way around it.',
  },
  cache_writethrough: {
    summary: 'Every write goes through it to the store, so what it holds is never old.',
    use: 'When people must see their own writes at once and writes are few.',
    pitfall:
      'Each write pays for both; draw the line to the store as taken always for writes, on a miss for reads.',
  },
  cache_writebehind: {
    summary: 'Takes a write at memory speed and hands it to the store when that has time.',
    use: 'For counters and positions that change all the time and may lose their last second.',
    pitfall: 'What it has not passed on yet is lost when it fails.',
  },
  browser_cache: {
    summary: 'What a person’s own device has kept: requests that never leave it.',
    use: 'Right behind a client, for pictures, scripts and feeds that are looked at again.',
    pitfall: 'You cannot empty it: what went out with a long life stays until that is over.',
  },
  relational_primary: {
    summary: 'Tables with transactions: the one place that takes every write.',
    use: 'For data that has to be right: money, reservations, accounts.',
    pitfall: 'Reads scale out to replicas, writes do not; more connections than it has cores make it slower.',
  },
  read_replica: {
    summary: 'A copy of the primary that answers reads and repeats every write.',
    use: 'When reads outnumber writes and an answer may be a moment old.',
    pitfall: 'Reading your own write from a replica that lags shows you the past.',
  },
  nosql_wide_column: {
    summary: 'Rows found by key, spread and copied over many nodes.',
    use: 'For a great many small reads and writes by key that have to grow by adding nodes.',
    pitfall: 'Every copy costs a write, and one popular key keeps one node busy while the others idle.',
  },
  object_storage: {
    summary: 'Files of any size by name, without end and without much speed.',
    use: 'For pictures, video, backups: more than about 100 KB and rarely changed.',
    pitfall: 'A busy prefix is throttled at once, and it takes half an hour until it is split.',
  },
  sharded_db: {
    summary: 'Tables cut into shards by a key, each shard a primary of its own.',
    use: 'When writes or data have outgrown one primary and nearly every query names the key.',
    pitfall: 'One big customer is one hot shard; a query without the key asks all of them.',
  },
  key_value_table: {
    summary: 'A table by key that someone else runs: it never queues, it refuses.',
    use: 'For lookups by key when nobody wants to look after machines.',
    pitfall: 'Its limit is for each partition: a hot key is throttled while the table has plenty left.',
  },
  document_db: {
    summary: 'Whole documents by id: what belongs together is read and written together.',
    use: 'For objects that differ from each other and are mostly read as a whole.',
    pitfall: 'A list that keeps growing inside a document makes each change rewrite more.',
  },
  search_index: {
    summary: 'Finds text by its words, in copies of data that live elsewhere.',
    use: 'For search boxes, logs and filters that a database answers too slowly.',
    pitfall: 'Its queue is short and refuses when full; what was written appears a moment later.',
  },
  metadata_store: {
    summary: 'Small rows that say where large things lie, and who may have them.',
    use: 'Beside object storage: one looks up here and fetches there.',
    pitfall: 'It is on every path to the data; when it stops, nothing can be found.',
  },
  time_series_store: {
    summary: 'Takes numbers and lines as they happen, in order of time.',
    use: 'For metrics, logs and sensors: written all the time, read by time range.',
    pitfall: 'How long you keep it decides what it costs, not how often you look.',
  },
  data_warehouse: {
    summary: 'Answers questions over all the data, a few at a time and each in seconds.',
    use: 'For reports and analysts, fed in batches from streams and stores.',
    pitfall: 'Its few slots queue: never let a person’s request wait for it.',
  },
  write_ahead_log: {
    summary: 'Writes each change to disk in order before anyone is told that it is done.',
    use: 'Under anything that must not lose what it has acknowledged.',
    pitfall:
      'One write to disk at a time is about a thousand a second; grouping them trades a moment for ten times that.',
  },
  lock_service: {
    summary: 'A few machines that agree who holds what: leader, lock, lease.',
    use: 'When exactly one may do something, and everyone has to agree which.',
    pitfall:
      'Each lock is a write that most of the machines confirm; a long pause loses a lease one believes to hold.',
  },
  message_queue: {
    summary: 'Keeps messages until a worker has time for them.',
    use: 'To answer at once and do the work later, and to ride out a burst.',
    pitfall: 'It hides overload: nothing fails, but the oldest message waits longer and longer.',
  },
  stream: {
    summary: 'An ordered log in partitions that several consumers read at their own pace.',
    use: 'For clicks, changes and logs that more than one reader wants, in order for each key.',
    pitfall: 'A partition is read by one consumer at a time, so a hot key cannot be spread.',
  },
  pubsub_topic: {
    summary: 'Passes each message on, at once, to everyone who has subscribed.',
    use: 'When the sender does not know who listens: chat servers, live updates, cache invalidation.',
    pitfall: 'One message in becomes many out, and a subscriber that is slow or away misses its copy.',
  },
  notification_service: {
    summary: 'Decides who is told what by which way: push, mail, message.',
    use: 'When people should hear of something while they are away.',
    pitfall: 'One event for many people is a burst at the provider’s quota; bundle what comes together.',
  },
  analytics_pipeline: {
    summary: 'Takes events as they pass and turns them into counts and reports.',
    use: 'To learn what people do, beside the path of their requests and never in it.',
    pitfall: 'If a request waits for it, a slow report becomes a slow product.',
  },
  third_party_api: {
    summary: 'Someone else’s service: payment, mail, maps.',
    use: 'When buying is better than building and you can live with its limits.',
    pitfall:
      'Its quota is a wall and its bad day is yours; never make people wait for it if you can help it.',
  },
  email_sms: {
    summary: 'Someone else’s service that delivers mail and text messages.',
    use: 'For receipts, codes and reminders, always after the request was answered.',
    pitfall: 'It takes only so many a second, and a burst of yours waits or bounces.',
  },
  auth_service: {
    summary: 'Says who someone is: checks passwords and tokens.',
    use: 'In front of everything that belongs to someone.',
    pitfall: 'A password check has to be slow, so a storm of logins is a storm of computing.',
  },
  secrets_kms: {
    summary: 'Keeps passwords and keys, and encrypts without giving the keys away.',
    use: 'So that no secret lies in code, images or settings.',
    pitfall: 'Asked at every request it throttles; keep its answer for some minutes.',
  },
  observability_sink: {
    summary: 'Where services send what they see of themselves.',
    use: 'To find out afterwards what happened, and to be woken before people complain.',
    pitfall: 'Everything from every request costs more than the requests; send a sample.',
  },
};

const NOTHING: Guide = { summary: '', use: '', pitfall: '' };

/** A kind of a board's own brings its words along. */
export function guideOf(kind: Kind): Guide {
  return kind.guide ?? (Object.hasOwn(GUIDE, kind.id) ? (GUIDE[kind.id] ?? NOTHING) : NOTHING);
}
