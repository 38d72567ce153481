import type { GroupKind, GroupKindSpec } from './groups.ts';

/** What people type when they look for a frame; read where one searches, not where one draws. */
const GROUP_ALIASES: Readonly<Record<GroupKind, readonly string[]>> = {
  region: ['region group', 'datacenter', 'data center', 'multi-region', 'cloud region', 'location'],
  zone: ['availability zone', 'az', 'az group', 'failure domain', 'rack'],
  network: ['private network', 'vpc', 'vnet', 'subnet', 'dmz'],
  team: ['squad', 'owner', 'service owner'],
  plain: ['group', 'box around', 'boundary', 'cluster'],
};

/** The names a group of this kind answers to, its own first. */
export function namesOfGroup({ id, label }: GroupKindSpec): readonly string[] {
  return [label, ...GROUP_ALIASES[id]];
}
