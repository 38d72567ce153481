import { type RefObject, useEffect } from 'react';
import { type Camera, useCamera } from '../flow.ts';
import { movable } from '../hands/movable.ts';

/** ms without a move after which the drawing is sharp again. */
export const REST = 150;

/**
 * While one looks elsewhere or nearer, the drawing is one layer that is shifted as it is: else all that is on screen would
 * be painted anew in each frame. Only then: a layer is as sharp as where it was painted, and for a card that is dragged all
 * of it would be made anew. Returns what ends it.
 */
export function glide(camera: Pick<Camera, 'onMove'>, drawing: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let land: (() => void) | null = null;
  const rest = () => {
    delete drawing.dataset.gliding;
    land?.();
    land = null;
  };
  const leave = camera.onMove(() => {
    drawing.dataset.gliding = '';
    land ??= movable(drawing);
    clearTimeout(timer);
    timer = setTimeout(rest, REST);
  });
  return () => {
    leave();
    clearTimeout(timer);
    rest();
  };
}

export function useGliding(root: RefObject<HTMLElement | null>): void {
  const camera = useCamera();
  useEffect(() => {
    const drawing = root.current?.querySelector<HTMLElement>('.react-flow__viewport');
    return drawing ? glide(camera, drawing) : undefined;
  }, [camera, root]);
}
