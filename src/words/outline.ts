import { counted } from './plural.ts';
import * as things from './things.ts';

/** The board as a list. */

export const nothingHelp = 'What you add is listed here in the order that a request meets it.';
export const nothingYet = 'Nothing on this board yet';
export const components = 'Components';

export const details = 'Details';
export const disconnect = 'Disconnect';
export const componentName = 'Name';
export const connectTo = 'Connect to ...';
export const addAfter = 'Add after ...';
export const unlock = 'Unlock';
export const lock = 'Lock';
export const remove = 'Delete';

export const groups = 'Groups';
export const group = 'Group';
export const ungroup = 'Ungroup';

export const drawings = 'Drawings';

export const removed = (name: string): string => `${name} deleted`;
export const count = (components: number, connections: number, groups: number): string =>
  [
    things.components(components),
    things.connections(connections),
    groups > 0 && counted(groups, { one: 'group', other: 'groups' }),
  ]
    .filter(Boolean)
    .join(', ');
export const breaksFirst = (load: string, component: string, limit: string): string =>
  `At ${load} ${component} breaks first, by ${limit}`;
export const busiest: Readonly<
  Record<'failing' | 'saturated' | 'hot' | 'fine', (component: string, limit: string) => string>
> = {
  failing: (component) => `${component} was failing, the cause of what follows`,
  saturated: (component, limit) => `${component} was saturated, by ${limit}`,
  hot: (component, limit) => `${component} was the busiest, above its target, by ${limit}`,
  fine: (component, limit) => `${component} was the busiest, within its limits, by ${limit}`,
};
export const whatCalls = (component: string): string => `What ${component} calls`;
export const connectionTo = (callee: string): string => `Connection to ${callee}`;
export const connected = (from: string, to: string): string => `${from} connected to ${to}`;
export const alreadyConnected = (from: string, to: string): string => `${from} is already connected to ${to}`;
export const connectFrom = (component: string): string => `Connect ${component} to`;
export const liesIn = (group: string): string => `What lies in ${group}`;
export const locked = 'locked';
/** A kind of which there are so many replicas. */
export const times = (kind: string, replicas: number): string => `${kind} x${replicas}`.trim();
export const findings = things.findings;
export const verbs: Readonly<Record<'call' | 'send' | 'replicate', (callee: string) => string>> = {
  call: (callee) => `calls ${callee}`,
  send: (callee) => `sends to ${callee}`,
  replicate: (callee) => `copies to ${callee}`,
};
