import { type ComponentType, type CSSProperties, lazy, Suspense, useEffect, useState } from 'react';
import { Canvas } from '../canvas/Canvas.tsx';
import { painted } from '../kit/painted.ts';
import { Toast } from '../kit/Toast.tsx';
import { Palette as PaletteNow } from '../panels/Palette.tsx';
import { useStore } from '../state/store.ts';
import * as words from '../words/app.ts';
import styles from './App.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useTrouble } from './trouble.ts';

/** Not needed for the first frame, so that it does not wait for them. */
function later(load: () => Promise<{ default: ComponentType }>) {
  return lazy(() => painted.then(load));
}

const TopBar = later(async () => ({ default: (await import('../panels/TopBar.tsx')).TopBar }));
const RunBar = later(async () => ({ default: (await import('../panels/RunBar.tsx')).RunBar }));
const SidePanel = later(async () => ({ default: (await import('../panels/SidePanel.tsx')).SidePanel }));
const ToolStrip = later(async () => ({ default: (await import('../panels/ToolStrip.tsx')).ToolStrip }));
const PrintHead = later(async () => ({ default: (await import('../panels/PrintSheet.tsx')).PrintHead }));
const PrintLegend = later(async () => ({ default: (await import('../panels/PrintSheet.tsx')).PrintLegend }));
/** Fetched with the page, as one draws with it; made when the canvas is there. */
const Palette = later(async () => ({ default: PaletteNow }));
const Dialogs = lazy(async () => ({ default: (await import('../panels/Dialogs.tsx')).Dialogs }));
const LinkProblem = lazy(async () => ({ default: (await import('./LinkProblem.tsx')).LinkProblem }));
const InsertBox = lazy(async () => ({ default: (await import('../panels/InsertBox.tsx')).InsertBox }));

/** Layout: the canvas fills the page, panels float over it, bars close it above and below. */
export function App() {
  const trouble = useTrouble();
  return (
    <div className={styles.app} data-app="">
      {trouble ? (
        <Suspense fallback={null}>
          <LinkProblem trouble={trouble} />
        </Suspense>
      ) : (
        <>
          <button type="button" className={styles.skip} onClick={skip}>
            {words.skip}
          </button>
          <ErrorBoundary part={words.bar}>
            <Suspense fallback={<div className={styles.top} />}>
              <TopBar />
            </Suspense>
          </ErrorBoundary>
          <Suspense fallback={null}>
            <PrintHead />
          </Suspense>
          <Stage />
          <Suspense fallback={null}>
            <PrintLegend />
          </Suspense>
        </>
      )}
      <div className={styles.notices}>
        <Notices />
      </div>
      {!trouble && (
        <ErrorBoundary part={words.runBar}>
          <Suspense fallback={<div className={styles.bottom} />}>
            <RunBar />
          </Suspense>
        </ErrorBoundary>
      )}
      <Later />
    </div>
  );
}

/** A button and not a link: the address behind `#` belongs to boards. */
function skip(): void {
  document.querySelector<HTMLElement>('#canvas [tabindex="0"]')?.focus();
}

/** px between panels and the edges of the canvas. */
const GAP = 12;
/** px of the sheet on a phone: about half of it. */
const SHEET = 400;
const PALETTE = { open: 208, closed: 44 } as const;

function Stage() {
  const panelOpen = useStore((state) => state.panelOpen);
  const paletteOpen = useStore((state) => state.paletteOpen);
  const readOnly = useStore((state) => state.readOnly);
  const panelWidth = useStore((state) => state.panelWidth);
  const start = readOnly ? 0 : (paletteOpen ? PALETTE.open : PALETTE.closed) + GAP;
  const style = {
    '--panel-width': `${panelWidth}px`,
    '--sheet-height': `${SHEET}px`,
    '--wide-start': `${start}px`,
    '--wide-end': panelOpen ? `${panelWidth + GAP}px` : '0px',
  } as CSSProperties;
  return (
    <main id="canvas" className={styles.stage} style={style} data-panel={panelOpen || undefined}>
      <ErrorBoundary part={words.board}>
        <Canvas />
      </ErrorBoundary>
      {!readOnly && (
        <ErrorBoundary part={words.tools}>
          <Suspense fallback={null}>
            <ToolStrip />
          </Suspense>
        </ErrorBoundary>
      )}
      {!readOnly && (
        <div className={styles.palette} data-open={paletteOpen || undefined}>
          <ErrorBoundary part={words.palette}>
            <Suspense fallback={null}>
              <Palette />
            </Suspense>
          </ErrorBoundary>
        </div>
      )}
      {panelOpen && (
        <div className={styles.panel}>
          <ErrorBoundary part={words.details}>
            <Suspense fallback={null}>
              <SidePanel />
            </Suspense>
          </ErrorBoundary>
        </div>
      )}
    </main>
  );
}

/** What is needed only after someone asks for it; fetched when asked, or when the page has nothing else to do. */
function Later() {
  const wanted = useStore((state) => state.dialog !== null || state.inserting !== null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    // Not every browser has requestIdleCallback.
    const timer = setTimeout(() => setReady(true), 2500);
    return () => clearTimeout(timer);
  }, []);
  if (!wanted && !ready) return null;
  return (
    <ErrorBoundary part={words.dialog}>
      <Suspense fallback={null}>
        <Dialogs />
        <InsertBox />
      </Suspense>
    </ErrorBoundary>
  );
}

function Notices() {
  const notice = useStore((state) => state.notice);
  return <Toast notice={notice} />;
}
