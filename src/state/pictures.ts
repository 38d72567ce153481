import * as words from '../words/editing.ts';
import * as files from '../words/files.ts';
import { download } from './download.ts';
import { fontRules } from './fonts.ts';
import type { State } from './shape.ts';
import { viewport } from './viewport.ts';

/** Px of a PNG for each px of the board. */
const SHARP = 2;

/** Copies what is selected, or the whole board, as a picture for other programs. */
export async function copyPicture(state: State, kind: 'svg' | 'png'): Promise<void> {
  const svg = await viewport()?.picture?.(state.selection);
  if (!svg) return state.say(words.nothingDrawn);
  try {
    if (kind === 'svg') await navigator.clipboard.writeText(textOf(svg));
    // What is on its way must be named at once: a browser takes it only while the key is fresh.
    else await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(svg) })]);
    state.say(words.pictureCopied(kind, state.selection.size > 0));
  } catch {
    state.say(words.pictureRefused, 'error');
  }
}

/** Saves what is selected, or the whole board, as a picture. */
export async function savePicture({ board, selection, say }: State, kind: 'svg' | 'png'): Promise<void> {
  const svg = await viewport()?.picture?.(selection);
  if (!svg) return say(words.nothingDrawn);
  const text = async () => new Blob([textOf(await lettered(svg))], { type: 'image/svg+xml' });
  download(await (kind === 'svg' ? text() : pngOf(svg)), `${board.name}.${kind}`);
  say(files.pictureSaved(kind, selection.size > 0));
}

const textOf = (svg: SVGSVGElement): string => new XMLSerializer().serializeToString(svg);

/** In the letters that it has on the page: what is an image or a file sees no font of the page, only those it carries. */
async function lettered(svg: SVGSVGElement): Promise<SVGSVGElement> {
  const style = document.createElementNS(svg.namespaceURI, 'style');
  style.textContent = await fontRules().catch(() => '');
  svg.prepend(style);
  return svg;
}

async function pngOf(drawn: SVGSVGElement): Promise<Blob> {
  const svg = await lettered(drawn);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Number(svg.getAttribute('width')) * SHARP;
  canvas.height = Number(svg.getAttribute('height')) * SHARP;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('Too large'))), 'image/png');
  });
}
