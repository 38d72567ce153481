import { counted, number } from './plural.ts';

/** What a run showed. */

export const overTime = 'Over time';
export const singleRequests = 'Single requests';
export const nothingToRunHelp =
  'Draw a client and connect it to what should serve it, or start from an example.';
export const nothingToRunYet = 'Nothing to run yet';
export const nothingHasRunHelp =
  'A run sends requests through the board one by one and shows how long they took, what failed, and what broke first.';
export const addClient = 'Add a client';
export const clientAdded = 'A client with 100 requests/s added. Press Run to see what it shows.';
export const nobodyAsksYet = 'Nobody asks anything yet';
export const nobodyAsksHelp =
  'A run sends requests, and they begin at a client. Add one before what shall be asked first, or draw it yourself.';
export const nothingHasRunYet = 'Nothing has run yet';
export const theRunFailed = 'The run failed';
export const runAgain = 'Run again';

export const pausedAt = 'Paused at';
export const nowAt = 'Now at';
export const changedMeanwhile =
  'The board has changed. This run goes on with the board as it was; stop it and run again to try the change.';
export const fullestNow = 'Fullest now';
export const rate = 'Rate';
export const waiting = 'Waiting';
export const utilization = 'Utilization';
export const atTheEnd =
  'Percentiles of the whole run, failures and the bottleneck follow when it ends or is stopped.';
export const request = 'Request';
export const answered = 'Answered';
export const failed = 'Failed';

export const withinItsLimits = 'Within its limits';
export const runningHot = 'Running hot';
export const saturated = 'Saturated';
export const failing = 'Failing';
export const theCause = 'The cause:';
export const nearestToItsLimit = 'Nearest to its limit:';
export const firstToGiveWay = 'First to give way:';
export const theBottleneck = 'The bottleneck:';
export const bottleneck = 'Bottleneck';
export const doubleIt = 'Double it';
export const doubleThem = 'Double them';
export const makeTheBoardYoursFirst = 'Make the board yours first';

export const unanswered = 'Unanswered';
export const noRequestWasAnswered = 'No request was answered';
export const connectClient =
  'Connect the client to what should serve it, or check which classes its connections let through.';

export const sameAgain = 'The same board, load and seed give the same run, digit for digit.';
export const runAgainWithAnotherSeed = 'Run again with another seed';
export const sliceHelp =
  'Rates and capacities were divided by this; rates and queues below are multiplied back, times and shares are as measured.';
export const warmUpHelp = 'The first seconds, while queues still fill, are left out of every number below.';
export const dependsOnLength = ': the numbers depend on how long the run is.';
export const noSteadyState = 'No steady state';
export const noSteadyStateHelp =
  'The load changed, or queues grew to the end. The numbers below are means over the run; a longer or shorter one gives others.';
export const tooFewSamples = 'has too few samples for an interval';
export const changedSince = 'The board has changed since this run.';

export const runsDone = 'Runs done';
export const stop = 'Stop';
export const oneDraw = 'One run is one draw of chance.';

export const estimate = 'Estimate';
export const simulation = 'Simulation';
export const drawing = 'Drawing';
export const findings = 'Findings';

export const since = (time: string): string => `since ${time}`;
export const changeMade = (component: string, change: string): string =>
  `${component}: ${change}. Run again to see what it does.`;
export const changesMade = (changes: readonly string[]): string =>
  `${changes.join('; ')}. Run again to see what it does.`;
export const headroom = (factor: string): string => `Headroom ${factor}`;
export const thenLimit = (component: string, limit: string): string => `; then ${component}, ${limit}`;
export const done = 'Done';

/** Length and load of a run; several loads in turn, or from the first to the last of many. */
export const lengthAt = (time: string, load: string): string => `${time} at ${load}`;
export const loadsInTurn = (loads: readonly string[]): string => loads.join(', then ');
export const loadsFromTo = (first: string, last: string): string => `${first} to ${last}`;
export const seed = (seed: number): string => `seed ${seed}`;
export const seeds = (first: number, last: number): string => `seeds ${first} to ${last}`;
export const counts = (begun: string, answered: string, failed: string, inside: string): string =>
  `${begun} began: ${answered} answered, ${failed} failed, ${inside} under way at the end.`;
export const requests = (count: string): string => `${count} requests`;
export const ofSlice = (factor: string): string => `of a slice, one in ${factor}`;
export const warmUp = (time: string): string => `first ${time} cut as warm-up`;
export const knownWithin = (half: string): string => `is known within ±${half} only`;
/** `known`: one of the two ways in which a figure is not known well enough. */
export const runLonger = (figure: string, known: string, wanted: string, time: string): string =>
  `${figure} ${known}. For ±${wanted} run longer: about ${time}.`;
export const runTime = (time: string): string => `Run ${time}`;
export const otherLoad = (then: string, now: string): string =>
  `This run was at ${then}; the load is ${now} now.`;

export const doneOf = (done: number, all: number): string =>
  `${number(done)} of ${counted(all, { one: 'run', other: 'runs' })}`;
export const runSeeds = (count: number): string => `Run ${counted(count, { one: 'seed', other: 'seeds' })}`;
