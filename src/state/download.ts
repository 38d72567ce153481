/** A browser may read the file only after the click: its address is let go of this much later, ms. */
const READ = 60_000;

/** Saves something under a name, from which signs go that a disk does not take. */
export function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[^\p{L}\p{N} ,._-]+/gu, '-');
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), READ);
}
