import type { Case, Figure } from '../figures.ts';
import { type Fields, Given, isFields, Unreadable } from './given.ts';
import { MODELS } from './models.ts';
import type { Model } from './parts.ts';

const list = (keys: readonly string[]): string => keys.join(', ');

/** Replications of a case share what its file asks for, within these bounds. */
const REQUESTS = { usual: 400_000, least: 1000, most: 1_000_000 } as const;

/** Cases of a file, and a sentence for each thing in it that no run can be held against: a case, or figures of one. */
export interface CasesOfFile {
  readonly cases: readonly Case[];
  readonly leftOut: readonly string[];
}

/**
 * Reads cases as `{"cases": [{"name", "params", "expected", "tolerance"}]}`: the names of `params` tell which model it is,
 * `expected` are exact values by name. A case that cannot be read is left out, with the field and the reason. Throws an Error if
 * there is no list of cases; `replications` share the customers or requests that `tolerance` asks for.
 */
export function readCases(text: string, replications: number): CasesOfFile {
  const of = parsed(text);
  const list = isFields(of) ? of.cases : of;
  if (!Array.isArray(list) || list.length === 0)
    throw new Error('There are no cases: the file must be a list of cases, or a record with one as "cases".');
  const read = list.map((record, i): CasesOfFile => {
    try {
      return readCase(record, i, replications);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return { cases: [], leftOut: [error.message] };
    }
  });
  return {
    cases: read.flatMap(({ cases }) => cases),
    leftOut: read.flatMap(({ leftOut }) => leftOut),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const plain = withoutBareWords(text);
    if (plain !== text) return parsed(plain);
    throw new Error(`This is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** Python writes Infinity and NaN, which JSON does not know. */
const withoutBareWords = (text: string): string =>
  text.replaceAll(/([:[,]\s*)Infinity\b/g, '$1"inf"').replaceAll(/([:[,]\s*)NaN\b/g, '$1null');

function readCase(record: unknown, index: number, replications: number): CasesOfFile {
  const at = `case ${index + 1}`;
  if (!isFields(record)) throw new Unreadable(`${at} must be a record; it is ${JSON.stringify(record)}.`);
  const name = typeof record.name === 'string' && record.name !== '' ? record.name : at;
  const { params, expected } = record;
  if (!isFields(params)) throw new Unreadable(`"${name}": params must be a record of parameters by name.`);
  if (!isFields(expected))
    throw new Unreadable(`"${name}": expected must be a record of exact values by name.`);
  const [exact, odd] = numbersOf(name, expected);
  const given = new Given(name, params);
  const parts = modelOf(name, params).parts(given, Object.keys(exact));
  const made = parts.map(({ suffix, network, makes }): Case => {
    const known = Object.keys(exact).filter((key) => makes[key] !== undefined);
    return {
      name: suffix === undefined ? name : `${name}, ${suffix}`,
      source: [record.formula, record.source].filter((words) => typeof words === 'string').join(' '),
      network,
      requests: requestsOf(name, record.tolerance, replications),
      figures: known.flatMap((key) => {
        const figure = makes[key]!(exact[key]!);
        const why = beyondRuns(key, figure, replications * requestsOf(name, record.tolerance, replications));
        if (why !== null) odd.push(`"${name}": ${why}`);
        return why === null ? [figure] : [];
      }),
    };
  });
  const unknown = Object.keys(exact).filter((key) => parts.every(({ makes }) => makes[key] === undefined));
  return {
    cases: made.filter(({ figures }) => figures.length > 0),
    leftOut: [...odd, ...(unknown.length > 0 ? [`"${name}": no report has ${unknown.join(', ')}.`] : [])],
  };
}

/** Times of a report that are told apart, in units; and a relative error that says nothing any more. */
const SHORTEST = 1e-4;
const VAGUE = 0.25;

/** Why runs say nothing of a figure; null where they do. */
function beyondRuns(key: string, { exact, rare }: Figure, requests: number): string | null {
  if (/^(T_|Wq_)?p\d+$/.test(key) && exact > 0 && exact < SHORTEST)
    return `expected.${key} is shorter than reports tell apart, ${SHORTEST}; give the case in smaller units.`;
  const error = rare?.(requests) ?? 0;
  return error < VAGUE
    ? null
    : `expected.${key} is made by what is so rare that ${requests} requests leave it uncertain by ${Math.round(100 * error)} %.`;
}

/** The numbers by name, and a sentence for each that is none. */
function numbersOf(name: string, expected: Fields): readonly [Readonly<Record<string, number>>, string[]] {
  const exact: Record<string, number> = {};
  const odd: string[] = [];
  for (const [key, value] of Object.entries(expected)) {
    if (typeof value === 'number' && Number.isFinite(value)) exact[key] = value;
    else odd.push(`"${name}": expected.${key} must be a number; it is ${JSON.stringify(value)}.`);
  }
  return [exact, odd];
}

/** The one whose parameters these are, all that it needs and none that it does not know. */
function modelOf(name: string, params: Fields): Model {
  const keys = Object.keys(params).filter((key) => params[key] !== null);
  const strange = ({ needs, oneOf = [], may = [] }: Model) =>
    keys.filter((key) => ![needs, oneOf, may].some((known) => known.includes(key)));
  const fits = MODELS.filter(
    ({ needs, oneOf = keys }) =>
      needs.every((key) => keys.includes(key)) && oneOf.some((key) => keys.includes(key)),
  );
  const found = fits.find((model) => strange(model).length === 0);
  if (found) return found;
  const nearest = fits.sort((a, b) => strange(a).length - strange(b).length)[0];
  if (nearest)
    throw new Unreadable(
      `"${name}": no model has ${list(strange(nearest))} beside ${list(keys.filter((key) => !strange(nearest).includes(key)))}.`,
    );
  const known = MODELS.map(({ needs }) => needs.join(' and '));
  throw new Unreadable(
    `"${name}": no model has the parameters ${list(keys) || '(none)'}. There are those with ${known.join('; ')}.`,
  );
}

function requestsOf(name: string, tolerance: unknown, replications: number): number {
  const { customers, requests } = isFields(tolerance) ? tolerance : {};
  const asked = customers ?? requests ?? REQUESTS.usual;
  if (typeof asked !== 'number' || !(asked > 0))
    throw new Unreadable(
      `"${name}": tolerance.customers must be a number above 0; it is ${JSON.stringify(asked)}.`,
    );
  return Math.min(REQUESTS.most, Math.max(REQUESTS.least, Math.round(asked / replications)));
}
