import * as words from '../words/canvas.ts';
import '@xyflow/react/dist/base.css';
import {
  type ConnectionLineComponentProps,
  ConnectionMode,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useKeyPress,
  useReactFlow,
  ViewportPortal,
} from '@xyflow/react';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { optional } from '../kit/optional.ts';
import { painted } from '../kit/painted.ts';
import { isMac } from '../state/keys.ts';
import { useStore } from '../state/store.ts';
import styles from './Canvas.module.css';
import { MAX_ZOOM, MIN_ZOOM } from './camera/camera.ts';
import { ZoomControls } from './camera/ZoomControls.tsx';
import { ComponentCard } from './cards/ComponentCard.tsx';
import { type Sketch, SketchProvider } from './drawing/sketch.ts';
import { BandProvider, useBandOfZoom, useConnecting, useOverview } from './flow.ts';
import { useGestures } from './hands/gestures.ts';
import { useFocus, useOpening, useViewportPort } from './hands/surface.ts';
import { ConnectionLine } from './lines/ConnectionLine.tsx';
import type { Point } from './lines/curves.ts';
import type { MarkNode } from './marks/nodes.ts';
import { useOverviewLayer } from './overview/useOverviewLayer.ts';
import { MarkElement } from './useMarks.tsx';
import { useToolLayer } from './useToolLayer.ts';
import { useElements, useView } from './useView.ts';
import type { CardNode, LineEdge } from './viewNodes.ts';

/** Shows nothing before something runs; a board without it is whole. */
const DotsLayer = optional(() =>
  painted.then(async () => (await import('./drawing/DotsLayer.tsx')).DotsLayer),
);

/** Fetched with the first connection that is selected. */
const LineHandles = optional(async () => (await import('./lines/LineHandles.tsx')).LineHandles);

/** React Flow would call it a picture by the ids of its ends; what a line says of itself stands within. */
const EDGE = { ariaRole: 'group', ariaLabel: words.connection } as const;

const StepsLayer = optional(async () => (await import('./lines/StepsLayer.tsx')).StepsLayer);
const CarryGhost = optional(() =>
  painted.then(async () => (await import('./hands/CarryGhost.tsx')).CarryGhost),
);
const EmptyHint = optional(() => painted.then(async () => (await import('./EmptyHint.tsx')).EmptyHint));
const PointerMenu = optional(() =>
  painted.then(async () => (await import('./hands/PointerMenu.tsx')).PointerMenu),
);
const LinkingHint = optional(() =>
  painted.then(async () => (await import('./lines/KeyboardLinking.tsx')).LinkingHint),
);
const WaitingLink = optional(() =>
  painted.then(async () => (await import('./lines/KeyboardLinking.tsx')).WaitingLink),
);
/** What is dragged lines up by it; until it is there, with the grid alone. */
const GuidesLayer = optional(() =>
  painted.then(async () => (await import('./hands/GuidesLayer.tsx')).GuidesLayer),
);

/** Frames are fetched with the first board that has any. */
const GroupLayer = optional(async () => (await import('./groups/GroupLayer.tsx')).GroupLayer);

const Following = optional(() =>
  painted.then(async () => (await import('./camera/Following.tsx')).Following),
);

const BoardMap = optional(() => painted.then(async () => (await import('./overview/BoardMap.tsx')).BoardMap));

/** Fetched as soon as a line is pulled from a card. */
const LinkPreview = optional(async () => (await import('./lines/LinkPreview.tsx')).LinkPreview);
const Pulled = (props: ConnectionLineComponentProps) => (
  <Suspense fallback={null}>
    <LinkPreview {...props} />
  </Suspense>
);

const NODE_TYPES = { component: ComponentCard, mark: MarkElement };
const EDGE_TYPES = { connection: ConnectionLine };
/** The middle button; a finger always pans, and Space makes the first button pan. */
const PAN_BUTTONS = [1];
/** With the hand in hand, the first button too. */
const HAND_BUTTONS = [0, 1, 2];
/** A space that is typed ahead for a box on its way is a space. */
const KEEP_DEFAULT = { preventDefault: false } as const;
/** By itself React Flow would find it out for each render, which takes as long as all the rest of it. */
const ZOOM_KEY = isMac() ? 'Meta' : 'Control';
const MULTI_KEYS = ['Shift', 'Meta', 'Control'];
/** Px around the middle of a card's side in which a pulled connection snaps to it; covers the whole card. */
const MAGNET = 48;
/** A map helps once a board is larger than a look. */
const MAP_FROM = 20;

