/**
 * What a run takes into account and what it leaves out, in words for whoever decides how far to trust it. Held to
 * the catalog and the engine by hand: a behavior that is added is added here.
 */
export const MODELLED: readonly string[] = [
  'Each request by itself, from the client to the reply, with the wait at every queue on its way.',
  'Poisson arrivals of each class of requests, steady, by a profile over time or in bursts; users who wait for the answer and think; scheduled jobs at every tick of a clock, together or with jitter; load that changes while a run goes on.',
  'Calls in sequence, side by side and by quorum; several or a fraction of a call per request; calls on a hit or a miss only; messages that nobody waits for.',
  'Replicas with slots and queues of limited length; balancing in turn, at random, to the least busy, by two choices, by key, or one queue for all.',
  'Loads too heavy to simulate whole: a slice of one request in so many with capacities divided alike, which the report names.',
  'Autoscalers: replicas by what is in use, their boot and warm-up, steps, bounds, and how long they are kept.',
  'Quotas that follow what is used: late, by a target, between bounds.',
  'Instances of functions: started for a request that finds none idle, at a limited rate, gone when idle for long, each with a connection of its own to what it calls; work that is stopped after a longest time, or done again in its slot after an error; results that are found made already.',
  'Processors shared by all requests inside, each the slower the more they are.',
  'Batches: one slot takes several waiting requests in one service time, waits for more for a while, and lets late ones join or not.',
  'Threads held while a callee works, and servers that are free meanwhile.',
  'Service and network times: constant, exponential, lognormal, gamma, Erlang, hyperexponential, Pareto; service times that were measured and pasted.',
  'Limits beside slots: quotas by a token bucket or a sliding window, for all or for each key, largest payloads, bandwidth that transfers share or take in turn, those that come in and the answers that go out apart, open connections.',
  'Caches by a given hit ratio, or with real contents over Zipf keys: LRU, LFU, FIFO, a time to live, stampedes and what is done about them, writes that drop or keep entries, cold starts and flushes; a second layer behind the first, and failures that are kept; buffers between producers and consumers.',
  'Caches that write behind: what is held back until the next flush and written together, what happens when there is no more room, and what a crash loses.',
  'Messages that are acknowledged in time or come again, up to dead letters, which may go to a queue or consumer of their own; order by partition; retention; what consumers fetch ahead; how many messages may be with consumers at a time.',
  'Logs that give out so many bytes a second to all who read them, and can be read only so often.',
  'Clients who poll at an interval or are held until there is news, with a mailbox each; how soon a message is with its recipient, pushed or fetched.',
  'Sessions at gateways that are lost with an instance and come back at a limited rate, at once or with backoff and jitter; their length and heartbeats; pushes that do not know where a session is.',
  'Topics that copy each message to many subscribers; a full subscriber misses it, holds up its topic, or is cut off for a while.',
  'Patience of clients and timeouts of callers. Work that nobody waits for any more still takes its capacity, unless the caller cancels it.',
  'Retries with growing pauses, jitter and a budget; hedged calls; pools of callers; circuit breakers; calls that a caller can do without when they fail.',
  'Classes that go first in queues; requests that leave a queue after a while; replicas that refuse when they have too much in flight, or when those in the queue have waited too long.',
  'Errors at a given rate, and what they do to the callers: retries with backoff, jitter and budget, hedging, circuit breakers, pools of callers, cancellation.',
  'Zones and regions: the round trip between them, and their loss, slowness or isolation as a whole. Balancers pass by what is down once their health checks have noticed; addresses that are kept for a while lead there longer.',
  'Priorities of classes, limits on what is inside, longest waits in a queue.',
  'Stores that get slower the more connections are at work, nodes that stand still now and then, and quotas that are shared by partitions.',
  'Locks that one has at a time and for so long: who waits, who loses one by standing still, and whether what it then writes is fenced off.',
  'Rows that many write, whose lock goes from one write to the next, in slots that others then lack.',
  'Documents that each update makes larger, and that take the longer to read and rewrite.',
  'Shards by key or with a hot one, each with a queue of its own, and queries that ask all of them.',
  'Copies of stores: a write waits for none, one, a majority or all of them; each applies it; reads of a copy that is behind, or of an index before its next refresh, are stale. Nodes that each have a copy of a key: a read asks some of them, a write all, and as many answers are needed as its quorum says.',
];

export const NOT_MODELLED: readonly string[] = [
  'Processors, memory and disks: a component is its slots, its service time and its pauses.',
  'Packets, handshakes and congestion: the network is a delay and a bandwidth.',
  'What fails by itself: a run breaks what you break, and how often things are there is counted by the estimate alone.',
  'Failover to a copy, and health checks that see more than up or down. A copy that was cut off has caught up with the first write that reaches it again.',
  'Data: what is stored or in conflict, and locks beyond those of a hot row and of a lock service. Service times grow with documents where the diagram says so, and with nothing else that is stored.',
  'Service times that depend on load or on each other, unless the diagram says so.',
  'The behavior of people beyond their rate and patience.',
  'Anything that is not on the diagram. Its numbers are assumptions until they are measured in the real system.',
];
