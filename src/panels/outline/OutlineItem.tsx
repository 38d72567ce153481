import { memo, useId } from 'react';
import type { Component, Connection, Id } from '../../board/board.ts';
import { connect, renameComponent, setLocked } from '../../board/edit.ts';
import { waysOf } from '../../board/flow.ts';
import { kindFor } from '../../board/read.ts';
import { Button } from '../../kit/Button.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/outline.ts';
import { flyTo } from '../fly.ts';
import { KindTile } from '../palette/KindTile.tsx';
import { FindingList } from '../results/FindingList.tsx';
import { freshReport } from '../results/freshReport.ts';
import { TextField } from '../TextField.tsx';
import styles from './OutlineTab.module.css';
import { componentWords, connectionWords } from './outlineWords.ts';

interface ItemProps {
  readonly id: Id;
  /** The component, or its connection, where that alone is selected. */
  readonly chosen: Id | undefined;
  /** The same for the row that the Tab key reaches. */
  readonly stop: Id | undefined;
  readonly onFocus: (id: Id) => void;
  readonly onAddAfter: (id: Id) => void;
  readonly onRemove: (id: Id) => void;
}

/** A component with what it calls below it; chosen, also with what can be done with it. */
export const OutlineItem = memo(function OutlineItem({
  id,
  chosen,
  stop,
  onFocus,
  onAddAfter,
  onRemove,
}: ItemProps) {
  const component = useStore((state) => state.board.components[id]);
  const calls = useStore((state) => waysOf(state.board).outgoing.get(id));
  const measured = useStore((state) => freshReport(state)?.components[id]);
  const estimate = useStore((state) => state.estimate.components[id]);
  const findings = useStore((state) => state.findings);
  const actions = useId();
  const kind = kindFor(component);
  if (!component || !kind) return null;
  const isOpen = chosen === id;
  const rest = componentWords(
    component,
    measured ?? estimate,
    findings.filter(({ at }) => at.id === id),
  );
  return (
    <li className={styles.item}>
      <button
        type="button"
        data-row={id}
        data-name={component.name}
        className={styles.row}
        tabIndex={stop === id ? 0 : -1}
        aria-current={isOpen || undefined}
        aria-expanded={isOpen}
        aria-controls={isOpen ? actions : undefined}
        onFocus={() => onFocus(id)}
        onClick={() => flyTo(id)}
      >
        <KindTile kind={kind} size={22} />
        <span className={styles.words}>
          <span className={styles.name}>{component.name}</span>
          <span className={styles.rest}>{rest}</span>
        </span>
      </button>
      {isOpen && (
        <ComponentActions id={actions} component={component} onAddAfter={onAddAfter} onRemove={onRemove} />
      )}
      {calls && (
        <ul className={styles.calls} aria-label={words.whatCalls(component.name)}>
          {calls.map((connection) => (
            <ConnectionItem
              key={connection.id}
              connection={connection}
              isOpen={chosen === connection.id}
              isStop={stop === connection.id}
              onFocus={onFocus}
              onRemove={onRemove}
            />
          ))}
        </ul>
      )}
    </li>
  );
});

const ConnectionItem = memo(function ConnectionItem({
  connection,
  isOpen,
  isStop,
  onFocus,
  onRemove,
}: {
  readonly connection: Connection;
  readonly isOpen: boolean;
  readonly isStop: boolean;
  readonly onFocus: (id: Id) => void;
  readonly onRemove: (id: Id) => void;
}) {
  const callee = useStore((state) => state.board.components[connection.to]?.name ?? connection.to);
  const rate = useStore((state) => (freshReport(state) ?? state.estimate).connections[connection.id]?.rate);
  const readOnly = useStore((state) => state.readOnly);
  const { title, rest } = connectionWords(connection, callee, rate);
  return (
    <li>
      <button
        type="button"
        data-row={connection.id}
        data-name={words.connectionTo(callee)}
        className={styles.row}
        tabIndex={isStop ? 0 : -1}
        aria-current={isOpen || undefined}
        onFocus={() => onFocus(connection.id)}
        onClick={() => flyTo(connection.id)}
      >
        <span className={styles.words}>
          <span>{title}</span>
          <span className={styles.rest}>{rest}</span>
        </span>
      </button>
      {isOpen && (
        <div className={styles.actions}>
          <FindingList id={connection.id} />
          <div className={styles.buttons}>
            <Button onClick={() => store.getState().showTab('inspect')}>{words.details}</Button>
            {!readOnly && (
              <Button look="danger" onClick={() => onRemove(connection.id)}>
                {words.disconnect}
              </Button>
            )}
          </div>
        </div>
      )}
    </li>
  );
});

/** Rename, connect, add after, lock, delete: all that the canvas can do with one component. */
function ComponentActions({
  id,
  component,
  onAddAfter,
  onRemove,
}: {
  readonly id: string;
  readonly component: Component;
  readonly onAddAfter: (id: Id) => void;
  readonly onRemove: (id: Id) => void;
}) {
  const components = useStore((state) => state.board.components);
  const readOnly = useStore((state) => state.readOnly);
  const { edit, say, showTab } = store.getState();
  const connectTo = (to: Id) => {
    const { board } = store.getState();
    const connected = connect(board, component.id, to);
    edit(() => connected);
    const said = connected === board ? words.alreadyConnected : words.connected;
    say(said(component.name, board.components[to]?.name ?? to));
  };
  const others = Object.values(components).filter((other) => other.id !== component.id);
  return (
    <div id={id} className={styles.actions}>
      <FindingList id={component.id} />
      {!readOnly && (
        <>
          <TextField
            label={words.componentName}
            value={component.name}
            required
            onChange={(name) => edit((board) => renameComponent(board, component.id, name))}
          />
          <NativeSelect
            label={words.connectFrom(component.name)}
            className={styles.select}
            value=""
            choices={[
              { value: '', label: words.connectTo },
              ...others.map((other) => ({ value: other.id, label: other.name })),
            ]}
            onChange={(to) => to !== '' && connectTo(to)}
          />
        </>
      )}
      <div className={styles.buttons}>
        <Button onClick={() => showTab('inspect')}>{words.details}</Button>
        {!readOnly && (
          <>
            <Button onClick={() => onAddAfter(component.id)}>{words.addAfter}</Button>
            <Button
              aria-pressed={component.locked === true}
              onClick={() => edit((board) => setLocked(board, [component.id], !component.locked))}
            >
              {component.locked ? words.unlock : words.lock}
            </Button>
            <Button look="danger" onClick={() => onRemove(component.id)}>
              {words.remove}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
