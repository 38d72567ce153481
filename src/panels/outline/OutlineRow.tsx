import type { Id } from '../../board/board.ts';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/icons.tsx';
import { commandOf } from '../../state/commands.ts';
import { store, useStore } from '../../state/store.ts';
import type { CommandId } from '../../words/commands.ts';
import * as words from '../../words/outline.ts';
import { flyTo } from '../fly.ts';
import styles from './OutlineTab.module.css';

/** A group or drawing, by name and what it is; chosen, also with its details and the command that takes it away. */
export function OutlineRow({
  id,
  icon,
  name,
  rest,
  command,
  label,
}: {
  readonly id: Id;
  readonly icon: string;
  readonly name: string;
  readonly rest: string;
  readonly command: CommandId;
  readonly label: string;
}) {
  const chosen = useStore((state) => state.selection.size === 1 && state.selection.has(id));
  const readOnly = useStore((state) => state.readOnly);
  return (
    <>
      <button
        type="button"
        className={styles.row}
        aria-current={chosen || undefined}
        onClick={() => flyTo(id)}
      >
        <Icon name={icon} size={16} />
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <span className={styles.rest}>{rest}</span>
        </span>
      </button>
      {chosen && (
        <div className={styles.actions}>
          <div className={styles.buttons}>
            <Button onClick={() => store.getState().showTab('inspect')}>{words.details}</Button>
            {!readOnly && <Button onClick={() => commandOf(command).run()}>{label}</Button>}
          </div>
        </div>
      )}
    </>
  );
}
