import type { Origin } from '../board/board.ts';
import { Badge } from '../kit/Badge.tsx';

/** Whether the notes say it, and in which line, or whether it is our own completion. */
export function OriginBadge({ origin }: { readonly origin: Origin | undefined }) {
  if (!origin) return null;
  if (origin.by === 'ours') return <Badge title="Our completion: the notes do not say this.">ours</Badge>;
  return (
    <Badge tone="accent" title={`From the notes${origin.refs ? ` (${origin.refs.join(', ')})` : ''}`}>
      notes{origin.lines ? ` ${origin.lines}` : ''}
    </Badge>
  );
}
