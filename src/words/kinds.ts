import { number } from './plural.ts';

/** Kinds of components that a board defines itself. */

export const ownKind = 'Own kind';
export const defineAKind = 'Define a kind';
export const defineHelp =
  'A behavior and the parameters it shows. It belongs to this board and travels with it.';
export const allKinds = 'All kinds';
export const saveAndAddOne = 'Save and add one';
export const save = 'Save';
export const kindsOfThisBoard = 'Kinds of this board';
export const ownHelp = 'Defined here, and part of this board wherever it goes.';
export const newKind = 'New kind';
export const noneHelp = 'What the catalog lacks can be put together from a behavior and its parameters.';
export const noKindsOfItsOwn = 'No kinds of its own';
export const notUsed = 'not used';

export const whatItIs = 'What it is';
export const kindName = 'Name';
export const group = 'Group';
export const icon = 'Icon';
export const inALine = 'In a line';
export const summaryHint = 'Finds what is alike.';
export const whenOneUsesIt = 'When one uses it';
export const useHint = 'For search by meaning.';
export const whatUsuallyGoesWrong = 'What usually goes wrong';
export const pitfallHint = 'A build of the index takes hours.';
export const inWords = 'In words';
export const protocol = 'Protocol of calls to it';
export const whatItDoesWithRequests = 'What it does with requests';
export const takesThem = 'Takes them';
export const andThen = 'And then';
export const operations = 'Operations';
export const operationName = 'Name of a new operation';
export const operationHint = 'Add an operation: write, search ...';

export const parametersItShows = 'Parameters it shows';
export const shown = 'Shown';
export const parameter = 'Parameter';
export const byDefault = 'Default';
export const least = 'Least';
export const most = 'Most';
export const noLimit = 'no limit';

export const serves = {
  label: 'Serves, and queues what is too much',
  help: 'So many at a time on each replica; the rest waits.',
} as const;
export const answersAfterTime = {
  label: 'Answers after a time, never queues',
  help: 'However many there are; a quota can refuse what is too much.',
} as const;
export const createsRequests = {
  label: 'Creates requests',
  help: 'A client: people, devices, another company.',
} as const;
export const callsOthers = {
  label: 'Serves and calls others',
  help: 'Takes every connection, in the order of their steps.',
} as const;
export const looksUp = {
  label: 'Looks up: hit or miss',
  help: 'A cache: what it holds it answers, misses go on.',
} as const;
export const handsOn = {
  label: 'Hands on to one of several',
  help: 'A balancer: each request takes one connection.',
} as const;
export const keeps = {
  label: 'Keeps and hands on later',
  help: 'A queue: accepted at once, worked off by consumers.',
} as const;

export const isKindNow = (kind: string): string => `${kind} is a kind of this board now`;
export const changed = (kind: string): string => `${kind} changed`;
export const titleOf = (kind: string): string => `Kind: ${kind}`;
export const newKindLike = (component: string): string => `New kind like ${component}`;
export const onThisBoard = (uses: number): string => `${number(uses)} on this board`;
export const edit = (kind: string): string => `Edit ${kind}`;
export const remove = (kind: string): string => `Delete ${kind}`;
export const isUsed = (kind: string): string => `${kind} is used and cannot be deleted`;
export const removed = (kind: string): string => `${kind} deleted`;
export const willChange = (uses: number): string =>
  uses === 1
    ? 'One component is of this kind and will change with it.'
    : `${number(uses)} components are of this kind and will change with it.`;
export const nameHint = 'Vector index';
export const protocolHint = 'gRPC';
export const removeOperation = (name: string): string => `Remove operation ${name}`;
export const show = (parameter: string): string => `Show ${parameter}`;
const BOUNDS = { default: 'default', min: 'least', max: 'most' } as const;
export const boundOf = (parameter: string, bound: keyof typeof BOUNDS): string =>
  `${parameter}, ${BOUNDS[bound]}`;
