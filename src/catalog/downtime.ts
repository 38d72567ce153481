import { formatMs } from './units.ts';

/** ms of a month: a twelfth of 365.2425 days. */
const MONTH = (365.2425 / 12) * 86_400_000;

/** An availability to two digits of what is missing of it: `99.89 %`, `99.99 %`, `99.9998 %`. */
export function formatAvailability(share: number): string {
  const missing = 100 * (1 - share);
  const places = missing > 0 ? Math.min(7, Math.max(0, 1 - Math.floor(Math.log10(missing) + 1e-9))) : 0;
  return `${Number((100 * share).toFixed(places))} %`;
}

/** What is missing of it in a month: `44 min`. */
export function formatDowntime(share: number): string {
  const away = Math.max(0, 1 - share) * MONTH;
  return away < 1000 && away > 0 ? '< 1 s' : formatMs(away);
}
