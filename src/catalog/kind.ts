import type { ParamKey } from './paramKey.ts';
import type { SourceTag } from './sources.ts';

/** How people think of components; the palette's headings and the hue of the icon tile. */
export type KindGroup = 'clients' | 'edge' | 'compute' | 'caches' | 'data' | 'messaging' | 'external';

export type ParamValue = number | string | boolean;

/**
 * What a component of this kind does with a request. These traits are all the engine knows of kinds:
 * a new kind combines them, a new trait is new code in `simulation/`.
 */
export interface Behavior {
  /** `source` creates requests; `slots` serves with replicas x slots and a queue; `delay` never queues. */
  readonly intake: 'source' | 'slots' | 'delay';
  /** Answers from its own contents: each visit is a hit or a miss, and its connections default to `miss`. */
  readonly lookup?: true;
  /** Takes one of its connections for each request instead of all of them; `several`: where it has more than one, which it need not. */
  readonly routing?: 'one' | 'several';
  /** Accepts at once, keeps the message, and hands it on when a consumer has a free slot. */
  readonly buffer?: true;
}

interface ParamBase {
  readonly key: ParamKey;
  readonly label: string;
  /** Where it means something of its own for this kind; else see `helpOf`. */
  readonly help?: string;
  readonly source: SourceTag;
  /** Matters, and is shown, only while another parameter has one of these values. */
  readonly shownWhen?: { readonly key: ParamKey; readonly is: readonly ParamValue[] };
}

export interface NumberParam extends ParamBase {
  readonly type: 'number';
  /** Shown after the value: `ms`, `req/s`, `Gbit/s`, `KB`, `s`, or '' for counts, `fraction` for shares 0..1. */
  readonly unit: Unit;
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly integer?: true;
  /** Of a share of which less than a hundredth counts: what one step up or down is. */
  readonly step?: number;
  /** A wide range is easier to reach on a logarithmic slider. */
  readonly scale?: 'log';
  /** The value that means "no limit" (always `max`), shown as the word and not as a number. */
  readonly unlimited?: true;
}

export interface ChoiceParam extends ParamBase {
  readonly type: 'choice';
  /** Their `help` where a kind has its own; else see `optionsOf`. */
  readonly options: readonly { readonly value: string; readonly label: string; readonly help?: string }[];
  readonly default: string;
}

export interface ToggleParam extends ParamBase {
  readonly type: 'toggle';
  readonly default: boolean;
}

export type ParamSpec = NumberParam | ChoiceParam | ToggleParam;

export type Unit = '' | 'ms' | 's' | 'req/s' | 'Gbit/s' | 'KB' | 'fraction';

export type Balancing =
  | 'least in flight'
  | 'round robin'
  | 'random'
  | 'two choices'
  | 'key hash'
  /** One queue for all replicas, which take the next request when free: how consumers pull. */
  | 'shared queue';

/** What helps to choose a kind; apart from the kinds, because it is read later than they are drawn. */
export interface Guide {
  /** One line: what it is. */
  readonly summary: string;
  /** When one uses it. */
  readonly use: string;
  /** What usually goes wrong. */
  readonly pitfall: string;
}

/** One entry of the catalog: everything the product knows about a kind of component. */
export interface Kind {
  readonly id: string;
  readonly group: KindGroup;
  readonly label: string;
  /** Name of an icon that `kit/icons.tsx` draws. */
  readonly icon: string;
  /** It is there to turn away what should not come in. */
  readonly guards?: true;
  /** What it asks reads most of what there is. */
  readonly analyzes?: true;
  /** Of a kind of a board's own; those of the catalog are in `guide.ts`. */
  readonly guide?: Guide;
  readonly behavior: Behavior;
  readonly params: readonly ParamSpec[];
  /** Named service times besides the default one, ms: `{ read: 3, write: 5 }`. */
  readonly operations?: Readonly<Record<string, number>>;
  /** Words for `replicas` and `slots` on the card where the kind has its own ("nodes", "partitions"). */
  readonly replicaWord?: string;
  /** What a connection drawn towards this kind looks like until it is edited. */
  readonly incoming?: {
    readonly protocol?: string;
    readonly mode?: 'call' | 'send' | 'replicate';
    /** Round trip, ms. */
    readonly rtt?: number;
  };
  /** Kinds a person most often connects next; offered when a connection is dropped on empty canvas. */
  readonly next: readonly string[];
  /** Other words people type for it. */
  readonly aliases: readonly string[];
}
