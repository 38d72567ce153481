import { later } from './later.ts';

const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  [...(dataTransfer?.items ?? [])].some(({ kind }) => kind === 'file');

/** Opens files that are dropped on the page; by itself a browser would leave the page for them. */
export function listenForFiles(page: Window): void {
  page.addEventListener('dragover', (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  page.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    // They are let go of with the event.
    const files = [...(event.dataTransfer?.files ?? [])];
    void later(
      () => import('./files.ts'),
      ({ openFiles }) => openFiles(files),
    );
  });
}
