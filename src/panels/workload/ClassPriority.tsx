import type { RequestClass } from '../../board/board.ts';
import { PRIORITY } from '../../board/bounds.ts';
import { setClass } from '../../board/edit.ts';
import { NumberField } from '../../kit/NumberField.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/traffic.ts';
import { Field } from '../Field.tsx';
import { useGesture } from '../gesture.ts';
import styles from '../inspect/Inspector.module.css';

/** Which of the waiting requests goes first. */
export function ClassPriority({ requestClass }: { readonly requestClass: RequestClass }) {
  const disabled = useStore((state) => state.readOnly);
  const gesture = useGesture(`${requestClass.id} priority`);
  const change = (priority: number) =>
    store.getState().edit((board) => {
      const current = board.classes[requestClass.id];
      if (!current) return board;
      const { priority: _, ...rest } = current;
      return setClass(board, priority === 0 ? rest : { ...rest, priority });
    }, gesture.name());
  return (
    <Field {...words.priority}>
      {({ labelId, helpId }) => (
        <NumberField
          value={requestClass.priority ?? 0}
          min={PRIORITY.min}
          max={PRIORITY.max}
          step={1}
          integer
          labelledBy={labelId}
          describedBy={helpId}
          disabled={disabled}
          onChange={change}
          onCommit={gesture.end}
          className={styles.number}
        />
      )}
    </Field>
  );
}
