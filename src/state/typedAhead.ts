/** What was typed for a box that was asked for and is not there yet: it may have to be fetched first. */
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
