import type { Keys, RequestClass } from '../board/board.ts';
import { KEY_BOUNDS } from '../board/bounds.ts';
import { setClass } from '../board/edit.ts';
import { KEY_DEFAULTS } from '../board/keys.ts';
import { without } from '../board/tables.ts';
import { NumberField } from '../kit/NumberField.tsx';
import { Select } from '../kit/Select.tsx';
import { store, useStore } from '../state/store.ts';
import { Field } from './Field.tsx';
import { useGesture } from './gesture.ts';
import styles from './Inspector.module.css';
import { TextField } from './TextField.tsx';

const CHOICES = [
  { value: 'own', label: 'Something of its own', help: 'No two requests ask for the same.' },
  { value: 'keys', label: 'One of many things', help: 'Some far more often than others.' },
];

/** What the requests of a class ask for: what real caches keep, and what keys are hashed. */
export function ClassKeys({ requestClass }: { readonly requestClass: RequestClass }) {
  const disabled = useStore((state) => state.readOnly);
  const gesture = useGesture(`${requestClass.id} keys`);
  const { keys } = requestClass;
  const change = (next: Keys | undefined) =>
    store.getState().edit((board) => {
      const current = board.classes[requestClass.id];
      if (!current) return board;
      return setClass(board, next ? { ...current, keys: next } : without(current, 'keys'));
    }, gesture.name());
  const number = (key: 'items' | 'exponent', label: string, help: string) =>
    keys && (
      <Field label={label} help={help}>
        {({ labelId, helpId }) => (
          <NumberField
            value={keys[key]}
            min={KEY_BOUNDS[key].min}
            max={KEY_BOUNDS[key].max}
            {...(key === 'items' ? { integer: true, scale: 'log' } : { step: 0.1 })}
            labelledBy={labelId}
            describedBy={helpId}
            disabled={disabled}
            onChange={(value) => change({ ...keys, [key]: value })}
            onCommit={gesture.end}
            className={styles.number}
          />
        )}
      </Field>
    );
  return (
    <>
      <Field label="Asks for" help="Caches with real contents and key hashes go by it.">
        {(ids) => (
          <Select
            value={keys ? 'keys' : 'own'}
            choices={CHOICES}
            onChange={(value) => {
              change(value === 'keys' ? KEY_DEFAULTS : undefined);
              gesture.end();
            }}
            labelledBy={ids.labelId}
            describedBy={ids.helpId}
            disabled={disabled}
          />
        )}
      </Field>
      {number('items', 'Things', 'How many different things there are.')}
      {number(
        'exponent',
        'Zipf exponent',
        'How unequally they are asked for: 0 all alike, 0.8 as on the web, above 1 a few get most.',
      )}
      {keys && (
        <Field label="Called" help="Classes with the same word ask for the same things.">
          {({ labelId, helpId }) => (
            <TextField
              labelledBy={labelId}
              describedBy={helpId}
              value={keys.name ?? ''}
              placeholder="links"
              disabled={disabled}
              onChange={(name) => change({ ...keys, name })}
            />
          )}
        </Field>
      )}
    </>
  );
}
