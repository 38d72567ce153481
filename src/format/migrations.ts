/**
 * Steps from one version of the saved board to the next: the first turns version 1 into 2, and so on. Released
 * steps never change; a new version appends one, with a test of before and after. Each takes and gives plain
 * foreign data, since the decoder has not looked at it yet.
 */
export type Migration = (saved: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

export const MIGRATIONS: readonly Migration[] = [];

export const CURRENT_VERSION = MIGRATIONS.length + 1;

/** Brings a board of an older version up to the current one. */
export function migrate(
  saved: Readonly<Record<string, unknown>>,
  version: number,
): Readonly<Record<string, unknown>> {
  return MIGRATIONS.slice(version - 1).reduce((data, step) => step(data), saved);
}
