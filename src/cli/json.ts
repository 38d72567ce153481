/**
 * One JSON value as text. JSON knows neither infinity (an overloaded latency, a headroom without end) nor "not a
 * number" (a mean of nothing): both become null, and the help says so.
 */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
