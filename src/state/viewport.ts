import type { ViewportPort } from './shape.ts';

let current: ViewportPort | null = null;

/** Called by the canvas when it appears, and with null when it goes. */
export function setViewport(port: ViewportPort | null): void {
  current = port;
}

/** What the canvas on screen can do with its viewport; null while there is none. */
export function viewport(): ViewportPort | null {
  return current;
}
