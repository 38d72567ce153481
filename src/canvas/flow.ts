import { type ReactFlowState, useStore, useStoreApi } from '@xyflow/react';
import { createContext, useContext, useMemo } from 'react';
import type { Viewport } from './camera/camera.ts';

/** The only file that touches React Flow's internal store; everything else goes through these few readers. */

/** How much a card shows: a tile far out, its name and load in large letters, the card, or the card with its live figures. */
export type Band = 'far' | 'small' | 'middle' | 'near';

const FAR = 0.45;
const SMALL = 0.7;
const NEAR = 1.5;

const BandContext = createContext<Band>('middle');
export const BandProvider = BandContext.Provider;

export function bandAt(zoom: number): Band {
  if (zoom < SMALL) return zoom < FAR ? 'far' : 'small';
  return zoom > NEAR ? 'near' : 'middle';
}

const selectBand = (state: ReactFlowState) => bandAt(state.transform[2]);
const selectPercent = (state: ReactFlowState) => Math.round(state.transform[2] * 100);
const selectConnecting = (state: ReactFlowState) => state.connection.inProgress;

/** Cards from which on, and zoom below which, a board is drawn as one picture: elements would cost more than they show. */
const MANY = 150;
const OVERVIEW = 0.4;
const selectIsFar = (state: ReactFlowState) => state.transform[2] < OVERVIEW;

/**
 * Whether the board is drawn as one picture. So is a large one that is not yet brought into view: it will be seen from
 * far away, and elements for where one happens to look would be made for nothing.
 */
export function useOverview(cards: number, isInView: boolean): boolean {
  const isFar = useStore(selectIsFar);
  return cards > MANY && (isFar || !isInView);
}

/** Read once, by the canvas; cards take it from context so that a zoom step costs one comparison, not one a card. */
export function useBandOfZoom(): Band {
  return useStore(selectBand);
}

export function useBand(): Band {
  return useContext(BandContext);
}

export function useZoomPercent(): number {
  return useStore(selectPercent);
}

export function useConnecting(): boolean {
  return useStore(selectConnecting);
}

export interface Camera {
  viewport(): Viewport;
  /** Of the canvas element, px. */
  size(): { readonly width: number; readonly height: number };
  /** Calls back after the viewport moved or the canvas changed its size. */
  onMove(listener: () => void): () => void;
}

export function useCamera(): Camera {
  const api = useStoreApi();
  return useMemo(
    () => ({
      viewport: () => {
        const [x, y, zoom] = api.getState().transform;
        return { x, y, zoom };
      },
      size: () => {
        const { width, height } = api.getState();
        return { width, height };
      },
      onMove: (listener) =>
        api.subscribe((state, before) => {
          if (
            state.transform !== before.transform ||
            state.width !== before.width ||
            state.height !== before.height
          ) {
            listener();
          }
        }),
    }),
    [api],
  );
}
