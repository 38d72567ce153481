import { useState } from 'react';
import type { Component } from '../../board/board.ts';
import { setOperation } from '../../board/edit.ts';
import { kindFor, operationsOf } from '../../board/read.ts';
import { OPERATION_BOUNDS } from '../../catalog/fit.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { NumberField } from '../../kit/NumberField.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/component.ts';
import { Field } from '../Field.tsx';
import { useGesture } from '../gesture.ts';
import { Section } from '../Section.tsx';
import { TextField } from '../TextField.tsx';
import styles from './Inspector.module.css';

/** Service times of named operations: what a connection's "operation" chooses from. */
export function OperationList({ component }: { readonly component: Component }) {
  const readOnly = useStore((state) => state.readOnly);
  const [adding, setAdding] = useState(false);
  const operations = Object.entries(operationsOf(component));
  if (readOnly && operations.length === 0) return null;
  const add = (name: string) => {
    setAdding(false);
    if (name !== '') store.getState().edit((board) => setOperation(board, component.id, name, 5));
  };
  return (
    <Section
      title={words.operations}
      action={
        !readOnly && (
          <Button look="quiet" icon="plus" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )
      }
    >
      {operations.length === 0 && !adding && <p className={styles.hint}>{words.oneOperation}</p>}
      {operations.map(([name, ms]) => (
        <OperationField key={name} component={component} name={name} ms={ms} />
      ))}
      {adding && (
        <TextField
          label={words.operationName}
          placeholder={words.operationHint}
          value=""
          onChange={add}
          required
        />
      )}
    </Section>
  );
}

function OperationField({
  component,
  name,
  ms,
}: {
  readonly component: Component;
  readonly name: string;
  readonly ms: number;
}) {
  const readOnly = useStore((state) => state.readOnly);
  const gesture = useGesture(`${component.id}.op.${name}`);
  const own = kindFor(component)?.operations?.[name];
  const set = (value: number | null) =>
    store.getState().edit((board) => setOperation(board, component.id, name, value), gesture.name());
  return (
    <Field
      label={name}
      changed={own !== undefined && own !== ms && !readOnly}
      onReset={() => {
        set(null);
        gesture.end();
      }}
    >
      {({ labelId }) => (
        <>
          {own === undefined && !readOnly && (
            <IconButton
              icon="x"
              iconSize={13}
              label={words.removeOperation(name)}
              onClick={() => set(null)}
            />
          )}
          <NumberField
            value={ms}
            {...OPERATION_BOUNDS}
            unit="ms"
            scale="log"
            labelledBy={labelId}
            disabled={readOnly}
            onChange={set}
            onCommit={gesture.end}
            className={styles.number}
          />
        </>
      )}
    </Field>
  );
}
