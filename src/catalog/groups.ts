import type { SourceTag } from './sources.ts';

/** What a frame around components means: where they run, whose they are, or nothing but a frame. */
export type GroupKind = 'region' | 'zone' | 'network' | 'team' | 'plain';

export interface GroupKindSpec {
  readonly id: GroupKind;
  readonly label: string;
  /** Id of an icon of the page's family. */
  readonly icon: string;
  /** One sentence for someone who meets it for the first time. */
  readonly help: string;
  /** Degrees of its color on the wheel where the group has none of its own. */
  readonly hue: number;
  /**
   * Round trip between two groups of this kind, ms, on top of what a connection has of its own; null where the kind
   * says nothing of the network.
   */
  readonly apart: number | null;
  readonly source: SourceTag;
}

export const GROUP_KINDS: readonly GroupKindSpec[] = [
  {
    id: 'region',
    label: 'Region',
    icon: 'globe',
    help: 'Datacenters of one part of the world. What is in another region is 40 to 150 ms away, and a region fails as a whole only rarely.',
    hue: 250,
    apart: 80,
    source: 'S-LAT',
  },
  {
    id: 'zone',
    label: 'Zone',
    icon: 'warehouse',
    help: 'An availability zone: buildings with power and network of their own. Other zones of the region are about 1 ms away; a zone fails as a whole.',
    hue: 190,
    apart: 1,
    source: 'EST',
  },
  {
    id: 'network',
    label: 'Network',
    icon: 'network',
    help: 'A private network or subnet: what crosses its border may be cut off. It adds no time unless you say so.',
    hue: 150,
    apart: 0,
    source: 'EST',
  },
  {
    id: 'team',
    label: 'Team',
    icon: 'user',
    help: 'What one team builds and runs. Adds no time; can fail together, as by a bad release.',
    hue: 40,
    apart: null,
    source: 'EST',
  },
  {
    id: 'plain',
    label: 'Frame',
    icon: 'box',
    help: 'A frame that keeps things together on the canvas and means nothing to the simulation.',
    hue: 0,
    apart: null,
    source: 'EST',
  },
];

export function groupKindOf(id: string): GroupKindSpec | undefined {
  return GROUP_KINDS.find((kind) => kind.id === id);
}
