import { number } from './plural.ts';

/** What can break, how, and when. Shares come written out: "10 %". */

export const inject = 'Inject a fault';
export const fault = 'Fault';
export const planned = (count: number): string => `Faults, ${number(count)} planned`;
export const faults = (count: number): string => `Faults: ${number(count)}`;
export const ofNextRun = 'Faults of the next run';
export const remove = (fault: string): string => `Remove: ${fault}`;
export const nothingCanFail = 'Nothing on the board can fail yet.';
export const whatBreaks = 'What breaks';
export const how = 'How';
export const timesAsLong = 'Times as long';
export const share = 'Share';
export const at = 'At';
export const healsAfter = 'Heals after';
export const breakNow = 'Break it now';
/** What is broken in a run that is going on, and what ends that. */
export const brokenNow = 'Broken now';
export const broken = (count: number): string => `Broken: ${number(count)}`;
export const injectOrHeal = (count: number): string =>
  `Inject a fault or heal one, ${number(count)} broken now`;
export const since = (seconds: number): string => `since ${number(seconds)} s`;
export const heal = 'Heal now';
export const healWhat = (fault: string): string => `Heal now: ${fault}`;
export const healed = (what: string, at: number): string => `${what} is whole again at ${number(at)} s`;
export const addToNextRun = 'Add to the next run';
export const group = 'group';
export const groupTarget = (name: string, kind: string): string => `${name} (${kind})`;

export const effects = {
  down: {
    label: 'Down',
    help: 'Loses what it has inside and refuses what comes; a connection is cut.',
  },
  slow: { label: 'Slow', help: 'Everything takes so many times as long.' },
  errors: { label: 'Errors', help: 'A share of requests fails; on a connection, is lost.' },
  partition: {
    label: 'Cut off',
    help: 'Nothing crosses its border: what is inside goes on, and reaches nobody outside.',
  },
  flush: { label: 'Emptied', help: 'A cache forgets all that it keeps, and goes on.' },
} as const;

/** Seconds of the run; without `until` to its end. */
export const during = (at: number, until: number | undefined): string =>
  until === undefined ? `from ${at} s` : `from ${at} s to ${until} s`;
export const atTime = (at: number): string => `at ${number(at)} s`;
/** In a run that is going on. */
export const forSeconds = (seconds: number): string => `for ${number(seconds)} s of the run`;
export const now = 'now';
export const isEmptied = (what: string, when: string): string => `${what} is emptied ${when}`;
export const isDown = (what: string, when: string): string => `${what} is down ${when}`;
export const hasDown = (what: string, count: number, when: string): string =>
  `${what} has ${number(count)} down ${when}`;
export const isSlow = (what: string, times: number, when: string): string =>
  `${what} is ${times} times as slow ${when}`;
export const isCutOff = (what: string, when: string): string => `${what} is cut off ${when}`;
export const losesAtBorder = (what: string, share: string, when: string): string =>
  `${what} loses ${share} at its border ${when}`;
export const fails = (what: string, share: string, when: string): string => `${what} fails ${share} ${when}`;
