import { convertToExcalidrawElements, Excalidraw } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const { scene, box, view } = window.given;
let api;

const frame = () => new Promise((next) => requestAnimationFrame(next));

/** From the side of one box to the nearest of the other, where the grid has them beside or below each other. */
function courseOf(from, to) {
  const [x, y, right, down] =
    to.y === from.y
      ? [from.x + box.width, from.y + box.height / 2, to.x - from.x - box.width, 0]
      : [from.x + box.width / 2, from.y + box.height, to.x - from.x, to.y - from.y - box.height];
  return {
    x,
    y,
    width: Math.abs(right),
    height: Math.abs(down),
    points: [
      [0, 0],
      [right, down],
    ],
  };
}

async function show(canvas) {
  api = canvas;
  while (api.getAppState().isLoading) await frame();
  const begun = performance.now();
  const made = convertToExcalidrawElements(
    [
      ...scene.boxes.map(({ x, y, name }, i) => ({
        type: 'rectangle',
        id: `box${i}`,
        x,
        y,
        ...box,
        // One without a ground is only held by its border, which lines touch.
        backgroundColor: '#e7f5ff',
        fillStyle: 'solid',
        label: { text: name, fontSize: 16 },
      })),
      ...scene.lines.map(([from, to]) => ({
        type: 'arrow',
        ...courseOf(scene.boxes[from], scene.boxes[to]),
        start: { id: `box${from}` },
        end: { id: `box${to}` },
      })),
    ],
    { regenerateIds: false },
  );
  // Below the boxes, as in the others: from far away their tips would be what one takes hold of.
  const isLine = ({ type }) => type === 'arrow';
  const elements = [...made.filter(isLine), ...made.filter((element) => !isLine(element))];
  api.updateScene({ elements });
  await frame();
  api.scrollToContent(elements, { fitToContent: true, animate: false });
  if (view === 'near') api.updateScene({ appState: { zoom: { value: 1 }, scrollX: 0, scrollY: 0 } });
  await frame();
  await frame();
  window.ready = performance.now() - begun;
}

const state = () => api.getAppState();
window.camera = () => {
  const { scrollX, scrollY, zoom } = state();
  return { x: scrollX, y: scrollY, zoom: zoom.value };
};
window.place = (i) => {
  const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = state();
  const { x, y } = api.getSceneElements().find(({ id }) => id === `box${i}`);
  return [
    (x + box.width * 0.2 + scrollX) * zoom.value + offsetLeft,
    (y + box.height * 0.2 + scrollY) * zoom.value + offsetTop,
  ];
};
window.at = (i) => {
  const { x, y } = api.getSceneElements().find(({ id }) => id === `box${i}`);
  return `${x} ${y}`;
};

const root = document.getElementById('root');
createRoot(root).render(createElement(Excalidraw, { excalidrawAPI: (canvas) => api ?? show(canvas) }));
