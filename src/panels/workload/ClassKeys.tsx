import type { Keys, RequestClass } from '../../board/board.ts';
import { KEY_BOUNDS } from '../../board/bounds.ts';
import { setClass } from '../../board/edit.ts';
import { KEY_DEFAULTS } from '../../board/keys.ts';
import { without } from '../../board/tables.ts';
import { NumberField } from '../../kit/NumberField.tsx';
import { Select } from '../../kit/Select.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/traffic.ts';
import { Field } from '../Field.tsx';
import { useGesture } from '../gesture.ts';
import styles from '../inspect/Inspector.module.css';
import { TextField } from '../TextField.tsx';

const CHOICES = [
  { value: 'own', ...words.ownThings },
  { value: 'keys', ...words.sharedThings },
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
      <Field {...words.asksFor}>
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
      {number('items', words.things, words.thingsHelp)}
      {number('exponent', words.zipfExponent, words.zipfHelp)}
      {keys && (
        <Field {...words.called}>
          {({ labelId, helpId }) => (
            <TextField
              labelledBy={labelId}
              describedBy={helpId}
              value={keys.name ?? ''}
              placeholder={words.links}
              disabled={disabled}
              onChange={(name) => change({ ...keys, name })}
            />
          )}
        </Field>
      )}
    </>
  );
}
