import type { OwnKind } from '../catalog/custom.ts';
import type { GroupKind } from '../catalog/groups.ts';
import type { Balancing, Kind, ParamValue } from '../catalog/kind.ts';

export type Id = string;
export type Table<T> = Readonly<Record<Id, T>>;

/** Where an item comes from: a line of the notes, or our own completion. */
export interface Origin {
  readonly by: 'notes' | 'ours';
  /** Lines of the notes, as `L157` or `L159-160`. */
  readonly lines?: string;
  /** Inventory ids of those lines, as `TU-02`. */
  readonly refs?: readonly string[];
}

/** A thing on the canvas that requests visit. */
export interface Component {
  readonly id: Id;
  /** Id of a catalog kind, or of one of the board's own. */
  readonly kind: string;
  /**
   * What a kind of the board's own says, so that whoever holds the component has its kind. Never saved: edits and the
   * decoder put it here from the table `kinds`.
   */
  readonly custom?: Kind;
  readonly name: string;
  /** Left and top on the canvas, px at zoom 1. */
  readonly x: number;
  readonly y: number;
  /** Only what differs from the kind's defaults. */
  readonly params: Readonly<Record<string, ParamValue>>;
  /** Mean service times by operation, ms; added to, and over, the kind's own. */
  readonly operations?: Readonly<Record<string, number>>;
  /**
   * Times that were measured, in place of service time, shape and variation: ms and how often, in turn. What an operation
   * with a mean of its own takes varies in the same way. Absent: as the parameters say.
   */
  readonly times?: readonly number[];
  /** Stays where it is: no drag, key or layout moves it. */
  readonly locked?: true;
  /** The innermost group it lies in. */
  readonly group?: Id;
  readonly origin?: Origin;
}

/** A frame around components. Zones lie in regions, and whatever else people nest. */
export interface Group {
  readonly id: Id;
  readonly kind: GroupKind;
  readonly name: string;
  /** Left, top and size on the canvas, px at zoom 1. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The group it lies in. */
  readonly parent?: Id;
  /** Degrees on the color wheel; absent: its kind's. */
  readonly hue?: number;
  /**
   * Round trips to other groups, ms, added to those of connections that cross; under its own id, between its own
   * members. Holds both ways: the one of a pair that comes first by id has it. Absent: see `trips.ts`.
   */
  readonly trips?: Readonly<Record<Id, number>>;
  /** Share of the time in which all that lies in it is away together, 0..1; absent: never. Nothing of a run knows of it. */
  readonly failure?: number;
  /** Stays where it is, as a component does. */
  readonly locked?: true;
  readonly origin?: Origin;
}

/** `call` waits for the reply, `send` does not, `replicate` copies writes to another store; the `replication` of the one that copies says who waits. */
export type ConnectionMode = 'call' | 'send' | 'replicate';

/** What one request class does on a connection, where it differs from the connection's own settings. */
export interface ClassRule {
  readonly calls?: number;
  readonly operation?: string;
}

