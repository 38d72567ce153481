import { CURRENT_VERSION } from './version.ts';
import { writeDownVersion1 } from './version1.ts';

/**
 * Steps from one version of the saved board to the next: the first turns version 1 into 2, and so on. Released
 * steps never change; a new version appends one, with a test of before and after. Each takes and gives plain
 * foreign data, since the decoder has not looked at it yet.
 */
export type Migration = (saved: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

export const MIGRATIONS: readonly Migration[] = [writeDownVersion1];

/** Brings a board of an older version up to the current one. */
export function migrate(
  saved: Readonly<Record<string, unknown>>,
  version: number,
): Readonly<Record<string, unknown>> {
  return MIGRATIONS.slice(version - 1).reduce((data, step) => step(data), saved);
}

/** What a document or draft says of its version; those of the first did not always say it. */
export function versionOf(saved: Readonly<Record<string, unknown>>): number {
  const { version } = saved;
  const isOne = typeof version === 'number' && Number.isInteger(version) && version >= 1;
  return isOne ? Math.min(version, CURRENT_VERSION) : 1;
}
