import { readFile, writeFile } from '../sync/file.ts';
import * as words from '../words/files.ts';
import { download } from './download.ts';
import type { State } from './shape.ts';
import { store } from './store.ts';

/** Bytes of the largest file that is read: a board of the most records is well below. */
const LARGEST = 20_000_000;

/** Saves the board as a file, which any Headroom opens and the command line runs. */
export function saveFile({ board, say }: State): void {
  download(new Blob([writeFile(board)], { type: 'application/json' }), `${board.name}.json`);
  say(words.saved(board.name));
}

/** Asks for files, and opens them. */
export function chooseFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.multiple = true;
  input.addEventListener('change', () => void openFiles(input.files ?? []));
  input.click();
}

/** Opens each file as a board of its own: what is open now stays as it is. */
export async function openFiles(files: Iterable<File>): Promise<void> {
  for (const file of files) await openFile(file);
}

async function openFile(file: File): Promise<void> {
  const { say, openDialog, newBoard } = store.getState();
  if (file.size > LARGEST) return say(words.tooLarge(file.name), 'error');
  const text = await file.text().catch(() => null);
  if (text === null) return say(words.notReadable(file.name), 'error');
  const read = readFile(text);
  if (!read.board) {
    const { message } = read;
    const isNewer = read.reason === 'newer version';
    return say(isNewer ? words.newer(file.name) : words.notABoard(file.name, message), 'error');
  }
  openDialog(null);
  newBoard(read.board);
  const [first] = read.problems;
  if (first === undefined) say(words.opened(file.name));
  else say(words.openedBut(file.name, first, read.problems.length - 1));
}
