import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createShapeId, Tldraw, toRichText } from 'tldraw';
import 'tldraw/tldraw.css';

const { scene, box, view } = window.given;
let editor;

const frame = () => new Promise((next) => requestAnimationFrame(next));
const boxId = (i) => createShapeId(`box${i}`);

async function show(made) {
  editor = made;
  await frame();
  const begun = performance.now();
  const arrow = (i) => createShapeId(`line${i}`);
  editor.run(() => {
    editor.createShapes(
      scene.boxes.map(({ x, y, name }, i) => ({
        id: boxId(i),
        type: 'geo',
        x,
        y,
        props: { geo: 'rectangle', w: box.width, h: box.height, size: 's', richText: toRichText(name) },
      })),
    );
    editor.createShapes(scene.lines.map((_, i) => ({ id: arrow(i), type: 'arrow' })));
    editor.createBindings(
      scene.lines.flatMap(([from, to], i) =>
        [
          ['start', from],
          ['end', to],
        ].map(([terminal, end]) => ({
          type: 'arrow',
          fromId: arrow(i),
          toId: boxId(end),
          props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false },
        })),
      ),
    );
  });
  editor.selectNone();
  if (view === 'near') editor.setCamera({ x: 80, y: 80, z: 1 });
  else editor.zoomToFit({ immediate: true });
  await frame();
  await frame();
  window.ready = performance.now() - begun;
}

window.camera = () => {
  const { x, y, z } = editor.getCamera();
  return { x, y, zoom: z };
};
window.place = (i) => {
  const { minX, minY } = editor.getShapePageBounds(boxId(i));
  const { x, y } = editor.pageToScreen({ x: minX + box.width * 0.3, y: minY });
  return [x, y];
};
window.at = (i) => {
  const { x, y } = editor.getShape(boxId(i));
  return `${x} ${y}`;
};

const root = document.getElementById('root');
createRoot(root).render(createElement(Tldraw, { onMount: (made) => void show(made) }));
