import { BadInput } from './io.ts';
import { didYouMean } from './suggest.ts';

/** Options of all commands; each command says which of them it takes. */
export const OPTIONS = {
  json: { value: null, about: 'One JSON value on standard output and nothing else there.' },
  help: { value: null, about: 'This text.' },
  load: { value: 'FACTOR', about: 'Multiplies the rate of every class: 2x, 0.5x. Default 1x.' },
  seed: { value: 'N', about: 'Whole number that decides all chance: same seed, same result. Default 1.' },
  duration: { value: 'TIME', about: 'Simulated time: 500ms, 60s, 2m, 1h. Default 60s.' },
  run: { value: null, about: 'Also runs both boards, and says by how much they differ.' },
  trace: { value: null, about: 'Also shows requests at p50, p99 and the slowest, visit by visit.' },
  replications: {
    value: 'N',
    about: 'Makes N runs with seeds from --seed up, side by side; figures are means over them.',
  },
  until: {
    value: 'PRECISION',
    about: "Runs longer until a latency is known this well, as 'p99±2%'; --duration is then the first try.",
  },
  slice: {
    value: 'N',
    about:
      'Simulates one request in N, with replicas, slots, quotas, bandwidth and connections divided alike, for loads too heavy to simulate whole. A smaller N is taken, and said, where slots do not divide.',
  },
  fault: {
    value: 'FAULT',
    about:
      "Something that breaks, as 'db slow 5x at 20s for 10s' or 'cache flush at 20s'; may be given several times.",
  },
  assert: {
    value: 'CONDITION',
    about: "Exits 1 unless it holds, as 'redirect.p99<150ms'; may be given several times.",
  },
} as const satisfies Readonly<Record<string, { value: string | null; about: string }>>;

export type OptionName = keyof typeof OPTIONS;

export interface Arguments {
  readonly operands: readonly string[];
  readonly flags: ReadonlySet<OptionName>;
  /** The values given to each option, in order. */
  readonly values: ReadonlyMap<OptionName, readonly string[]>;
}

/** Takes `--name VALUE`, `--name=VALUE`, `-h`; `-` is an operand and `--` ends the options. */
export function parseArguments(words: readonly string[], allowed: readonly OptionName[]): Arguments {
  const operands: string[] = [];
  const flags = new Set<OptionName>();
  const values = new Map<OptionName, string[]>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      operands.push(word);
      continue;
    }
    const [flag = '', ...rest] = word.split('=');
    const given = rest.length > 0 ? rest.join('=') : undefined;
    const name = allowed.find((option) => flag === `--${option}` || (option === 'help' && flag === '-h'));
    if (name === undefined) {
      const hint = didYouMean(
        flag,
        allowed.map((option) => `--${option}`),
      );
      throw new BadInput(`Unknown option ${flag}.${hint}`);
    }
    if (OPTIONS[name].value === null) {
      if (given !== undefined) throw new BadInput(`${flag} takes no value.`);
      flags.add(name);
      continue;
    }
    const value = given ?? words[++at];
    if (value === undefined || (given === undefined && value.startsWith('--')))
      throw new BadInput(`${flag} needs a value: ${OPTIONS[name].value}.`);
    const before = values.get(name) ?? [];
    if (before.length > 0 && name !== 'assert' && name !== 'fault')
      throw new BadInput(`${flag} is given twice.`);
    values.set(name, [...before, value]);
  }
  return { operands, flags, values };
}
