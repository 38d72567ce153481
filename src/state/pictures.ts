import * as words from '../words/editing.ts';
import type { State } from './shape.ts';
import { viewport } from './viewport.ts';

/** Px of a PNG for each px of the board. */
const SHARP = 2;

/** Copies what is selected, or the whole board, as a picture for other programs. */
export async function copyPicture(state: State, kind: 'svg' | 'png'): Promise<void> {
  const svg = await viewport()?.picture?.(state.selection);
  if (!svg) return state.say(words.nothingDrawn);
  try {
    const text = new XMLSerializer().serializeToString(svg);
    if (kind === 'svg') await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(text, svg) })]);
    state.say(words.pictureCopied(kind, state.selection.size > 0));
  } catch {
    state.say(words.pictureRefused, 'error');
  }
}

async function pngOf(text: string, svg: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Number(svg.getAttribute('width')) * SHARP;
  canvas.height = Number(svg.getAttribute('height')) * SHARP;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('Too large'))), 'image/png');
  });
}
