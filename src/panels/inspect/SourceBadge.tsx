import { Badge } from '../../kit/Badge.tsx';
import * as words from '../../words/figures.ts';

const WORDS = {
  estimate: [words.estimate, words.estimateHelp],
  simulation: [words.simulation, words.simulationHelp],
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
