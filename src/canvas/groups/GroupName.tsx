import type { Group } from '../../board/board.ts';
import { later } from '../../state/later.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/canvas.ts';
import { itemOf, NameField } from '../cards/NameField.tsx';
import styles from './GroupLayer.module.css';

const grouping = () => import('../../state/grouping.ts');

/** The name of a frame, edited in place as that of a card is. */
export function GroupName({ group }: { readonly group: Group }) {
  const renaming = useStore((state) => state.renaming === group.id);
  if (!renaming) return <span className={styles.name}>{group.name}</span>;
  const keep = (words: string): void => {
    const name = words.trim();
    if (name && name !== group.name)
      void later(grouping, (module) => module.nameGroup(store.getState(), group.id, name));
  };
  return (
    <NameField
      label={words.groupName}
      words={group.name}
      className={styles.field}
      size={Math.max(8, group.name.length)}
      keep={keep}
      owner={itemOf}
    />
  );
}
