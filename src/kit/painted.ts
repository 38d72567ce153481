/** ms after which a page that is not on screen, and draws no frames, goes on. */
const HIDDEN = 300;

/**
 * Resolves when the first frame has been drawn. What is not needed to draw is fetched and rendered from then on: before,
 * each of its pieces would put off the moment at which there is something to see and to press.
 */
export const painted: Promise<void> = new Promise((resolve) => {
  if (typeof requestAnimationFrame === 'undefined') return resolve();
  const timer = setTimeout(resolve, HIDDEN);
  // React renders in a task of its own; the frame after the one that begins with it shows what it made.
  const next = (): void => {
    if (document.getElementById('root')?.firstElementChild) {
      clearTimeout(timer);
      requestAnimationFrame(() => setTimeout(resolve));
    } else requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
});
