import type { Theme } from './shape.ts';

/** Fate "mine": kept on this device, never on a board. */
export interface Preferences {
  readonly theme: Theme;
  /** null: not chosen, the width of the window decides. */
  readonly paletteOpen: boolean | null;
  readonly panelOpen: boolean | null;
  /** px */
  readonly panelWidth: number;
  /** Groups of the palette that are folded away. */
  readonly foldedGroups: readonly string[];
  /** Cards, lines and shapes as drawn by hand. */
  readonly sketchy: boolean;
}

export const PANEL_WIDTH = { min: 260, max: 640 } as const;

const KEY = 'headroom:preferences';
const DEFAULTS: Preferences = {
  theme: 'system',
  paletteOpen: null,
  panelOpen: null,
  panelWidth: 340,
  foldedGroups: [],
  sketchy: false,
};

/** Reads what it can: an unknown or broken field falls back to its default by itself. */
export function readPreferences(storage: Storage | null): Preferences {
  let stored: unknown;
  try {
    stored = JSON.parse(storage?.getItem(KEY) ?? '{}');
  } catch {
    return DEFAULTS;
  }
  if (typeof stored !== 'object' || stored === null) return DEFAULTS;
  const { theme, paletteOpen, panelOpen, panelWidth, foldedGroups, sketchy } = stored as Record<
    string,
    unknown
  >;
  return {
    theme: theme === 'light' || theme === 'dark' || theme === 'system' ? theme : DEFAULTS.theme,
    paletteOpen: typeof paletteOpen === 'boolean' ? paletteOpen : DEFAULTS.paletteOpen,
    panelOpen: typeof panelOpen === 'boolean' ? panelOpen : DEFAULTS.panelOpen,
    panelWidth: typeof panelWidth === 'number' ? clampWidth(panelWidth) : DEFAULTS.panelWidth,
    foldedGroups: Array.isArray(foldedGroups)
      ? foldedGroups.filter((group) => typeof group === 'string')
      : DEFAULTS.foldedGroups,
    sketchy: sketchy === true,
  };
}

export function clampWidth(px: number): number {
  if (!Number.isFinite(px)) return DEFAULTS.panelWidth;
  return Math.min(PANEL_WIDTH.max, Math.max(PANEL_WIDTH.min, Math.round(px)));
}

/** A full or forbidden storage loses the preference, not the work. */
export function writePreferences(storage: Storage | null, preferences: Preferences): void {
  const { theme, paletteOpen, panelOpen, panelWidth, foldedGroups, sketchy } = preferences;
  try {
    storage?.setItem(
      KEY,
      JSON.stringify({ theme, paletteOpen, panelOpen, panelWidth, foldedGroups, sketchy }),
    );
  } catch {
    return;
  }
}

/** The browser's storage, or null where it is forbidden (then even reading the property throws). */
export function deviceStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
