import type { Fault } from '../simulation/network/scenario.ts';
import type { Network } from '../simulation/network.ts';

export interface Run {
  /** Simulated seconds. */
  readonly duration: number;
  readonly load: number;
  readonly seed: number;
  readonly faults?: readonly Fault[];
  /** `false`: nobody looks at its traces. */
  readonly traces?: boolean | undefined;
}

/** A run that can be made anywhere: structured-cloneable. */
export interface Job {
  readonly network: Network;
  readonly run: Run;
}
