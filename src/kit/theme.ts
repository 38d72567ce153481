import { useSyncExternalStore } from 'react';
import type { ThemeName } from './ramp.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** The theme on screen now, for drawing that cannot use CSS variables. */
export function currentTheme(): ThemeName {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

/** Puts a theme on screen until another one is: paper is always light. */
export function showTheme(name: ThemeName): void {
  document.documentElement.dataset.theme = name;
  tell();
}

/** Resolves a choice onto `<html data-theme>` and follows the system while the choice is `system`. */
export function applyTheme(choice: ThemeChoice): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const resolve = () => {
    const name: ThemeName = choice === 'system' ? (system.matches ? 'dark' : 'light') : choice;
    showTheme(name);
  };
  resolve();
  if (choice !== 'system') return () => {};
  system.addEventListener('change', resolve);
  return () => system.removeEventListener('change', resolve);
}

/** Calls back after the theme on screen changed. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): ThemeName {
  return useSyncExternalStore(onThemeChange, currentTheme);
}
