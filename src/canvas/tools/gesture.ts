import type { Id } from '../../board/board.ts';
import type { Rect } from '../camera/camera.ts';
import type { Point } from '../lines/curves.ts';
import type { View } from '../viewNodes.ts';

/** What is read of the pointer: canvas px, and the keys that are held. */
export interface Press {
  readonly at: Point;
  /** 0..1; null where the device does not tell (a mouse, most fingers). */
  readonly pressure: number | null;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** What a tool shows while it is used. */
export interface Pulled {
  readonly type: 'pulled';
  readonly to: Point;
  /** What the line would be fastened to: the one it begins at, and the one it would end at. */
  readonly held: readonly Rect[];
}

/** A frame that is being drawn. */
export interface Framed {
  readonly type: 'framed';
  readonly rect: Rect;
}

export type Preview = Pulled | Framed;

/** One use of a tool, from the press to the end. */
export interface Gesture {
  move(press: Press): void;
  end(press: Press): void;
  /** It came to nothing: Escape, a second finger. */
  cancel(): void;
}

/** What a tool works with. */
export interface Hand {
  readonly view: () => View;
  readonly zoom: () => number;
  show(preview: Preview | null): void;
  /** A component that was pressed and waits for the one it is to be connected to. */
  pending: Id | null;
}

export type Begin = (hand: Hand, press: Press) => Gesture | null;
