const OTHER: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** The key as it would be on a page read from left to right: where one reads the other way, Left goes on and Right goes back. */
export function keyAlongText(key: string, place: EventTarget): string {
  const mirrored = place instanceof Element && getComputedStyle(place).direction === 'rtl';
  return (mirrored && OTHER[key]) || key;
}
