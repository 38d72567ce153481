/** Words of the controls themselves, the same wherever they stand. No word of the domain. */

export const close = 'Close';
export const dismiss = 'Dismiss';
export const less = (value: string): string => `Less ${value}`;
export const more = (value: string): string => `More ${value}`;
export const scrolls = (what: string): string => `${what}, scrolls sideways`;

/** What is printed on keys. */
export const keys: Readonly<Record<string, string>> = {
  Alt: 'Alt',
  Backspace: 'Backspace',
  Delete: 'Del',
  Enter: 'Enter',
  Escape: 'Esc',
  Mod: 'Ctrl',
  Shift: 'Shift',
  Tab: 'Tab',
  ' ': 'Space',
};
