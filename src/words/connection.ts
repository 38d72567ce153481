/** A connection in the inspector. */

export const requestClasses = 'Request classes';
export const allThatArrive = {
  label: 'All that arrive',
  help: 'Every class that reaches the caller takes it; switch off to choose.',
} as const;
export const classHead = 'Class';
export const calls = 'Calls';
export const operation = 'Operation';
export const asAbove = 'as above';

export const any = { label: 'As it is', help: 'Quick, and now and then the past.' } as const;
export const session = {
  label: 'Own writes',
  help: 'Read your writes: waits until the copy has what this reader wrote.',
} as const;
export const bounded = {
  label: 'Not too old',
  help: 'Bounded staleness: waits until the copy is at most so far behind.',
} as const;
export const takesTheCopy = {
  label: 'Takes the copy',
  help: 'What a read does when the copy is behind the store it copies. While the copy is cut off, who does not take it as it is gets an error.',
} as const;
export const behindAtMost = {
  label: 'Behind at most',
  help: 'How far behind the copy may be at a read.',
} as const;

export const call = { label: 'Call', help: 'Waits for the reply.' } as const;
export const send = { label: 'Send', help: 'Does not wait: adds load there, no latency here.' } as const;
export const replicate = {
  label: 'Replicate',
  help: 'Copies writes to another store. Who waits for that is a setting of the store that copies.',
} as const;
export const asCaller = {
  label: 'As the caller',
  help: 'The rule of the caller, or least in flight where it has none.',
} as const;
export const leastInFlight = {
  label: 'Least in flight',
  help: 'The replica with the fewest requests inside.',
} as const;
export const roundRobin = { label: 'Round robin', help: 'One after another.' } as const;
export const random = { label: 'Random', help: 'Any replica, by chance.' } as const;
export const twoChoices = { label: 'Two choices', help: 'The emptier of two picked by chance.' } as const;
export const keyHash = { label: 'Key hash', help: 'The same key always goes to the same replica.' } as const;
export const sharedQueue = {
  label: 'Shared queue',
  help: 'One queue; a free replica takes the next request.',
} as const;
export const whatItDoes = 'What it does';
export const mode = { label: 'Mode', help: 'Whether the caller waits for the answer.' } as const;
export const byDefault = 'Default';
export const access = {
  label: 'Access',
  help: 'A read or a write of stored data. Where the callee has an operation of that name, it is used.',
} as const;
export const neither = 'Neither';
export const read = 'Read';
export const write = 'Write';
export const balancing = 'Balancing';
export const onTheLine = 'On the line';
export const protocol = { label: 'Protocol', help: 'Shown on the line, never interpreted.' } as const;
export const label = 'Label';
export const remove = 'Delete';

export const connections = 'Connections';

export const rtt = {
  label: 'Round trip',
  help: 'Time on the network to the callee and back: 0.5 ms inside a datacenter, 30 ms from a person, 150 ms across an ocean.',
} as const;
export const rttCv = {
  label: 'Network variation',
  help: 'Standard deviation of the network time divided by its mean; 0 is a constant.',
} as const;
export const payload = {
  label: 'Payload',
  help: 'Data that arrives at the callee for each call, in KB of 1,000 bytes; counts against bandwidth.',
} as const;
export const reply = {
  label: 'Payload of the answer',
  help: 'Data that comes back with each answer, in KB of 1,000 bytes: a page, a photo, a file. It goes out over the bandwidth of the callee, apart from what comes in.',
} as const;
export const timeout = {
  label: 'Timeout',
  help: 'How long the caller waits before it gives up; the callee goes on working all the same, unless calls are cancelled.',
} as const;
export const network = 'Network';
export const none = 'none';
export const wholeWay = {
  label: 'Whole way',
  help: 'The round trip above is that of the whole way. Otherwise what lies between the groups of its ends is added to it.',
} as const;
export const betweenZones = 'between zones';

