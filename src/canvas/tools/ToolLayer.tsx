import { useReactFlow, ViewportPortal } from '@xyflow/react';
import {
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Tool } from '../../state/shape.ts';
import { useStore } from '../../state/store.ts';
import type { Point } from '../lines/curves.ts';
import { PulledLine } from '../lines/LinkPreview.tsx';
import {
  beginEllipse,
  beginLine,
  beginNote,
  beginPen,
  beginRectangle,
  beginStep,
  beginText,
  isBetweenCards,
  placeByKey,
} from '../marks/drawTools.ts';
import type { View } from '../viewNodes.ts';
import { beginConnecting, pullFrom } from './connectTool.ts';
import type { Begin, Gesture, Hand, Press, Preview } from './gesture.ts';
import { beginFraming } from './groupTool.ts';
import { type Grip, gripOf, viewportAfter } from './pointers.ts';
import styles from './ToolLayer.module.css';

/** On its way before the first press, so that what is typed right after it finds the field. */
void import('../marks/MarkNode.tsx');
void import('../marks/nodes.ts');

const beginArrow = beginLine('end');

const BEGINNINGS: Partial<Record<Tool, Begin>> = {
  connect: (hand, press) =>
    isBetweenCards(hand, press.at) ? beginConnecting(hand, press) : beginArrow(hand, press),
  group: beginFraming,
  rectangle: beginRectangle,
  ellipse: beginEllipse,
  line: beginLine('none'),
  pen: beginPen,
  text: beginText,
  note: beginNote,
  step: beginStep,
};

/** Lies over the board while a tool is in hand: presses are the tool's, and nothing below is moved or selected. */
export function ToolLayer({ view }: { readonly view: RefObject<View> }) {
  const tool = useStore((state) => state.tool);
  const [preview, show] = useState<Preview | null>(null);
  const layer = useRef<HTMLDivElement>(null);
  const pointer = usePointer(view, tool, show);
  const space = useSpace();
  useWheel(layer);
  useEnter(tool);
  if (!BEGINNINGS[tool]) return null;
  return (
    <>
      <div
        ref={layer}
        className={styles.layer}
        data-tool={tool}
        data-away={space || undefined}
        onPointerDown={pointer.down}
        onPointerMove={pointer.move}
        onPointerUp={pointer.up}
        onPointerCancel={pointer.up}
      />
      {preview && (
        <ViewportPortal>
          <Shown preview={preview} />
        </ViewportPortal>
      )}
    </>
  );
}

function Shown({ preview }: { readonly preview: Preview }) {
  if (preview.type === 'framed')
    return (
      <svg className={styles.sheet} aria-hidden="true">
        <rect className={styles.framed} rx={14} {...preview.rect} />
      </svg>
    );
  const { to, held } = preview;
  const [start, end = null] = held;
  return (
    <svg className={styles.sheet} aria-hidden="true">
      {held.map((rect) => (
        <rect key={`${rect.x} ${rect.y}`} className={styles.held} rx={10} {...rect} />
      ))}
      {start && <PulledLine card={start} over={end} at={to} />}
    </svg>
  );
}

