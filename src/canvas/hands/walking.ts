/**
 * Says on an element, as `data-walking`, that one goes about the page by keys, from a step of Tab or an arrow on until the
 * next press of a pointer. Browsers show where the focus is after any key, so that whoever writes a word with the mouse
 * in hand would get a frame around all of the canvas. Returns how to end it.
 */
export function showWalking(element: HTMLElement): () => void {
  const { ownerDocument } = element;
  const onKey = ({ key }: KeyboardEvent): void => {
    if (/^(Tab|Arrow.*)$/.test(key)) element.dataset.walking = '';
  };
  const onPress = (): void => {
    delete element.dataset.walking;
  };
  ownerDocument.addEventListener('keydown', onKey, true);
  ownerDocument.addEventListener('pointerdown', onPress, true);
  return () => {
    ownerDocument.removeEventListener('keydown', onKey, true);
    ownerDocument.removeEventListener('pointerdown', onPress, true);
  };
}
