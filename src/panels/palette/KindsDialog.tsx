import { useState } from 'react';
import { removeKind, setKind, usesOf } from '../../board/kinds.ts';
import { kindFrom, type OwnKind } from '../../catalog/custom.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/kinds.ts';
import { KindForm } from './KindForm.tsx';
import styles from './KindsDialog.module.css';
import { KindTile } from './KindTile.tsx';
import { kindLike } from './ownKinds.ts';

/** The kinds of component that this board defines for itself: a list, and a form for one of them. */
export function KindsDialog() {
  const board = useStore((state) => state.board);
  const readOnly = useStore((state) => state.readOnly);
  const selected = useStore((state) =>
    state.selection.size === 1 ? state.board.components[[...state.selection][0] ?? ''] : undefined,
  );
  const own = Object.values(board.kinds);
  const [draft, setDraft] = useState<OwnKind | null>(() => firstOf(board.kinds, selected?.kind));
  const { openDialog, edit, say, insert } = store.getState();
  const close = () => openDialog(null);
  const isNew = draft !== null && !Object.hasOwn(board.kinds, draft.id);

  const keep = (andAdd: boolean) => {
    if (draft === null) return;
    const label = draft.label.trim() || words.ownKind;
    edit((before) => setKind(before, { ...draft, label }));
    say(isNew ? words.isKindNow(label) : words.changed(label));
    if (!andAdd) return setDraft(null);
    close();
    insert(draft.id);
  };

  if (draft !== null && !readOnly)
    return (
      <Dialog
        open
        onClose={close}
        size="large"
        title={isNew ? words.defineAKind : words.titleOf(board.kinds[draft.id]?.label ?? draft.label)}
        description={words.defineHelp}
        footer={
          <>
            {own.length > 0 && <Button onClick={() => setDraft(null)}>{words.allKinds}</Button>}
            <Button onClick={() => keep(true)}>{words.saveAndAddOne}</Button>
            <Button look="primary" onClick={() => keep(false)}>
              {words.save}
            </Button>
          </>
        }
      >
        <KindForm own={draft} onChange={setDraft} uses={usesOf(board, draft.id)} />
      </Dialog>
    );
  return (
    <Dialog
      open
      onClose={close}
      title={words.kindsOfThisBoard}
      description={words.ownHelp}
      footer={
        !readOnly && (
          <Button icon="plus" look="primary" onClick={() => setDraft(kindLike(board, selected))}>
            {selected ? words.newKindLike(selected.name) : words.newKind}
          </Button>
        )
      }
    >
      {own.length === 0 ? (
        <EmptyState icon="box" title={words.noKindsOfItsOwn}>
          {words.noneHelp}
        </EmptyState>
      ) : (
        <ul className={styles.kinds}>
          {own.map((kind) => {
            const uses = usesOf(board, kind.id);
            return (
              <li key={kind.id} className={styles.kind}>
                <KindTile kind={kindFrom(kind)} size={32} />
                <span className={styles.words}>
                  <span className={styles.label}>{kind.label}</span>
                  <span className={styles.meta}>
                    {uses === 0 ? words.notUsed : words.onThisBoard(uses)}
                    {kind.summary && `. ${kind.summary}`}
                  </span>
                </span>
                {!readOnly && (
                  <>
                    <IconButton icon="pencil" label={words.edit(kind.label)} onClick={() => setDraft(kind)} />
                    <IconButton
                      icon="trash-2"
                      label={uses > 0 ? words.isUsed(kind.label) : words.remove(kind.label)}
                      disabled={uses > 0}
                      onClick={() => {
                        edit((before) => removeKind(before, kind.id));
                        say(words.removed(kind.label));
                      }}
                    />
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Dialog>
  );
}

/** What one most likely came for: the kind of what is selected, or a first one. */
function firstOf(kinds: Readonly<Record<string, OwnKind>>, kind: string | undefined): OwnKind | null {
  if (kind !== undefined && Object.hasOwn(kinds, kind)) return kinds[kind] ?? null;
  if (Object.keys(kinds).length > 0) return null;
  const { board, selection } = store.getState();
  const [id] = selection;
  return kindLike(board, selection.size === 1 ? board.components[id ?? ''] : undefined);
}
