import '../kit/moreIcons.ts';
import { lazy, Suspense } from 'react';
import { useStore } from '../state/store.ts';

const Gallery = lazy(async () => ({ default: (await import('./GalleryDialog.tsx')).GalleryDialog }));
const Share = lazy(async () => ({ default: (await import('./ShareDialog.tsx')).ShareDialog }));
const Boards = lazy(async () => ({ default: (await import('./BoardsDialog.tsx')).BoardsDialog }));
const Shortcuts = lazy(async () => ({ default: (await import('./ShortcutsDialog.tsx')).ShortcutsDialog }));
const Verification = lazy(async () => ({
  default: (await import('./VerificationDialog.tsx')).VerificationDialog,
}));
const Kinds = lazy(async () => ({ default: (await import('./KindsDialog.tsx')).KindsDialog }));
const CommandBox = lazy(async () => ({ default: (await import('./CommandBox.tsx')).CommandBox }));

/** The one dialog that is open, loaded when first asked for. */
export function Dialogs() {
  const dialog = useStore((state) => state.dialog);
  if (dialog === null) return null;
  return (
    <Suspense fallback={null}>
      {dialog === 'gallery' && <Gallery />}
      {dialog === 'share' && <Share />}
      {dialog === 'boards' && <Boards />}
      {dialog === 'shortcuts' && <Shortcuts />}
      {(dialog === 'commands' || dialog === 'find') && <CommandBox key={dialog} what={dialog} />}
      {dialog === 'kinds' && <Kinds />}
      {dialog === 'verification' && <Verification />}
    </Suspense>
  );
}
