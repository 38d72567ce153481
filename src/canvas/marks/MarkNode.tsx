import * as words from '../../words/onCanvas.ts';
import '../../kit/markTokens.css';
import type { NodeProps } from '@xyflow/react';
import { type CSSProperties, memo, useMemo } from 'react';
import { EMPTY_BOARD, type Mark } from '../../board/board.ts';
import { cx } from '../../kit/cx.ts';
import { Icon } from '../../kit/icons.tsx';
import { fontOf, nameOfMark } from '../../state/markLook.ts';
import { useStore } from '../../state/store.ts';
import { MarkDrawing } from './MarkDrawing.tsx';
import { MarkHandles } from './MarkHandles.tsx';
import styles from './MarkNode.module.css';
import { MarkWords } from './MarkWords.tsx';
import type { MarkNode as MarkNodeType } from './nodes.ts';

/** A mark on the board, as React Flow's node: what is drawn, the words on it, and what to shape it by. */
export const MarkNode = memo(function MarkNode({ data, selected }: NodeProps<MarkNodeType>) {
  const { mark, course } = data;
  const only = useStore((state) => selected && state.selection.size === 1 && !state.readOnly);
  const writing = useStore((state) => state.renaming === mark.id);
  const name = useName(mark);
  const style = {
    '--mark': `var(--mark-${mark.color})`,
    '--note': `var(--note-${mark.color})`,
    '--font': `${fontOf(mark)}px`,
  } as CSSProperties;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset
    <div
      className={cx(styles.mark, 'mark')}
      style={style}
      data-item={mark.id}
      data-mark={mark.kind}
      // The Tab key walks what is drawn in the order of keyboard.ts.
      tabIndex={-1}
      role="group"
      aria-roledescription={words.marks[mark.kind === 'line' && mark.heads !== 'none' ? 'arrow' : mark.kind]}
      aria-label={mark.locked ? words.locked(name) : name}
      aria-current={selected || undefined}
    >
      <MarkDrawing mark={mark} course={course} selected={selected} />
      <MarkWords mark={mark} course={course} writing={writing} />
      {mark.locked && <Icon name="lock" size={12} className={styles.lock} />}
      {only && !writing && !mark.locked && <MarkHandles mark={mark} course={course} />}
    </div>
  );
});

/** Only a line speaks of others, and is named anew when these are. */
function useName(mark: Mark): string {
  const board = useStore((state) => (mark.kind === 'line' ? state.board : EMPTY_BOARD));
  return useMemo(() => nameOfMark(board, mark), [board, mark]);
}
