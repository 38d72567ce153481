import type { State } from './shape.ts';

/** What a slice gets to change and read the one store. */
export type SetState = (patch: Partial<State> | ((state: State) => Partial<State>)) => void;
export type GetState = () => State;

/** Where the load slider stands when the page opens. */
export const FIRST_LOAD = 1;