/** A directed way from one component to another, and what a request does on it. */
export interface Connection {
  readonly id: Id;
  readonly from: Id;
  readonly to: Id;
  /** Words on the line; '' for none. */
  readonly label: string;
  /** `HTTPS`, `gRPC`, `SQL`...: shown, never interpreted. */
  readonly protocol: string;
  readonly mode: ConnectionMode;
  readonly access?: 'read' | 'write';
  /** Calls per request: 0.3 is three requests in ten, 3 is three calls. */
  readonly calls: number;
  /** Several calls one after another, or at once. */
  readonly pattern: 'sequence' | 'parallel';
  /** Parallel calls whose replies are waited for; absent means all (a quorum of 2 of 3 is `need: 2`). */
  readonly need?: number;
  /** Which of the callee's service times is used; absent means its default. */
  readonly operation?: string;
  /** Taken only by visits that perform this operation at `from`; absent means any. */
  readonly after?: string;
  /**
   * `miss` and `hit` speak of the lookup `of`, or of the component's own lookup where `of` is absent. `dead`: it carries the
   * dead letters of a queue, and nothing else.
   */
  readonly when: 'always' | 'miss' | 'hit' | 'dead';
  /** The call connection of the same component whose hit or miss decides. */
  readonly of?: Id;
  /** Order of the component's calls: equal steps run in parallel, the next step after all of them. */
  readonly step: number;
  /** Round trip of the network, ms; half of it each way. */
  readonly rtt: number;
  /** The round trip is that of the whole way: the groups of its ends add nothing. */
  readonly spans?: true;
  /** Coefficient of variation of the network time; 0 is a constant. */
  readonly rttCv: number;
  /** Payload that arrives at the callee for each call, KB (1,000 bytes). */
  readonly payload: number;
  /** Payload that comes back with each answer, KB; absent: nothing to speak of. */
  readonly reply?: number;
  /** How long the caller waits for the reply, ms; 0 is for ever. */
  readonly timeout: number;
  /** Attempts after the first, where a call fails; absent, as for all that follow: see `reliability.ts`. */
  readonly retries?: number;
  /** Pause before the first retry, ms; doubles with each one up to `backoffMax`. */
  readonly backoff?: number;
  readonly backoffMax?: number;
  /** Share of each pause that is left to chance, 0..1. */
  readonly jitter?: number;
  /** Retries and hedges allowed per call over time, as a share; 0 is as many as there are. */
  readonly retryBudget?: number;
  /** A second call is made after so long without a reply, ms, and the first reply wins; 0 is never. */
  readonly hedge?: number;
  /** The callee stops working on a call that nobody waits for any more. */
  readonly cancel?: true;
  /** To do it twice is as good as once: the callee knows a call again that is repeated. Says something of writes alone. */
  readonly idempotent?: true;
  /** A call that fails does not fail its caller, who goes on without the answer; a lookup that fails counts as a miss. */
  readonly optional?: true;
  /** Calls under way at the same time from one replica of the caller; 0 is any number. */
  readonly pool?: number;
  /** How long a call waits for a place in the pool, ms. */
  readonly poolWait?: number;
  /** Share of failed calls at which a circuit breaker opens; 0 is no breaker. */
  readonly breaker?: number;
  /** Time over which the share is taken, and for which the breaker stays open, ms. */
  readonly breakerWindow?: number;
  readonly breakerOpen?: number;
  /** Good calls in a row that close it again. */
  readonly breakerProbes?: number;
  /**
   * What reads of a copy that is behind do about it: `session` waits until the copy has what its reader wrote, `bounded`
   * until it is at most `staleness` ms behind; absent: they take what there is.
   */
  readonly consistency?: 'session' | 'bounded';
  readonly staleness?: number;
  /** How the callee's instance is picked; absent: the caller's `balancing`, else least in flight. */
  readonly balancing?: Balancing;
  /** How its line is drawn; absent: as a curve. */
  readonly shape?: 'straight' | 'orthogonal';
  /** Where its line bends on its way: x and y in turn, px on the canvas. Absent: it finds its own way. */
  readonly bends?: readonly number[];
  /** The classes that take this connection; absent: every class that reaches `from`. */
  readonly classes?: Readonly<Record<Id, ClassRule>>;
  readonly origin?: Origin;
}

/** One number of an arithmetic that people read: `100 M new links a month / 2,592,000 s x 3`. */
export interface Factor {
  readonly label: string;
  /** A number, or the id of an assumption of this board. */
  readonly value: number | Id;
  /** Divides instead of multiplying. */
  readonly divide?: true;
}

/** A number the board rests on (users, sizes), named so that several calculations share it. */
export interface Assumption {
  readonly id: Id;
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly origin?: Origin;
}

/** A quantity derived by multiplication alone: storage a year, bandwidth. Shown with its arithmetic. */
export interface Derivation {
  readonly id: Id;
  readonly label: string;
  readonly unit: string;
  readonly factors: readonly Factor[];
  readonly origin?: Origin;
}

/**
 * How the requests of a class spread over time where they do not come evenly. Only the fields of its shape count; the
 * others keep what was set before. Times are ms.
 */
export interface Arrival {
  /**
   * `ramp`: grows to `factor` times the rate from `at` on, `over` so long. `step`: is `factor` times the rate from `at`
   * on. `spike`: so for `over` only. `diurnal`: a wave of length `over` with its peak at `factor`. `bursty`: at random
   * `factor` times as many for `over` as for `calm`, both mean times. `counts`: in proportion to `counts`, each for
   * `every`, again and again. `closed`: `users` who each wait for an answer, think and ask again. `poll`: `users` who each
   * ask for news once in `every`, or as soon as they have an answer where that takes longer. `scheduled`: `users` jobs at
   * once in every `every`, spread over `jitter` of that time.
   */
  readonly shape:
    | 'ramp'
    | 'step'
    | 'spike'
    | 'diurnal'
    | 'bursty'
    | 'counts'
    | 'closed'
    | 'poll'
    | 'scheduled';
  readonly at: number;
  readonly over: number;
  readonly factor: number;
  readonly calm: number;
  readonly every: number;
  readonly counts: readonly number[];
  /** At 1x. */
  readonly users: number;
  /** A share, 0..1. */
  readonly jitter: number;
  /** Mean of an exponential time. */
  readonly think: number;
}

/** What the requests of a class ask for: some things far more often than others. */
export interface Keys {
  /** How many things there are; the first is the most popular one. */
  readonly items: number;
  /** Of Zipf's law: the n-th most popular thing is asked for 1 / n^exponent as often as the first. 0: all alike. */
  readonly exponent: number;
  /** What the things are: classes that use the same word ask for the same ones. Absent: as ''. */
  readonly name?: string;
}

