import { isAwaited, whenThere } from './awaited.ts';

/** Keys that were pressed before what they are meant for was there. They are pressed again when it is, one after the other. */
const held: (() => void)[] = [];
let isGoingOn = false;
const again = new WeakSet<KeyboardEvent>();

/** Whether something was pressed ahead and has not been done yet: what is pressed now comes after it. */
export function isAhead(): boolean {
  return held.length > 0;
}

/** Does it when what is on its way is there, and what was pressed before it has been done. */
export function doThen(act: () => void): void {
  held.push(act);
  goOn();
}

/** The same press comes again, to what has the focus then. */
export function pressThen(event: KeyboardEvent): void {
  doThen(() => press(event));
}

/** ms after which a click is worth more than the keys before it, as what those wait for may never come. */
const LONG = 1000;

/** Clicks after the keys that were pressed before: what it opens must not get those. */
export function clickThen(button: HTMLElement): void {
  const timer = setTimeout(() => {
    forgetAhead();
    button.click();
  }, LONG);
  doThen(() => {
    clearTimeout(timer);
    button.click();
  });
}

export function isPressedAgain(event: KeyboardEvent): boolean {
  return again.has(event);
}

/** What was pressed for something that will not come. */
export function forgetAhead(): void {
  held.length = 0;
}

whenThere(goOn);

/** Each press in a task of its own, as from the keyboard: what the one before has changed is drawn by then. */
function goOn(): void {
  if (isGoingOn || held.length === 0) return;
  isGoingOn = true;
  setTimeout(() => {
    isGoingOn = false;
    if (isAwaited()) return;
    held.shift()?.();
    goOn();
  });
}

function press(event: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const copy = new KeyboardEvent('keydown', event);
  again.add(copy);
  const isFree = target.dispatchEvent(copy);
  // It was let go meanwhile.
  target.dispatchEvent(new KeyboardEvent('keyup', event));
  if (!isFree || copy.ctrlKey || copy.metaKey || copy.altKey) return;
  if (copy.key.length === 1 && writeInto(target, copy.key)) return;
  if (copy.key === 'Backspace' && isField(target)) erase(target);
  else if (copy.key === 'Enter' && target instanceof HTMLTextAreaElement) writeInto(target, '\n');
  else if (copy.key === 'Enter' || copy.key === ' ')
    (target.closest('button, a[href], summary') as HTMLElement)?.click();
}

/** Writes where the caret is, as if by hand; false where nothing can be written. */
export function writeInto(target: Element, text: string): boolean {
  if (!isField(target)) return false;
  target.setRangeText(text, target.selectionStart ?? 0, target.selectionEnd ?? 0, 'end');
  target.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

function erase(field: HTMLInputElement | HTMLTextAreaElement): void {
  const end = field.selectionEnd ?? 0;
  const start = field.selectionStart === end ? Math.max(0, end - 1) : (field.selectionStart ?? 0);
  field.setSelectionRange(start, end);
  writeInto(field, '');
}

/** A check box has no caret. */
function isField(target: Element): target is HTMLInputElement | HTMLTextAreaElement {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.selectionStart !== null)
  );
}
