import type { Connection } from '../../board/board.ts';
import type { ConnectionPatch } from '../../board/edit.ts';

/** What each part of the connection's form is given. */
export interface ConnectionPartProps {
  readonly connection: Connection;
  readonly disabled: boolean;
  /** Applies a patch; ticks of one gesture become one undo step. */
  readonly change: (patch: ConnectionPatch) => void;
  readonly changeOnce: (patch: ConnectionPatch) => void;
  readonly onCommit: () => void;
}
