import { convertToExcalidrawElements, Excalidraw } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const { scene, box, view } = window.given;
let api;

const frame = () => new Promise((next) => requestAnimationFrame(next));

async function show(canvas) {
  api = canvas;
  while (api.getAppState().isLoading) await frame();
  const begun = performance.now();
  const elements = convertToExcalidrawElements(
    [
      ...scene.boxes.map(({ x, y, name }, i) => ({
        type: 'rectangle',
        id: `box${i}`,
        x,
        y,
        ...box,
        label: { text: name, fontSize: 16 },
      })),
      ...scene.lines.map(([from, to]) => ({
        type: 'arrow',
        x: scene.boxes[from].x + box.width,
        y: scene.boxes[from].y + box.height / 2,
        start: { id: `box${from}` },
        end: { id: `box${to}` },
      })),
    ],
    { regenerateIds: false },
  );
  api.updateScene({ elements });
  await frame();
  api.scrollToContent(elements, { fitToContent: true, animate: false });
  if (view === 'near') api.updateScene({ appState: { zoom: { value: 1 }, scrollX: 0, scrollY: 0 } });
  await frame();
  await frame();
  window.ready = performance.now() - begun;
}

const state = () => api.getAppState();
window.camera = () => `${state().scrollX} ${state().scrollY} ${state().zoom.value}`;
window.place = (i) => {
  const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = state();
  const { x, y } = api.getSceneElements().find(({ id }) => id === `box${i}`);
  return [
    (x + box.width * 0.08 + scrollX) * zoom.value + offsetLeft,
    // A box without ground is only held by its border.
    (y + scrollY) * zoom.value + offsetTop,
  ];
};
window.at = (i) => {
  const { x, y } = api.getSceneElements().find(({ id }) => id === `box${i}`);
  return `${x} ${y}`;
};

const root = document.getElementById('root');
createRoot(root).render(createElement(Excalidraw, { excalidrawAPI: (canvas) => api ?? show(canvas) }));
