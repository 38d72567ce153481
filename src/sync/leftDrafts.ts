import { DRAFT_PREFIX } from './draft.ts';

export interface LeftDraft {
  readonly id: string;
  /** To be decoded: anything may stand there. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** To be called once the disk has it. */
  forget(): void;
}

/** What earlier pages left. */
export function leftDrafts(): LeftDraft[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
    return keys.filter((key) => key.startsWith(DRAFT_PREFIX)).flatMap(readDraft);
  } catch {
    return [];
  }
}

function readDraft(key: string): LeftDraft[] {
  const forget = (): void => localStorage.removeItem(key);
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(key) ?? '');
    if (typeof raw !== 'object' || raw === null) throw new Error('Not a board');
    return [{ id: key.slice(DRAFT_PREFIX.length), raw: raw as Record<string, unknown>, forget }];
  } catch {
    forget();
    return [];
  }
}
