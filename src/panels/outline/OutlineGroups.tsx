import { memo } from 'react';
import type { Board, Group, Id } from '../../board/board.ts';
import { membersOf } from '../../board/groups.ts';
import { groupKindOf } from '../../catalog/groups.ts';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/outline.ts';
import { components } from '../../words/things.ts';
import { flyTo } from '../fly.ts';
import { OutlineRow } from './OutlineRow.tsx';
import styles from './OutlineTab.module.css';

/** The groups as a nested list with what lies in each; chosen, also with what can be done with it. */
export const OutlineGroups = memo(function OutlineGroups() {
  const board = useStore((state) => state.board);
  const outer = Object.values(board.groups).filter(({ parent }) => parent === undefined);
  return outer.length === 0 ? null : (
    <ul className={styles.list} aria-label={words.groups}>
      {byName(outer).map((group) => (
        <Item key={group.id} group={group} board={board} />
      ))}
    </ul>
  );
});

function Item({ group, board }: { readonly group: Group; readonly board: Board }) {
  const inner = Object.values(board.groups).filter(({ parent }) => parent === group.id);
  const members = Object.values(board.components).filter((component) => component.group === group.id);
  const count = membersOf(board, [group.id]).length;
  const kind = groupKindOf(group.kind);
  const parts = [kind?.label ?? words.group, components(count), group.locked && words.locked];
  return (
    <li className={styles.item}>
      <OutlineRow
        id={group.id}
        icon={kind?.icon ?? 'box'}
        name={group.name}
        rest={parts.filter(Boolean).join(', ')}
        command="ungroup"
        label={words.ungroup}
      />
      {inner.length + members.length > 0 && (
        <ul className={styles.calls} aria-label={words.liesIn(group.name)}>
          {byName(inner).map((one) => (
            <Item key={one.id} group={one} board={board} />
          ))}
          {byName(members).map(({ id, name }) => (
            <Member key={id} id={id} name={name} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Member({ id, name }: { readonly id: Id; readonly name: string }) {
  return (
    <li>
      <button type="button" className={styles.row} onClick={() => flyTo(id)}>
        <span className={styles.words}>{name}</span>
      </button>
    </li>
  );
}

function byName<T extends { readonly name: string; readonly id: Id }>(records: readonly T[]): T[] {
  return [...records].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
}