/** A kind of request: where it starts and how many a second. */
export interface RequestClass {
  readonly id: Id;
  readonly name: string;
  readonly description: string;
  /** Where it starts: shares of the rate by component; absent: equal shares of all clients. */
  readonly sources?: Readonly<Record<Id, number>>;
  /** The product is the rate at 1x, requests a second. */
  readonly rate: readonly Factor[];
  /** The higher one goes first wherever requests wait; absent: 0. */
  readonly priority?: number;
  /** Absent: as they please, independent of each other, at the same rate all the time. */
  readonly arrival?: Arrival;
  /** Absent: each request asks for something of its own. */
  readonly keys?: Keys;
  readonly origin?: Origin;
}

export type LatencyMetric = 'mean' | 'p50' | 'p90' | 'p95' | 'p99' | 'p999';

/** A promise about a class: a latency in ms from above, or the share of requests that succeed from below. */
export interface Objective {
  readonly id: Id;
  readonly class: Id;
  readonly metric: LatencyMetric | 'success';
  /** ms for a latency; a fraction for `success`. */
  readonly limit: number;
  readonly origin?: Origin;
}

export type BriefSection =
  | 'functional'
  | 'nonFunctional'
  | 'assumptions'
  | 'api'
  | 'schema'
  | 'decisions'
  | 'tradeOffs'
  | 'deepDives'
  | 'questions'
  | 'followUps'
  | 'sources';

/** One card of the brief. `rows` are parameters and results of an endpoint, or fields of a table. */
export interface BriefItem {
  readonly id: Id;
  readonly section: BriefSection;
  /** Order within the section. */
  readonly order: number;
  readonly title: string;
  readonly text: string;
  readonly rows?: readonly { readonly name: string; readonly type: string; readonly note?: string }[];
  readonly origin?: Origin;
}

export type MarkKind = 'text' | 'note' | 'stroke' | 'line' | 'rectangle' | 'ellipse' | 'step';
export type MarkColor = 'ink' | 'gray' | 'red' | 'orange' | 'yellow' | 'green' | 'blue' | 'purple';
export type MarkSize = 's' | 'm' | 'l' | 'xl';

/** Something drawn that no request visits: words, a note, a stroke of the pen, a line, a shape, a numbered step. */
export interface Mark {
  readonly id: Id;
  readonly kind: MarkKind;
  /** Left and top of its box, px at zoom 1, and the size of it. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Words of it or on it; '' for none. Lines end with `\n`. */
  readonly text: string;
  readonly color: MarkColor;
  readonly size: MarkSize;
  readonly dash: 'solid' | 'dashed' | 'dotted';
  readonly fill: 'none' | 'soft' | 'solid';
  /** Arrowheads of a line. */
  readonly heads: 'none' | 'end' | 'both';
  /** Of a stroke or line: x and y in turn, px from the corner of the box. */
  readonly points?: readonly number[];
  /** Of a stroke: how hard the pen was pressed at each point, 0..1; absent where the device did not tell. */
  readonly pressure?: readonly number[];
  /** What the first and the last point of a line are fastened to: components, groups or marks. */
  readonly from?: Id;
  readonly to?: Id;
  /** Words keep to the width of the box; absent: the box is as wide as the words. */
  readonly wrap?: true;
  /** What is higher lies above; below 0 behind the components. */
  readonly order: number;
  readonly locked?: true;
  readonly origin?: Origin;
}

/** Everything that is drawn and told: flat tables of records by id, never changed in place. */
export interface Board {
  readonly name: string;
  /** Name of the template it began as, if any. */
  readonly template?: string;
  readonly components: Table<Component>;
  readonly connections: Table<Connection>;
  readonly classes: Table<RequestClass>;
  readonly assumptions: Table<Assumption>;
  readonly derivations: Table<Derivation>;
  readonly objectives: Table<Objective>;
  readonly brief: Table<BriefItem>;
  readonly groups: Table<Group>;
  readonly marks: Table<Mark>;
  /** Kinds that this board defines for itself; they travel with it. */
  readonly kinds: Table<OwnKind>;
}

/** The tables of a board, for code that treats them alike (format, sync, links). */
export const TABLES = [
  'components',
  'connections',
  'classes',
  'assumptions',
  'derivations',
  'objectives',
  'brief',
  'groups',
  'marks',
  'kinds',
] as const;

export type TableName = (typeof TABLES)[number];

export const EMPTY_BOARD: Board = {
  name: 'Untitled',
  components: {},
  connections: {},
  classes: {},
  assumptions: {},
  derivations: {},
  objectives: {},
  brief: {},
  groups: {},
  marks: {},
  kinds: {},
};
