/** The least there is: one canvas, a rectangle for each box and a curve for each line. Nobody is faster than this. */
const { scene, box, view } = window.given;

const canvas = document.createElement('canvas');
canvas.width = innerWidth;
canvas.height = innerHeight;
canvas.style.display = 'block';
document.getElementById('root').append(canvas);
const pen = canvas.getContext('2d');
const boxes = scene.boxes.map(({ x, y, name }) => ({ x, y, name }));
const right = Math.max(1, ...boxes.map(({ x }) => x + box.width));
const bottom = Math.max(1, ...boxes.map(({ y }) => y + box.height));
const zoom = view === 'near' ? 1 : Math.min(1, innerWidth / right, innerHeight / bottom);
let camera = { x: 0, y: 0, zoom };
let waiting = false;

function draw() {
  waiting = false;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.setTransform(camera.zoom, 0, 0, camera.zoom, camera.x, camera.y);
  pen.beginPath();
  for (const [from, to] of scene.lines) {
    const [a, b] = [boxes[from], boxes[to]];
    pen.moveTo(a.x + box.width, a.y + box.height / 2);
    pen.bezierCurveTo(a.x + box.width + 40, a.y, b.x - 40, b.y, b.x, b.y + box.height / 2);
  }
  pen.stroke();
  pen.fillStyle = '#dde';
  for (const { x, y } of boxes) pen.fillRect(x, y, box.width, box.height);
}

function later() {
  if (!waiting) requestAnimationFrame(draw);
  waiting = true;
}

canvas.addEventListener(
  'wheel',
  (event) => {
    event.preventDefault();
    if (event.ctrlKey) {
      const scale = Math.exp(-event.deltaY / 300);
      const { clientX, clientY } = event;
      camera = {
        x: clientX - (clientX - camera.x) * scale,
        y: clientY - (clientY - camera.y) * scale,
        zoom: camera.zoom * scale,
      };
    } else camera = { ...camera, x: camera.x - event.deltaX, y: camera.y - event.deltaY };
    later();
  },
  { passive: false },
);
canvas.addEventListener('pointerdown', (event) => {
  const x = (event.clientX - camera.x) / camera.zoom;
  const y = (event.clientY - camera.y) / camera.zoom;
  const hit = boxes.find(
    (one) => x >= one.x && x <= one.x + box.width && y >= one.y && y <= one.y + box.height,
  );
  if (!hit) return;
  const grip = { x: x - hit.x, y: y - hit.y };
  const move = (moved) => {
    hit.x = (moved.clientX - camera.x) / camera.zoom - grip.x;
    hit.y = (moved.clientY - camera.y) / camera.zoom - grip.y;
    later();
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', () => removeEventListener('pointermove', move), { once: true });
});

window.camera = () => camera;
window.place = (i) => [
  (boxes[i].x + 20) * camera.zoom + camera.x,
  (boxes[i].y + 20) * camera.zoom + camera.y,
];
window.at = (i) => `${boxes[i].x} ${boxes[i].y}`;

const frame = () => new Promise((next) => requestAnimationFrame(next));
const begun = performance.now();
draw();
await frame();
await frame();
window.ready = performance.now() - begun;
