import type { Board } from '../../board/board.ts';
import { VisuallyHidden } from '../../kit/VisuallyHidden.tsx';
import { STAGES, stageBoard } from '../../templates/stages.ts';
import type { Template } from '../../templates/templates.ts';
import * as words from '../../words/boards.ts';
import styles from './GalleryDialog.module.css';

/** Earlier and later versions of a system, each to be opened from the gallery. */
export function Versions({
  of,
  open,
}: {
  readonly of: Template;
  readonly open: (load: () => Promise<Board>) => Promise<void>;
}) {
  const stages = Object.hasOwn(STAGES, of.name) ? STAGES[of.name]! : [];
  if (stages.length === 0) return null;
  return (
    <details className={styles.variants}>
      <summary>
        {words.versions(stages.length)}
        <VisuallyHidden>{words.ofExample(of.title)}</VisuallyHidden>
      </summary>
      <ul>
        {stages.map((stage, index) => (
          <li key={stage.title}>
            <button
              type="button"
              className={styles.variant}
              onClick={() => void open(async () => stageBoard(await of.load(), stages, index))}
            >
              <span className={styles.variantTitle}>{words.version(index + 1, stage.title)}</span>
              <span>{stage.about}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
