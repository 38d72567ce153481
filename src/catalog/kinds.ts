import type { Kind, KindGroup } from './kind.ts';
import { CACHES } from './kinds/caches.ts';
import { CLIENTS } from './kinds/clients.ts';
import { COMPUTE } from './kinds/compute.ts';
import { DATA } from './kinds/data.ts';
import { EDGE } from './kinds/edge.ts';
import { EXTERNAL } from './kinds/external.ts';
import { MESSAGING } from './kinds/messaging.ts';
import { REALTIME } from './kinds/realtime.ts';
import { STORES } from './kinds/stores.ts';
import { withAvailability } from './params/availability.ts';

/** Headings of the palette, in the order a request usually meets them. */
export const GROUPS: readonly { readonly id: KindGroup; readonly label: string }[] = [
  { id: 'clients', label: 'Clients' },
  { id: 'edge', label: 'Edge' },
  { id: 'compute', label: 'Compute' },
  { id: 'caches', label: 'Caches' },
  { id: 'data', label: 'Data' },
  { id: 'messaging', label: 'Messaging' },
  { id: 'external', label: 'External' },
];

/** Every kind of component there is, by group. A new kind is one entry in one of these lists. */
export const KINDS: readonly Kind[] = [
  ...CLIENTS,
  ...EDGE,
  ...COMPUTE,
  ...REALTIME,
  ...CACHES,
  ...DATA,
  ...STORES,
  ...MESSAGING,
  ...EXTERNAL,
].map(withAvailability);

const BY_ID: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [kind.id, kind]));

export function kindOf(id: string): Kind | undefined {
  return BY_ID.get(id);
}
