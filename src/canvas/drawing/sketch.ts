import { createContext, useContext } from 'react';
import type { Curve } from '../lines/curves.ts';

/** Draws as a hand would. The seed decides every wobble, so that nothing ever wobbles anew. */
export interface Sketch {
  curve(curve: Curve, seed: string): string;
  course(points: readonly number[], seed: string): string;
  box(width: number, height: number, radius: number, seed: string): string;
  ellipse(width: number, height: number, seed: string): string;
}

/** Null for the clean style. */
const SketchContext = createContext<Sketch | null>(null);
export const SketchProvider = SketchContext.Provider;

export function useSketch(): Sketch | null {
  return useContext(SketchContext);
}
