import type { Case } from '../figures.ts';
import { type Fields, Given, isFields } from './given.ts';
import { MODELS } from './models.ts';
import type { Model } from './parts.ts';

/** Replications of a case share what its file asks for, within these bounds. */
const REQUESTS = { usual: 400_000, least: 1000, most: 250_000 } as const;

/** Cases of a file, and which of their figures no report has: names of cases and of figures. */
export interface CasesOfFile {
  readonly cases: readonly Case[];
  readonly skipped: readonly { readonly name: string; readonly keys: readonly string[] }[];
}

/**
 * Reads cases as `{"cases": [{"name", "params", "expected", "tolerance"}]}`: the names of `params` tell which model it is,
 * `expected` are exact values by name. Throws an Error that names the case and the field where something is wrong;
 * `replications` share the customers or requests that `tolerance` asks for.
 */
export function readCases(text: string, replications: number): CasesOfFile {
  const of = parsed(text);
  const list = isFields(of) ? of.cases : of;
  if (!Array.isArray(list) || list.length === 0)
    throw new Error('There are no cases: the file must be a list of cases, or a record with one as "cases".');
  const read = list.map((record, i) => readCase(record, i, replications));
  return {
    cases: read.flatMap(({ cases }) => cases),
    skipped: read.flatMap(({ name, skipped }) => (skipped.length > 0 ? [{ name, keys: skipped }] : [])),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`This is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function readCase(
  record: unknown,
  index: number,
  replications: number,
): { readonly name: string; readonly cases: readonly Case[]; readonly skipped: readonly string[] } {
  const at = `case ${index + 1}`;
  if (!isFields(record)) throw new Error(`${at} must be a record; it is ${JSON.stringify(record)}.`);
  const name = typeof record.name === 'string' && record.name !== '' ? record.name : at;
  const { params, expected } = record;
  if (!isFields(params)) throw new Error(`"${name}": params must be a record of parameters by name.`);
  if (!isFields(expected)) throw new Error(`"${name}": expected must be a record of exact values by name.`);
  const exact = numbersOf(name, expected);
  const given = new Given(name, params);
  const parts = modelOf(name, params).parts(given, Object.keys(exact));
  const made = parts.map(({ suffix, network, makes }): Case => {
    const known = Object.keys(exact).filter((key) => makes[key] !== undefined);
    return {
      name: suffix === undefined ? name : `${name}, ${suffix}`,
      source: [record.formula, record.source].filter((words) => typeof words === 'string').join(' '),
      network,
      requests: requestsOf(name, record.tolerance, replications),
      figures: known.map((key) => makes[key]!(exact[key]!)),
    };
  });
  return {
    name,
    cases: made.filter(({ figures }) => figures.length > 0),
    skipped: Object.keys(exact).filter((key) => parts.every(({ makes }) => makes[key] === undefined)),
  };
}

function numbersOf(name: string, expected: Fields): Readonly<Record<string, number>> {
  const exact: Record<string, number> = {};
  for (const [key, value] of Object.entries(expected)) {
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new Error(`"${name}": expected.${key} must be a number; it is ${JSON.stringify(value)}.`);
    exact[key] = value;
  }
  return exact;
}

/** The one whose parameters these are, all that it needs and none that it does not know. */
function modelOf(name: string, params: Fields): Model {
  const keys = Object.keys(params);
  const found = MODELS.find(
    ({ needs, may = [] }) =>
      needs.every((key) => keys.includes(key)) &&
      keys.every((key) => needs.includes(key) || may.includes(key)),
  );
  if (found) return found;
  const known = MODELS.map(
    ({ needs, may = [] }) => `  ${[...needs, ...may.map((key) => `[${key}]`)].join(', ')}`,
  );
  throw new Error(
    `"${name}": no model has the parameters ${keys.join(', ') || '(none)'}. There are those with\n${known.join('\n')}`,
  );
}

function requestsOf(name: string, tolerance: unknown, replications: number): number {
  const { customers, requests } = isFields(tolerance) ? tolerance : {};
  const asked = customers ?? requests ?? REQUESTS.usual;
  if (typeof asked !== 'number' || !(asked > 0))
    throw new Error(
      `"${name}": tolerance.customers must be a number above 0; it is ${JSON.stringify(asked)}.`,
    );
  return Math.min(REQUESTS.most, Math.max(REQUESTS.least, Math.round(asked / replications)));
}
