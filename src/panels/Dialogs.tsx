import '../kit/moreIcons.ts';
import { type ComponentType, useEffect, useState } from 'react';
import type { DialogName } from '../state/shape.ts';
import { store, useStore } from '../state/store.ts';
import * as words from '../words/notices.ts';

type Opened = Exclude<DialogName, null>;

const FETCH: Readonly<Record<Opened, () => Promise<ComponentType>>> = {
  gallery: async () => (await import('./gallery/GalleryDialog.tsx')).GalleryDialog,
  share: async () => (await import('./top/ShareDialog.tsx')).ShareDialog,
  boards: async () => (await import('./top/BoardsDialog.tsx')).BoardsDialog,
  shortcuts: async () => (await import('./commands/ShortcutsDialog.tsx')).ShortcutsDialog,
  verification: async () => (await import('./VerificationDialog.tsx')).VerificationDialog,
  kinds: async () => (await import('./palette/KindsDialog.tsx')).KindsDialog,
  commands: async () => (await import('./commands/CommandBox.tsx')).FindAnything,
  find: async () => (await import('./commands/CommandBox.tsx')).FindOnBoard,
};

const fetched = new Map<Opened, ComponentType>();

/** The one dialog that is open, fetched when first asked for. */
export function Dialogs() {
  const dialog = useStore((state) => state.dialog);
  return dialog && <Fetched key={dialog} name={dialog} />;
}

/** Without a connection the board stays at hand: it is said that the dialog is not there, and asked for anew the next time. */
function Fetched({ name }: { readonly name: Opened }) {
  const [Dialog, setDialog] = useState<ComponentType | null>(() => fetched.get(name) ?? null);
  useEffect(() => {
    if (fetched.has(name)) return;
    let gone = false;
    FETCH[name]().then(
      (dialog) => {
        fetched.set(name, dialog);
        if (!gone) setDialog(() => dialog);
      },
      () => {
        if (gone) return;
        store.getState().openDialog(null);
        store.getState().say(words.notLoaded, 'error');
      },
    );
    return () => {
      gone = true;
    };
  }, [name]);
  return Dialog && <Dialog />;
}
