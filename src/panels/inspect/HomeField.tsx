import type { Board, Component } from '../../board/board.ts';
import { groupsAround } from '../../board/groups.ts';
import { moveInto } from '../../board/moveInto.ts';
import { groupKindOf } from '../../catalog/groups.ts';
import { Select } from '../../kit/Select.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/component.ts';
import { Field } from '../Field.tsx';

/** Which group a component lies in; choosing another one puts its card there. Nothing where no group is drawn. */
export function HomeField({ component }: { readonly component: Component }) {
  const board = useStore((state) => state.board);
  const readOnly = useStore((state) => state.readOnly);
  const groups = Object.values(board.groups);
  if (groups.length === 0) return null;
  return (
    <Field {...words.liesIn}>
      {({ labelId, helpId }) => (
        <Select
          value={component.group ?? ''}
          choices={[
            { value: '', label: words.noGroup },
            ...groups.map(({ id, kind }) => ({
              value: id,
              label: pathOf(board, id),
              help: groupKindOf(kind)?.label ?? '',
            })),
          ]}
          disabled={readOnly || component.locked === true}
          labelledBy={labelId}
          describedBy={helpId}
          onChange={(id) =>
            store.getState().edit((current) => moveInto(current, component.id, id === '' ? undefined : id))
          }
        />
      )}
    </Field>
  );
}

/** `us-east-1 / us-east-1a` */
function pathOf(board: Board, id: string): string {
  return groupsAround(board, id)
    .map(({ name }) => name)
    .reverse()
    .join(' / ');
}
