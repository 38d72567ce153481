import { number } from './plural.ts';

/** Request classes: what they are, how they arrive, what they ask for. */

export const steady = { label: 'Steady', help: 'Independent people, the same rate all the time.' } as const;
export const ramp = { label: 'Ramp', help: 'Grows in a straight line and stays.' } as const;
export const step = { label: 'Step', help: 'Changes at once and stays.' } as const;
export const spike = { label: 'Spike', help: 'Changes at once, and back after a while.' } as const;
export const diurnal = {
  label: 'Day and night',
  help: 'A wave around the rate, from its lowest point on.',
} as const;
export const bursty = { label: 'Bursts', help: 'Busy and calm times that take turns at random.' } as const;
export const counts = {
  label: 'Recorded counts',
  help: 'In proportion to counts of your own, again and again.',
} as const;
export const closed = {
  label: 'Users who wait',
  help: 'Each asks, waits for the answer, thinks and asks again.',
} as const;
export const scheduled = {
  label: 'Scheduled jobs',
  help: 'Many at once at every tick of a clock, or spread over a part of the time between two.',
} as const;
export const poll = {
  label: 'Clients who poll',
  help: 'Each asks for news again and again; what is pushed there waits for it.',
} as const;
export const begins = {
  label: 'Begins at',
  help: 'Simulated time at which the rate begins to change.',
} as const;
export const timesTheRate = { label: 'Times the rate', help: 'What the rate is multiplied with.' } as const;
export const takes = { label: 'Takes', help: 'Time until the new rate is reached.' } as const;
export const lasts = { label: 'Lasts', help: 'Time until the rate is back.' } as const;
export const dayLength = {
  label: 'Length of a day',
  help: 'Time from one lowest point to the next.',
} as const;
export const peak = {
  label: 'Peak',
  help: 'Highest rate by the mean; as the lowest is as far below, 2 at most.',
} as const;
export const busyFor = { label: 'Busy for', help: 'Mean length of a burst.' } as const;
export const calmFor = { label: 'Calm for', help: 'Mean time between two bursts.' } as const;
export const busyByCalm = {
  label: 'Busy by calm',
  help: 'Rate in a burst by the rate between bursts; the mean stays.',
} as const;
export const countHolds = { label: 'Each count holds', help: 'Time that one count stands for.' } as const;
export const users = { label: 'Users', help: 'How many there are at 1x.' } as const;
export const think = {
  label: 'Think time',
  help: 'Mean time between an answer and the next request.',
} as const;
export const everyTick = { label: 'Every', help: 'Time from one tick to the next.' } as const;
export const jobs = { label: 'Jobs', help: 'Requests that begin at each tick, at 1x.' } as const;
export const jitter = {
  label: 'Jitter',
  help: 'Share of the time between two ticks over which jobs are spread; 0 starts all in the same instant.',
} as const;
export const clients = { label: 'Clients', help: 'How many there are at 1x.' } as const;
export const everyRequest = {
  label: 'Every',
  help: 'Time from one request to the next. For long polling little: who is held asks again at once.',
} as const;
export const arrivals = { label: 'Arrivals', help: 'How requests spread over time.' } as const;
export const countsField =
  'Counts, separated by commas, or pasted from a table with the counts in its last column';

export const nameOfTheClass = 'Name of the class';
export const noClientYet = 'no client yet';
export const answered = (share: string): string => `${share} get an answer`;
export const latencyGrows = 'Latency grows without end: something on its way is overloaded';

export const ownThings = {
  label: 'Something of its own',
  help: 'No two requests ask for the same.',
} as const;
export const sharedThings = {
  label: 'One of many things',
  help: 'Some far more often than others.',
} as const;
export const asksFor = {
  label: 'Asks for',
  help: 'Caches with real contents and key hashes go by it.',
} as const;
export const things = 'Things';
export const thingsHelp = 'How many different things there are.';
export const zipfExponent = 'Zipf exponent';
export const zipfHelp =
  'How unequally they are asked for: 0 all alike, 0.8 as on the web, above 1 a few get most.';
export const called = {
  label: 'Called',
  help: 'Classes with the same word ask for the same things.',
} as const;
export const links = 'links';

export const priority = {
  label: 'Priority',
  help: 'Wherever requests wait for a slot, those of a higher priority go first, in their order of arrival among equals. The others wait the longer.',
} as const;

export const divideMultiply = 'divided by; press to multiply';
export const timesDivide = 'times; press to divide';
export const isAssumption = 'An assumption of this board: change it below';
export const whatItIs = 'what it is';
export const factor = 'Factor';

export const requestsASecond = 'requests a second';
export const workload = 'Workload';
export const requestClass = 'Class';
export const addClient = 'Add a client to the board, or a request class here, and requests start to flow.';
export const noTrafficYet = 'No traffic yet';
export const objectives = 'Objectives';
export const objective = 'Objective';
export const promise = 'Promise something, such as p99 below 200 ms, and each run says whether it holds.';

/** What is set for few classes only, and what one finds there. */
export const moreOfClass = { title: 'More', hint: 'priority, what it asks for' } as const;

export const objectiveClass = 'Class of the objective';

export const upTo = (rate: string): string => `up to ${rate}`;
export const removeClass = (name: string): string => `Delete class ${name}`;
export const startsAt = (clients: string): string => `Starts at ${clients}`;
export const numberSteps = (name: string): string => `Number the steps of ${name}`;

export const factorName = (index: number): string => `Factor ${index}`;
export const meaningOf = (index: number): string => `Meaning of factor ${index}`;
export const removeFactor = (what: string | number): string => `Remove factor ${what}`;

export const measureOf = (name: string): string => `Measure of ${name}`;
export const limitOf = (name: string, metric: string): string => `Limit of ${name} ${metric}`;
export const removeObjective = (name: string, metric: string): string => `Delete objective ${name} ${metric}`;
export const metOf = (met: number, all: number): string => `${number(met)} of ${number(all)} met`;
export const met = 'met';
export const missed = 'missed';
/** Instead of either, where no request has ended. */
export const noneEnded = 'none ended';
