/** Times are seconds everywhere in `simulation/` and `analysis/`; reports turn them to ms at the edge. */
export type Distribution =
  | { readonly shape: 'deterministic'; readonly mean: number }
  | { readonly shape: 'exponential'; readonly mean: number }
  | {
      /** A `hyperexponential` one has a cv of 1 at least; its two branches take equal shares of the time. */
      readonly shape: 'lognormal' | 'gamma' | 'hyperexponential' | 'pareto';
      readonly mean: number;
      readonly cv: number;
    }
  | {
      /** One of so many values, s, each by its weight; mean and cv are theirs. */
      readonly shape: 'measured';
      readonly mean: number;
      readonly cv: number;
      readonly values: readonly number[];
      readonly weights: readonly number[];
    };
