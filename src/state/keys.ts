/** Matching of key presses with the shortcuts of the command table, on a Mac and elsewhere. */

/** What is read of a keyboard event. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly target?: EventTarget | null;
}

export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');
}

/**
 * Whether a press is the shortcut: `Mod+Shift+Z`, `?`, `Shift+1`, `ArrowLeft`. `Mod` is Command on a Mac and
 * Control elsewhere. Letters and digits are compared with what is printed on the key, and with the key's place
 * where Shift changes what it prints; signs (`?`, `/`, `+`) with what they print, whatever it takes to type them. A
 * key that prints a letter of another script (Russian, Greek, Hebrew) stands for what it prints on a Latin keyboard.
 */
export function matches(keys: string, press: KeyPress, mac = isMac()): boolean {
  const parts = partsOf(keys);
  const wanted = parts.key;
  const mod = mac ? press.metaKey : press.ctrlKey;
  const otherMod = mac ? press.ctrlKey : press.metaKey;
  if (otherMod || mod !== parts.mod || press.altKey !== parts.alt) return false;
  const key = latin(press);
  if (isSign(wanted)) return key === wanted && (!parts.shift || press.shiftKey);
  if (press.shiftKey !== parts.shift) return false;
  if (/^[0-9]$/.test(wanted)) return key === wanted || press.code === `Digit${wanted}`;
  // With Alt a Mac prints another letter: the place of the key tells.
  if (parts.alt && press.code === `Key${wanted}`) return true;
  return key.toLowerCase() === wanted.toLowerCase();
}

function latin({ key, code }: KeyPress): string {
  if (key.length !== 1 || !/\p{L}/u.test(key) || /\p{Script=Latin}/u.test(key)) return key;
  if (code.startsWith('Key')) return code.slice(3);
  return code === 'BracketLeft' ? '[' : code === 'BracketRight' ? ']' : key;
}

function partsOf(keys: string): { mod: boolean; shift: boolean; alt: boolean; key: string } {
  const parts =
    keys === '+' ? ['+'] : keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+');
  const key = parts.at(-1) ?? '';
  return { mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt'), key };
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[A-Za-z0-9 ]/.test(key);
}

const FIELDS =
  'input:not([type="range"], [type="checkbox"], [type="radio"]), textarea, select, [contenteditable=""], [contenteditable="true"]';
/** Inside these every key is theirs, until they begin to close: whoever presses the next key at once means the board. */
const LAYERS = ['dialog', 'alertdialog', 'menu', 'listbox']
  .map((role) => `[role="${role}"]:not([data-closed])`)
  .join(', ');
/** These are worked with Enter, Space and arrows. */
const WIDGETS =
  'button, a[href], summary, input, [role="slider"], [role="tab"], [role="radio"], [role="menuitem"]';
const WIDGET_KEYS: ReadonlySet<string> = new Set([
  'Enter',
  ' ',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
]);
/** A field that shows what is kept has nothing of its own to take back: undo there means the board's. */
const SETTLED = '[data-settled]';

/** After a slider was pulled, Delete must not take what is selected. */
const ERASERS: ReadonlySet<string> = new Set(['Delete', 'Backspace']);

/** Whether what has the focus takes each key: a field, or something in a dialog or menu. */
export function isPlaceOfItsOwn(element: Element): boolean {
  return element.closest(LAYERS) !== null || element.closest(FIELDS) !== null;
}

/** Whether a press belongs to what is focused: text being typed, a slider or button being worked, a dialog. */
export function belongsToFocus(press: KeyPress): boolean {
  const { target } = press;
  if (typeof Element === 'undefined' || !(target instanceof Element)) return false;
  if (target.closest(LAYERS)) return true;
  if (target.closest(SETTLED) && isUndo(press)) return false;
  if (target.closest(FIELDS)) return true;
  if (ERASERS.has(press.key) && target.closest('input')) return true;
  const held = press.ctrlKey || press.metaKey;
  return !held && WIDGET_KEYS.has(press.key) && target.closest(WIDGETS) !== null;
}

function isUndo(press: KeyPress): boolean {
  return ['Mod+Z', 'Mod+Shift+Z', 'Mod+Y'].some((keys) => matches(keys, press));
}