/** The hand that draws in the sketch style; fetched when it is wanted. */
function useHand(): Sketch | null {
  const sketchy = useStore((state) => state.sketchy);
  const [hand, setHand] = useState<Sketch | null>(null);
  useEffect(() => {
    if (sketchy) {
      import('./drawing/sketching.ts').then(
        ({ HAND }) => setHand(HAND),
        () => {},
      );
    }
  }, [sketchy]);
  return sketchy ? hand : null;
}

function Surface() {
  const root = useRef<HTMLDivElement>(null);
  const { view, last, moving, setMoving, straying, marks, lastMarks } = useView();
  const framed = useStore((state) => Object.keys(state.board.groups).length > 0);
  const readOnly = useStore((state) => state.readOnly);
  const tool = useStore((state) => state.tool);
  // With Space held everything is taken hold of as the sheet is, also a card.
  const spaced = useKeyPress(' ', KEEP_DEFAULT);
  const panning = tool === 'pan' || spaced;
  const selecting = tool === 'select' && !spaced;
  const numbered = useStore((state) => state.numbered !== null);
  const lined = useStore(({ selection, board }) => {
    const [only = ''] = selection;
    return selection.size === 1 && Object.hasOwn(board.connections, only);
  });
  const many = view.nodes.length >= MAP_FROM;
  const sketch = useHand();
  const printing = useStore((state) => state.printing);
  const bandNow = useBandOfZoom();
  const band = printing ? 'middle' : bandNow;
  const connecting = useConnecting();
  const { screenToFlowPosition, getZoom } = useReactFlow<CardNode, LineEdge>();
  const toCanvas = useCallback(
    (at: Point) => screenToFlowPosition(at, { snapToGrid: false }),
    [screenToFlowPosition],
  );
  const zoom = useCallback(() => getZoom(), [getZoom]);
  const [ready, setReady] = useState(false);
  const onInit = useCallback(() => setReady(true), []);
  const isInView = useOpening(root, ready);
  const overview = useOverview(view.nodes.length, isInView) && !printing;
  const OverviewLayer = useOverviewLayer(overview);
  const ToolLayer = useToolLayer(root, tool);
  const isOverview = useRef(overview);
  const elements = useElements(view, marks, overview, straying, root);
  const gestures = useGestures({ view: last, marks: lastMarks, isOverview, setMoving, toCanvas, zoom });
  useEffect(() => {
    isOverview.current = overview;
    if (overview) gestures.overviewed();
  }, [overview, gestures]);
  const focus = useFocus(root, last);
  useViewportPort(root, focus.item, setMoving);

  useEffect(() => {
    // The browser scrolls what is focused into view; the canvas has its own way of doing that.
    const element = root.current;
    const unscroll = () => element?.scrollTo(0, 0);
    element?.addEventListener('scroll', unscroll);
    return () => element?.removeEventListener('scroll', unscroll);
  }, []);

  return (
    <SketchProvider value={sketch}>
      <BandProvider value={band}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and pointers of the cards inside arrive here */}
        <div
          ref={root}
          className={styles.canvas}
          data-canvas=""
          data-pane="board"
          dir="ltr"
          data-band={band}
          data-sketch={sketch ? '' : undefined}
          data-connecting={connecting || undefined}
          data-panning={panning || undefined}
          onKeyDown={focus.onKeyDown}
          onPointerDownCapture={gestures.onPointerDownCapture}
          onPointerMove={gestures.onPointerMove}
          onClick={gestures.onClick}
          onDoubleClick={gestures.onDoubleClick}
        >
          <ReactFlow<CardNode | MarkNode, LineEdge>
            nodes={elements.nodes}
            edges={elements.edges}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            onInit={onInit}
            onNodesChange={gestures.onNodesChange}
            onEdgesChange={gestures.onEdgesChange}
            onNodeDragStart={gestures.onNodeDragStart}
            onNodeDragStop={gestures.onNodeDragStop}
            onNodeClick={gestures.onNodeClick}
            onEdgeClick={gestures.onEdgeClick}
            onEdgeDoubleClick={gestures.onEdgeDoubleClick}
            onNodeDoubleClick={gestures.onNodeDoubleClick}
            onPaneClick={gestures.onPaneClick}
            onSelectionStart={gestures.onSelectionStart}
            onSelectionEnd={gestures.onSelectionEnd}
            onConnectStart={gestures.onConnectStart}
            onConnect={gestures.onConnect}
            onConnectEnd={gestures.onConnectEnd}
            isValidConnection={gestures.isValidConnection}
            connectionMode={ConnectionMode.Loose}
            connectionRadius={MAGNET}
            connectionLineComponent={Pulled}
            connectOnClick={false}
            nodesDraggable={!readOnly && !overview && selecting}
            nodesConnectable={!readOnly && !panning}
            nodesFocusable={false}
            edgesFocusable={false}
            defaultEdgeOptions={EDGE}
            disableKeyboardA11y
            deleteKeyCode={null}
            selectionKeyCode={null}
            multiSelectionKeyCode={MULTI_KEYS}
            selectionOnDrag={selecting}
            selectionMode={SelectionMode.Partial}
            panOnDrag={panning ? HAND_BUTTONS : PAN_BUTTONS}
            panOnScroll
            panOnScrollSpeed={1}
            zoomActivationKeyCode={ZOOM_KEY}
            zoomOnDoubleClick={false}
            minZoom={MIN_ZOOM}
            maxZoom={MAX_ZOOM}
            nodeDragThreshold={2}
            nodeClickDistance={3}
            paneClickDistance={3}
            onlyRenderVisibleElements={!printing}
            elevateEdgesOnSelect={false}
            attributionPosition="bottom-left"
            tabIndex={0}
            aria-label={words.canvas(view.nodes.length)}
          >
            {/* From far away its dots would be a gray, and half of what a frame costs to draw. */}
            {band !== 'far' && (
              <ViewportPortal>
                <div className={styles.grid} />
              </ViewportPortal>
            )}
            {overview && OverviewLayer && <OverviewLayer view={view} marks={marks} elements={elements.ids} />}
            {framed && (
              <Suspense fallback={null}>
                <GroupLayer moving={moving} setMoving={setMoving} />
              </Suspense>
            )}
            <Suspense fallback={null}>
              <WaitingLink />
            </Suspense>
            <Suspense fallback={null}>
              <DotsLayer view={last} />
            </Suspense>
            {ToolLayer && tool !== 'select' && tool !== 'pan' && <ToolLayer view={last} />}
            <Suspense fallback={null}>
              <GuidesLayer />
            </Suspense>
            {lined && (
              <Suspense fallback={null}>
                <LineHandles view={view} />
              </Suspense>
            )}
            {numbered && !overview && (
              <Suspense fallback={null}>
                <StepsLayer view={view} />
              </Suspense>
            )}
            {many && (
              <Suspense fallback={null}>
                <BoardMap view={view} marks={marks} />
              </Suspense>
            )}
            <Suspense fallback={null}>
              <Following root={root} last={last} view={view} band={band} />
            </Suspense>
            <ZoomControls />
          </ReactFlow>
          <Suspense fallback={null}>
            <EmptyHint />
          </Suspense>
          <Suspense fallback={null}>
            <LinkingHint />
          </Suspense>
          <Suspense fallback={null}>
            <PointerMenu root={root} view={last} toCanvas={toCanvas} />
          </Suspense>
          <Suspense fallback={null}>
            <CarryGhost root={root} />
          </Suspense>
        </div>
      </BandProvider>
    </SketchProvider>
  );
}

/** The drawing surface; fills its parent. The only room that knows React Flow. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Surface />
    </ReactFlowProvider>
  );
}
