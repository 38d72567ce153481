import { deviceStorage } from './preferences.ts';

/** Fate "mine": what was chosen last in the command palette, newest first, as `command:fit` or `kind:cdn`. */
const KEY = 'headroom:recent';
const MOST = 20;

export function recentChoices(storage: Storage | null = deviceStorage()): readonly string[] {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** A full or forbidden storage loses the memory, not the choice. */
export function rememberChoice(id: string, storage: Storage | null = deviceStorage()): void {
  const ids = [id, ...recentChoices(storage).filter((other) => other !== id)].slice(0, MOST);
  try {
    storage?.setItem(KEY, JSON.stringify(ids));
  } catch {
    return;
  }
}
