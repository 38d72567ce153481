import type { Origin } from '../../board/board.ts';
import { Badge } from '../../kit/Badge.tsx';
import * as words from '../../words/figures.ts';

/** Whether the notes say it, and in which line, or whether it is our own completion. */
export function OriginBadge({ origin }: { readonly origin: Origin | undefined }) {
  if (!origin) return null;
  if (origin.by === 'ours') return <Badge title={words.oursHelp}>{words.ours}</Badge>;
  return (
    <Badge tone="accent" title={words.fromNotes(origin.refs)}>
      {words.notes(origin.lines)}
    </Badge>
  );
}
