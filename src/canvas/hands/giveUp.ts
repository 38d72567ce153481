/**
 * Escape gives up what the pointer is in the middle of: a connection being pulled, cards being dragged, a marquee. So does
 * the system that takes the pointer away, and a second finger.
 * React Flow knows no cancel. It is told that the button was let go, and whoever hears of that end asks here whether
 * it counts.
 */
export function makeGiveUp() {
  let pointerId: number | null = null;
  let given = false;

  const letGo = () => {
    document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, view: window }));
    // A marquee listens to the pointer that it has captured.
    if (pointerId === null) return;
    const pane = document.querySelector('.react-flow__pane');
    if (pane?.hasPointerCapture(pointerId))
      pane.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, pointerId }));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    given = true;
    end();
    letGo();
  };
  const onCancel = (event: PointerEvent) => {
    if (event.pointerId === pointerId) given = true;
  };
  const end = () => {
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('pointercancel', onCancel, true);
  };

  return {
    /** The pointer went down; nothing is given up yet. */
    press(id: number): void {
      end();
      pointerId = id;
      given = false;
    },
    /** What Escape gives up from now on has begun. */
    begin(): void {
      window.addEventListener('keydown', onKey, true);
      window.addEventListener('pointercancel', onCancel, true);
    },
    /** It is over. True when it was given up, and is to change nothing. */
    end(): boolean {
      end();
      return given;
    },
    given: () => given,
  };
}
