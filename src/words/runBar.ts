/** The bar of a run: playing, load, length and speed. Times come written out: "8.3 s". */

export const title = 'Run';
export const run = 'Run';
export const pause = 'Pause';
export const resume = 'Resume';
export const stop = 'Stop and show results';
export const results = 'Results';
export const progress = 'Progress of the run';

export const simulating = 'Simulating...';
export const paused = 'Paused';
export const simulated = (time: string): string => `Simulated ${time}`;
export const failed = 'The run failed';
export const notRun = 'Not run yet';
export const clockOf = (clock: string, duration: string): string => `${clock} of ${duration}`;

export const load = 'Load';
export const loadFactor = 'Load factor';
export const timesTheLoad = (factor: string): string => `${factor} the load of the board`;
export const duration = 'Duration';
export const simulatedTime = 'Simulated time';
export const howLong = 'How long';
export const fixedLength = 'Fixed length';
export const until = (metric: string, percent: number): string => `Until ${metric} ±${percent} %`;
export const mean = 'mean';
export const speed = 'Speed';
export const maxSpeed = 'Max speed';
export const timesTime = (factor: number): string => `${factor}x time`;
export const realTime = 'Real time';

export const runsOneIn = (count: string): string => `Runs one request in ${count}`;
export const runAll = 'Run all';
export const isHeavy = (requests: string): string => `${requests} requests take minutes`;
export const shortenTo = (time: string): string => `Shorten to ${time}`;
export const runSlice = 'Take a slice';
