import { measureInBrowser } from './browser.ts';
import { median, PROGRAMS, type Sample } from './programs.ts';
import { measureSimPy } from './simpy.ts';
import { createTurns } from './turns.ts';

/**
 * How fast the engine is on this machine: `npm run bench [-- --json] [-- --quick]`. Programs take turns, so that a busy moment of
 * the machine hits all of them; the medians are compared.
 */
const isQuick = process.argv.includes('--quick');
const ROUNDS = isQuick ? 3 : 7;
/** Rounds that only warm the compilers up. */
const WARM_UP = 2;
/** Share of a program's requests that a round makes. */
const SHARE = isQuick ? 0.1 : 1;

interface Speed {
  readonly requestsPerSecond: number;
  readonly eventsPerSecond: number;
}

const samples = new Map(PROGRAMS.map(({ name }) => [name, [] as Sample[]]));
const simPy: number[] = [];
let simPyAnswer = measureSimPy(0);
const turns = createTurns(PROGRAMS.map(({ name }) => name));
for (let round = -WARM_UP; round < ROUNDS; round++) {
  for (const { name, requests } of PROGRAMS) {
    const sample = await turns.take(name, SHARE * requests, round + WARM_UP + 1);
    if (round >= 0) samples.get(name)!.push(sample);
  }
  if (typeof simPyAnswer === 'number' && round >= 0) {
    simPyAnswer = measureSimPy(round + 1);
    if (typeof simPyAnswer === 'number') simPy.push(simPyAnswer);
  }
}
turns.end();

function speedOf(name: string): Speed {
  const of = samples.get(name)!;
  return {
    requestsPerSecond: Math.round(median(of.map((s) => s.requests / s.seconds))),
    eventsPerSecond: Math.round(median(of.map((s) => s.events / s.seconds))),
  };
}

type Clock = 'seconds' | 'processorSeconds';

/** Requests a second of one by those of another in the same round; the median of all rounds. By the clock, or by processor time. */
function ratio(name: string, to: string, by: Clock): number {
  const rate = (s: Sample) => s.requests / s[by];
  const others = samples.get(to)!;
  return Number(median(samples.get(name)!.map((s, i) => rate(s) / rate(others[i]!))).toFixed(4));
}

/** Than SimPy in the same round; the median of all rounds. */
function timesFaster(name: string): number {
  const times = samples.get(name)!.map(({ requests, seconds }, i) => requests / seconds / simPy[i]!);
  return Number(median(times).toFixed(1));
}

const of = (model: string, path: string) => ({
  ...speedOf(model + path),
  ofHandWritten: ratio(model + path, `${model} hand`, 'seconds'),
  ofHandWrittenByProcessorTime: ratio(model + path, `${model} hand`, 'processorSeconds'),
});
const allOf = (path: string) => ({ A: of('A', path), B: of('B', path), C: of('C', path) });
const browser = await measureInBrowser(isQuick);
const result = {
  rounds: ROUNDS,
  requests: Object.fromEntries(PROGRAMS.map(({ name, requests }) => [name, SHARE * requests])),
  models: allOf(''),
  general: allOf(' general'),
  untraced: { models: allOf(' untraced'), general: allOf(' general untraced') },
  thirty: {
    ...speedOf('thirty'),
    eventsOfModelC: Number(
      (speedOf('thirty').eventsPerSecond / speedOf('C general').eventsPerSecond).toFixed(4),
    ),
  },
  peers: {
    handWritten: { A: speedOf('A hand'), B: speedOf('B hand'), C: speedOf('C hand') },
    heapLoop: { C: speedOf('C heap') },
    simPy:
      simPy.length > 0
        ? {
            C: { requestsPerSecond: Math.round(median(simPy)) },
            timesFaster: timesFaster('C'),
            timesFasterUntraced: timesFaster('C untraced'),
          }
        : simPyAnswer,
    browser,
  },
};

if (process.argv.includes('--json')) console.log(JSON.stringify(result));
else {
  const million = (n: number) => `${(n / 1e6).toFixed(2)} M`.padStart(8);
  const line = (name: string, { requestsPerSecond, eventsPerSecond }: Speed, more = '') =>
    console.log(
      `${name.padEnd(40)} ${million(requestsPerSecond)} requests/s ${million(eventsPerSecond)} events/s${more}`,
    );
  console.log(
    `Medians of ${ROUNDS} interleaved rounds, each program in a process of its own; every statistic on, and traces where nothing else is said. Beside them requests a second ` +
      'as a share of those of the hand-written loop in the same round, the median of the rounds: by the clock, and by processor ' +
      'time. On a busy machine it need not be the ratio of the two speeds, which are the medians of different rounds.\n',
  );
  const ways = [
    ['fastest path', result.models],
    ['fastest path, untraced', result.untraced.models],
    ['general path', result.general],
    ['general path, untraced', result.untraced.general],
  ] as const;
  for (const [way, measured] of ways)
    for (const model of ['A', 'B', 'C'] as const) {
      const { ofHandWritten, ofHandWrittenByProcessorTime } = measured[model];
      line(
        `${model}, ${way}`,
        measured[model],
        `   ${ofHandWritten.toFixed(3)} of the hand-written loop by the clock, ${ofHandWrittenByProcessorTime.toFixed(3)} by processor time`,
      );
    }
  line(
    'Board of thirty components',
    result.thirty,
    `   ${result.thirty.eventsOfModelC.toFixed(2)} of the events of C, general path`,
  );
  for (const model of ['A', 'B', 'C'] as const)
    line(`${model}, written by hand`, result.peers.handWritten[model]);
  line('C, written by hand with one heap', result.peers.heapLoop.C);
  const { simPy: py } = result.peers;
  if (typeof py === 'object')
    console.log(
      `C in SimPy: ${million(py.C.requestsPerSecond)} requests/s; the engine makes ${py.timesFaster} times as many, untraced ${py.timesFasterUntraced}.`,
    );
  else console.log(`SimPy: ${py}`);
  if (typeof browser === 'string') console.log(`Browser: ${browser}`);
  else {
    const { modelC, tinyUrl } = browser;
    line(
      'C, in a worker of Chromium',
      modelC,
      `   ${modelC.ofHandWritten.toFixed(3)} of the hand-written loop there by the clock, ${modelC.ofHandWrittenByProcessorTime.toFixed(3)} by processor time`,
    );
    console.log(
      `TinyURL at 10x for ${tinyUrl.simulated} s in the worker of the page: ${tinyUrl.created} requests in ${tinyUrl.seconds.toFixed(1)} s, ${tinyUrl.processorSeconds.toFixed(1)} s of processor time ` +
        `(${(tinyUrl.seconds * (60 / tinyUrl.simulated)).toFixed(1)} s for a minute); longest task of the main thread ${tinyUrl.longestTask.toFixed(0)} ms.`,
    );
  }
}
