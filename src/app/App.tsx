import { type ComponentType, type CSSProperties, lazy, Suspense, useEffect, useState } from 'react';
import { Canvas } from '../canvas/Canvas.tsx';
import { optional } from '../kit/optional.ts';
import { painted } from '../kit/painted.ts';
import { Toast } from '../kit/Toast.tsx';
import { fetched } from '../panels/fetched.tsx';
import { Palette as PaletteNow } from '../panels/palette/Palette.tsx';
import { store, useStore } from '../state/store.ts';
import * as words from '../words/app.ts';
import { notLoaded } from '../words/notices.ts';
import styles from './App.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useTrouble } from './trouble.ts';

/** Not needed for the first frame, so that it does not wait for them. */
function later(load: () => Promise<ComponentType>) {
  return fetched(() => painted.then(load));
}

const TopBar = later(async () => (await import('../panels/top/TopBar.tsx')).TopBar);
const RunBar = later(async () => (await import('../panels/running/RunBar.tsx')).RunBar);
const SidePanel = later(async () => (await import('../panels/SidePanel.tsx')).SidePanel);
const ToolStrip = later(async () => (await import('../panels/ToolStrip.tsx')).ToolStrip);
const PrintHead = optional(() =>
  painted.then(async () => (await import('../panels/PrintSheet.tsx')).PrintHead),
);
const PrintLegend = optional(() =>
  painted.then(async () => (await import('../panels/PrintSheet.tsx')).PrintLegend),
);
/** Fetched with the page, as one draws with it; made when the canvas is there. */
const Palette = later(async () => PaletteNow);
const LinkProblem = lazy(async () => ({ default: (await import('./LinkProblem.tsx')).LinkProblem }));

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
            <Suspense fallback={<TopPlace />}>
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

/** The place of the upper bar until it is there, with that of what it says of a shared board: cards must not move under a hand. */
function TopPlace() {
  const isShared = useStore((state) => state.readOnly);
  return <div className={styles.top} data-shared={isShared || undefined} />;
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
  const bare = useStore((state) => state.bare);
  const start = readOnly || bare ? 0 : (paletteOpen ? PALETTE.open : PALETTE.closed) + GAP;
  const style = {
    '--panel-width': `${panelWidth}px`,
    '--sheet-height': `${SHEET}px`,
    '--wide-start': `${start}px`,
    '--wide-end': panelOpen && !bare ? `${panelWidth + GAP}px` : '0px',
  } as CSSProperties;
  return (
    <main id="canvas" className={styles.stage} style={style} data-panel={(panelOpen && !bare) || undefined}>
      <ErrorBoundary part={words.board}>
        <Canvas />
      </ErrorBoundary>
      {!readOnly && !bare && (
        <ErrorBoundary part={words.tools}>
          <Suspense fallback={null}>
            <ToolStrip />
          </Suspense>
        </ErrorBoundary>
      )}
      {!readOnly && !bare && (
        <div className={styles.palette} data-open={paletteOpen || undefined}>
          <ErrorBoundary part={words.palette}>
            <Suspense fallback={null}>
              <Palette />
            </Suspense>
          </ErrorBoundary>
        </div>
      )}
      {panelOpen && !bare && (
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

interface Asked {
  readonly Dialogs: ComponentType;
  readonly InsertBox: ComponentType;
}

async function fetchAsked(): Promise<Asked> {
  const [{ Dialogs }, { InsertBox }] = await Promise.all([
    import('../panels/Dialogs.tsx'),
    import('../panels/commands/InsertBox.tsx'),
  ]);
  return { Dialogs, InsertBox };
}

/**
 * What is needed only after someone asks for it; fetched when asked, or when the page has nothing else to do. Where that
 * fails and someone waits for it, it is said; the next one who asks has it fetched anew.
 */
function Later() {
  const wanted = useStore((state) => state.dialog !== null || state.inserting !== null);
  const [idle, setIdle] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    // Not every browser has requestIdleCallback.
    const timer = setTimeout(() => setIdle(true), 2500);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (asked || (!wanted && !idle)) return;
    fetchAsked().then(setAsked, () => {
      const { dialog, inserting, openDialog, stopInserting, say } = store.getState();
      if (dialog === null && inserting === null) return;
      openDialog(null);
      stopInserting();
      say(notLoaded, 'error');
    });
  }, [asked, wanted, idle]);
  if (!asked) return null;
  return (
    <ErrorBoundary part={words.dialog}>
      <asked.Dialogs />
      <asked.InsertBox />
    </ErrorBoundary>
  );
}

function Notices() {
  const notice = useStore((state) => state.notice);
  return <Toast notice={notice} />;
}