/** Of React's events and of the browser's own. */
interface Pointed {
  readonly clientX: number;
  readonly clientY: number;
  readonly pointerType: string;
  readonly pressure: number;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

function usePointer(view: RefObject<View>, tool: Tool, show: (preview: Preview | null) => void) {
  const flow = useReactFlow();
  const handlers = useMemo(() => {
    const hand: Hand = {
      view: () => view.current ?? { nodes: [], edges: [] },
      zoom: () => flow.getZoom(),
      show,
      pending: null,
    };
    const down = new Map<number, Point>();
    let gesture: Gesture | null = null;
    let drawing: number | null = null;
    let grip: Grip | null = null;
    /** Once a pen was used, fingers move the board. */
    let penSeen = false;

    const pressOf = (event: Pointed): Press => ({
      at: flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false }),
      pressure: event.pointerType === 'pen' ? event.pressure : null,
      shiftKey: event.shiftKey,
      altKey: event.altKey,
    });
    const cancel = () => {
      gesture?.cancel();
      gesture = null;
      drawing = null;
      hand.pending = null;
      show(null);
    };
    /** Screen px of the page, which the viewport counts from the corner of the canvas: only differences count. */
    const hold = (element: Element) => {
      const { left, top } = element.getBoundingClientRect();
      grip = gripOf([...down.values()].map(({ x, y }) => ({ x: x - left, y: y - top })));
    };
    return {
      cancel,
      isBusy: () => gesture !== null || hand.pending !== null,
      down(event: PointerEvent<HTMLElement>) {
        if (event.pointerType === 'pen') penSeen = true;
        const element = event.currentTarget;
        // What was pressed before this layer was there may be over.
        if (event.nativeEvent.isTrusted) element.setPointerCapture(event.pointerId);
        down.set(event.pointerId, { x: event.clientX, y: event.clientY });
        const pans = event.button === 1 || (penSeen && event.pointerType === 'touch') || down.size > 1;
        if (pans) {
          cancel();
          element.dataset.panning = '';
          hold(element);
        } else if (event.button === 0) {
          drawing = event.pointerId;
          gesture = BEGINNINGS[tool]?.(hand, pressOf(event)) ?? null;
        }
      },
      move(event: PointerEvent<HTMLElement>) {
        if (down.has(event.pointerId)) down.set(event.pointerId, { x: event.clientX, y: event.clientY });
        if (grip) {
          const before = grip;
          hold(event.currentTarget);
          void flow.setViewport(viewportAfter(flow.getViewport(), before, grip));
        } else if (gesture && event.pointerId === drawing) {
          const all = event.nativeEvent.getCoalescedEvents?.() ?? [];
          for (const one of all.length > 1 ? all : [event]) gesture.move(pressOf(one));
        } else if (hand.pending !== null) {
          pullFrom(hand, hand.pending, pressOf(event).at);
        }
      },
      up(event: PointerEvent<HTMLElement>) {
        down.delete(event.pointerId);
        if (grip) {
          grip = null;
          if (down.size > 0) hold(event.currentTarget);
          else delete event.currentTarget.dataset.panning;
        } else if (gesture && event.pointerId === drawing) {
          const ended = gesture;
          gesture = null;
          drawing = null;
          if (event.type === 'pointerup') ended.end(pressOf(event));
          else ended.cancel();
        }
      },
    };
  }, [flow, view, tool, show]);
  useEffect(() => handlers.cancel, [handlers]);
  useEffect(() => {
    // Escape gives up what is being drawn, and puts the tool down only then.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !handlers.isBusy()) return;
      event.preventDefault();
      event.stopPropagation();
      handlers.cancel();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [handlers]);
  return handlers;
}

/** Without a pointer, Enter draws in the middle of what is seen. */
function useEnter(tool: Tool): void {
  // Heard from when the tool is seen to be in hand.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as Element | null;
      if (
        event.key !== 'Enter' ||
        event.isComposing ||
        target?.closest('input, textarea, button, a, [role="dialog"]')
      )
        return;
      if (!placeByKey(tool)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [tool]);
}

/** While Space is held presses reach the canvas, which pans. */
function useSpace(): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== ' ') return;
      const target = event.target as Element | null;
      const isCanvas = target === document.body || target?.closest('[data-canvas]');
      setHeld(event.type === 'keydown' && Boolean(isCanvas));
    };
    const leave = () => setHeld(false);
    window.addEventListener('keydown', onKey);
    window.addEventListener('keyup', onKey);
    window.addEventListener('blur', leave);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('keyup', onKey);
      window.removeEventListener('blur', leave);
    };
  }, []);
  return held;
}

/** The wheel is the canvas's whatever tool is in hand. */
function useWheel(layer: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = layer.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const below = element.closest('.react-flow')?.querySelector('.react-flow__pane');
      below?.dispatchEvent(new WheelEvent('wheel', event));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  });
}
