import type { State } from './shape.ts';

/** What a slice gets to change and read the one store. */
export type SetState = (patch: Partial<State> | ((state: State) => Partial<State>)) => void;
export type GetState = () => State;