export const retries = {
  label: 'Retries',
  help: 'How often a call that failed or timed out is made again. Three layers with two retries each make 27 calls of one when the last of them is down.',
} as const;
export const backoff = {
  label: 'First pause',
  help: 'Pause before the first retry; it doubles with each further one.',
} as const;
export const backoffMax = { label: 'Longest pause', help: 'Pauses grow no longer than this.' } as const;
export const jitter = {
  label: 'Jitter',
  help: 'Share of each pause that is left to chance, so that retries do not come all at once: 0 is none, 1 is anything from no pause to the whole.',
} as const;
export const retryBudget = {
  label: 'Retry budget',
  help: 'Retries and hedges allowed for each call over time: 0.1 is one more in ten. What keeps retries from adding to an overload.',
} as const;
export const noLimit = 'no limit';
export const hedge = {
  label: 'Hedge after',
  help: 'When there is no reply after so long, the call is made a second time, and the first reply wins. A little above the p95 costs few calls and cuts the tail.',
} as const;
export const pool = {
  label: 'Pool',
  help: 'Calls under way at the same time from one replica of the caller (a bulkhead); the next one waits or fails as "pool full". Keeps a slow callee from taking every thread.',
} as const;
export const poolWait = {
  label: 'Wait for the pool',
  help: 'How long a call waits for a place before it fails.',
} as const;
export const breaker = {
  label: 'Breaker opens at',
  help: 'Share of failed calls at which the circuit breaker opens and calls fail at once, without load on the callee. It counts from 20 calls on.',
} as const;
export const noBreaker = 'no breaker';
export const breakerWindow = {
  label: 'Counted over',
  help: 'The stretch of time over which the share of failures is taken.',
} as const;
export const breakerOpen = {
  label: 'Stays open',
  help: 'How long nothing passes before a few calls probe whether the callee is back.',
} as const;
export const breakerProbes = {
  label: 'Probes',
  help: 'Good calls in a row that close the breaker again; one bad call opens it anew.',
} as const;
export const whenItFails = 'When it fails or is slow';
export const idempotent = {
  label: 'Idempotent',
  help: 'A write that is made again is known again and done once. Without, retries and hedges may do it twice, and the board says so.',
} as const;
export const optional = {
  label: 'Optional',
  help: 'When the call has failed for good, the caller goes on without its answer instead of failing too; a lookup that failed counts as a miss. Without, one failed call fails the request.',
} as const;
export const cancel = {
  label: 'Cancel',
  help: 'When nobody waits for a call any more (timeout, a lost hedge, a caller that failed), the callee stops working on it. Without, it goes on.',
} as const;

export const curved = { label: 'Curved', help: 'A curve from side to side.' } as const;
export const straight = { label: 'Straight', help: 'The shortest way, from bend to bend.' } as const;
export const orthogonal = {
  label: 'Orthogonal',
  help: 'Level and upright pieces around other components.',
} as const;
export const line = { label: 'Line', help: 'How it is drawn; nothing is simulated differently.' } as const;
export const bends = 'Bends';
export const addABend = 'Add a bend';

export const always = 'Always';
export const onAMissHere = 'On a miss here';
export const onAHitHere = 'On a hit here';
export const forDeadLetters = 'For dead letters';
export const when = {
  label: 'When',
  help: 'A cache answers some requests itself, and a queue gives up on some messages; what follows may depend on it.',
} as const;
export const callsPerRequest = {
  label: 'Calls per request',
  help: '0.3 is three requests in ten; 3 is three calls for each request.',
} as const;
export const severalCalls = { label: 'Several calls', help: 'One after another, or all at once.' } as const;
export const inSequence = 'In sequence';
export const inParallel = 'In parallel';
export const repliesNeeded = {
  label: 'Replies needed',
  help: 'A quorum: the caller goes on after this many of its parallel calls have answered.',
} as const;
export const step = {
  label: 'Step',
  help: 'The order of the calls: equal steps run in parallel, the next step after all of them.',
} as const;
export const onlyAfter = 'Only after';
export const anyOperation = 'Any operation';

export const takes = (requestClass: string): string => `${requestClass} takes this connection`;
export const callsPer = (requestClass: string): string => `Calls per ${requestClass}`;
export const operationOf = (requestClass: string): string => `Operation of ${requestClass}`;
export const operationHelp = (callee: string): string => `Which service time of ${callee} is used.`;
export const balancingHelp = (callee: string): string =>
  `How one of the replicas of ${callee} is picked for each call.`;
export const from = (caller: string): string => `from ${caller}`;
export const title = 'Connection';
export const carried = (rate: string): string => `${rate} with refusals`;

/** Ways between groups that a connection crosses, and the sum of a round trip with them. */
export const inside = (group: string): string => `inside ${group}`;
export const fromTo = (from: string, to: string): string => `from ${from} to ${to}`;
export const wayIncluded = (roundTrip: string, way: string): string =>
  `${roundTrip}, the way ${way} included`;
export const never = 'never';

export const bend = (index: number): string => `Bend ${index}`;
export const bendAt = (index: number, x: number, y: number): string =>
  `Bend ${index} at ${x}, ${y}. Arrow keys move it, Delete removes it.`;
export const removeBend = (index: number): string => `Remove bend ${index}`;

export const onMissOf = (cache: string): string => `On a miss of ${cache}`;
export const onHitOf = (cache: string): string => `On a hit of ${cache}`;
export const onlyAfterHelp = (caller: string): string =>
  `Taken only by requests that perform this operation at ${caller}.`;
