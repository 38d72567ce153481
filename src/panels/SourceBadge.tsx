import { Badge } from '../kit/Badge.tsx';

const WORDS = {
  estimate: ['Estimate', 'By queueing formulas, at each edit, before anything has run.'],
  simulation: ['Simulation', 'Measured in a run of this board, request by request.'],
} as const;

/** Says which of the two ways a number was found; stands wherever numbers stand. */
export function SourceBadge({ by }: { readonly by: keyof typeof WORDS }) {
  const [label, title] = WORDS[by];
  return (
    <Badge title={title} tone={by === 'simulation' ? 'accent' : 'neutral'}>
      {label}
    </Badge>
  );
}
