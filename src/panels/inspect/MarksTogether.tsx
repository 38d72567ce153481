import type { Mark } from '../../board/board.ts';
import { isTurnable } from '../../board/turning.ts';
import { Button } from '../../kit/Button.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/inspector.ts';
import styles from './Inspector.module.css';
import { lookOf } from './MarkInspector.tsx';
import { type LookPatch, MarkLook } from './MarkLook.tsx';

/** What several marks have in common, and what they can become together. */
export function MarksTogether({ marks }: { readonly marks: readonly Mark[] }) {
  const readOnly = useStore((state) => state.readOnly);
  const [first] = marks;
  if (!first) return null;
  const shared = (['color', 'size', 'dash', 'fill', 'heads'] as const).filter((key) =>
    marks.every((mark) => mark[key] === first[key]),
  );
  const look: LookPatch = Object.fromEntries(shared.map((key) => [key, first[key]]));
  const ids = marks.filter(isTurnable).map(({ id }) => id);
  return (
    <>
      <MarkLook
        kinds={new Set(marks.map(({ kind }) => kind))}
        look={look}
        disabled={readOnly}
        onChange={lookOf(marks.map(({ id }) => id))}
      />
      {!readOnly && ids.length > 0 && (
        <div className={styles.actions}>
          <Button icon="box" onClick={() => store.getState().startInserting({ marks: ids })}>
            {ids.length === 1 ? words.turnIntoAComponent : words.turnIntoComponents}
          </Button>
        </div>
      )}
    </>
  );
}
