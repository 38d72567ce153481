import { ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** React Flow as its first example uses it: nothing but the library and the data. */
const { scene, view } = window.given;
let flow;

const frame = () => new Promise((next) => requestAnimationFrame(next));
const nodes = scene.boxes.map(({ x, y, name }, i) => ({
  id: `box${i}`,
  position: { x, y },
  data: { label: name },
}));
const edges = scene.lines.map(([from, to], i) => ({
  id: `line${i}`,
  source: `box${from}`,
  target: `box${to}`,
}));

function App() {
  const [data, setData] = useState({ nodes: [], edges: [] });
  window.show = () => setData({ nodes, edges });
  return createElement(ReactFlow, {
    defaultNodes: data.nodes,
    defaultEdges: data.edges,
    key: data.nodes.length,
    minZoom: 0.01,
    panOnScroll: true,
    onInit: async (made) => {
      flow = made;
      if (data.nodes.length === 0 && nodes.length > 0) {
        window.begun = performance.now();
        window.show();
        return;
      }
      await frame();
      if (view === 'near') flow.setViewport({ x: 80, y: 80, zoom: 1 });
      else await flow.fitView();
      await frame();
      await frame();
      window.ready = performance.now() - (window.begun ?? 0);
    },
  });
}

window.camera = () => flow.getViewport();
window.place = (i) => {
  const { x, y } = flow.flowToScreenPosition(flow.getNode(`box${i}`).position);
  return [x + 20 * flow.getZoom(), y + 20 * flow.getZoom()];
};
window.at = (i) => JSON.stringify(flow.getNode(`box${i}`).position);

createRoot(document.getElementById('root')).render(createElement(App));
