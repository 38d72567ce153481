/** Adds nothing to where an element is. */
const NOTHING: Keyframe[] = [{ transform: 'none' }, { transform: 'none' }];

/**
 * For as long as a script moves an element that is a layer of its own. For each such move Chromium asks of all that is on the
 * page whether it now lies over something else, and in which layer it belongs, which takes longer than the rest of the
 * frame. Of what is animated it does not ask; so there is an animation, which never begins. Returns what ends it.
 */
export function movable(element: HTMLElement): () => void {
  // Without it an animation would take the place of what the script says.
  if (!globalThis.CSS?.supports?.('animation-composition', 'add')) return () => {};
  const animation = element.animate(NOTHING, { duration: 1, composite: 'add' });
  animation.pause();
  return () => animation.cancel();
}
