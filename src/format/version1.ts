import { isRecord, own } from './mend.ts';

/**
 * Parameters that came after version 1, and by default do something: at the value of no effect, which is what boards of
 * version 1 mean by leaving them out. In files of version 2 and later they stand where they differ from their default.
 */
const SINCE: Readonly<Record<string, Readonly<Record<string, number | string>>>> = {
  api_gateway: { calleeTimeout: 3600, payloadLimit: 1_000_000_000 },
  cache_writebehind: { flushEvery: 0, onCrash: 'kept' },
  cdn: { transfers: 'turn' },
  dns: { addressTtl: 0, checkEvery: 0 },
  search_index: { refresh: 0 },
  serverless_function: { coldStart: 0, ramp: 1_000_000, maxDuration: 86_400 },
  service_discovery: { addressTtl: 0, checkEvery: 0 },
};

/** Writes down what a board of version 1 left to the defaults of its day. */
export function writeDownVersion1(
  saved: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const components = own(saved, 'components');
  if (!isRecord(components)) return saved;
  const entries = Object.entries(components).map(([id, component]) => [id, writtenDown(component)]);
  return { ...saved, components: Object.fromEntries(entries) };
}

function writtenDown(component: unknown): unknown {
  if (!isRecord(component)) return component;
  const kind = own(component, 'kind');
  const since = typeof kind === 'string' && Object.hasOwn(SINCE, kind) ? SINCE[kind] : undefined;
  const params = own(component, 'params') ?? {};
  return since && isRecord(params) ? { ...component, params: { ...since, ...params } } : component;
}
