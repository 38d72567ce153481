/** What was typed for a box or field that was asked for and is not there yet: it may have to be fetched first. */
let ahead = '';

export function typeAhead(key: string): void {
  ahead += key;
}

/** For the box that is there now; none of it is given twice. */
export function takeTypedAhead(): string {
  const typed = ahead;
  ahead = '';
  return typed;
}

/** Types it into a field that has just got the focus, as if by hand. */
export function typeInto(field: HTMLInputElement | HTMLTextAreaElement): void {
  const typed = takeTypedAhead();
  if (typed === '') return;
  field.setRangeText(typed, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
