import type { KeyboardEvent } from 'react';

/** Whether each word that was typed is in one of the texts, wherever it begins. */
export function isFound(typed: string, texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** Arrows go from one example to the next as they lie on the page, and from the field above them to the first. */
export function walkExamples(event: KeyboardEvent): void {
  const list = event.currentTarget.closest('[data-examples]');
  const all = [...(list?.querySelectorAll<HTMLElement>('[data-example]') ?? [])];
  const at = event.target instanceof HTMLElement ? all.indexOf(event.target) : -1;
  const typing = event.target instanceof HTMLInputElement;
  if ((at < 0 && !typing) || event.ctrlKey || event.metaKey || event.altKey) return;
  const next = typing ? (event.key === 'ArrowDown' ? all[0] : undefined) : stepTo(event.key, all, at);
  if (!next) return;
  next.focus();
  event.preventDefault();
}

/** Where a key leads from one of several buttons that lie in rows. */
function stepTo(key: string, all: readonly HTMLElement[], at: number): HTMLElement | undefined {
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  const from = all[at]!.getBoundingClientRect();
  const beside = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (beside !== undefined) {
    const rightToLeft = getComputedStyle(all[at]!).direction === 'rtl';
    return all[at + (rightToLeft ? -beside : beside)];
  }
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const below = key === 'ArrowDown';
  const rows = all.filter((one) => {
    const { top } = one.getBoundingClientRect();
    return below ? top > from.top + from.height / 2 : top < from.top - from.height / 2;
  });
  const off = (one: HTMLElement) => {
    const { top, left } = one.getBoundingClientRect();
    return 10 * Math.abs(top - from.top) + Math.abs(left - from.left);
  };
  return rows.reduce<HTMLElement | undefined>((a, b) => (a && off(a) <= off(b) ? a : b), undefined);
}
