import * as words from '../words/sidePanel.ts';
import '../kit/moreIcons.ts';
import { type KeyboardEvent, type PointerEvent, Suspense } from 'react';
import { IconButton } from '../kit/Button.tsx';
import { keyAlongText } from '../kit/direction.ts';
import { Tabs } from '../kit/Tabs.tsx';
import { VisuallyHidden } from '../kit/VisuallyHidden.tsx';
import type { PanelTab } from '../state/shape.ts';
import { store, useStore } from '../state/store.ts';
import { keysOf } from './commands/commandKeys.ts';
import { fetched } from './fetched.tsx';
import styles from './SidePanel.module.css';

const InspectTab = fetched(async () => (await import('./inspect/InspectTab.tsx')).InspectTab);
const BriefTab = fetched(async () => (await import('./brief/BriefTab.tsx')).BriefTab);
const ResultsTab = fetched(async () => (await import('./results/ResultsTab.tsx')).ResultsTab);
const OutlineTab = fetched(async () => (await import('./outline/OutlineTab.tsx')).OutlineTab);

const TABS = [
  { value: 'inspect', label: words.inspect },
  { value: 'brief', label: words.brief },
  { value: 'results', label: words.results },
  { value: 'outline', label: words.outline },
] as const;

const PANELS: Readonly<Record<PanelTab, typeof InspectTab>> = {
  inspect: InspectTab,
  brief: BriefTab,
  results: ResultsTab,
  outline: OutlineTab,
};

/** The one panel, where lines of text end: what is selected, what was asked for, what a run showed. */
export function SidePanel() {
  const tab = useStore((state) => state.tab);
  const { showTab, togglePanel } = store.getState();
  const Panel = PANELS[tab];
  return (
    <aside className={styles.panel} data-pane="" aria-label={words.details}>
      <VisuallyHidden as="h2">{words.details}</VisuallyHidden>
      <Resizer />
      <Tabs
        label={words.details}
        tabs={TABS}
        value={tab}
        onChange={showTab}
        after={<IconButton icon="x" label={words.hide} keys={keysOf('panel')} onClick={togglePanel} />}
      >
        <Suspense fallback={null}>
          <Panel />
        </Suspense>
      </Tabs>
    </aside>
  );
}

/** px a key press moves the edge. */
const STEP = 16;

function Resizer() {
  const width = useStore((state) => state.panelWidth);
  const { setPanelWidth } = store.getState();
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const handle = event.currentTarget;
    const start = event.clientX;
    const way = getComputedStyle(handle).direction === 'rtl' ? -1 : 1;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => setPanelWidth(width + way * (start - move.clientX));
    handle.onlostpointercapture = () => {
      handle.onpointermove = null;
    };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const way = { ArrowLeft: 1, ArrowRight: -1 }[keyAlongText(event.key, event.currentTarget)];
    if (way === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setPanelWidth(width + way * STEP);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is the pattern for a splitter; <hr> cannot be one.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={words.width}
      aria-valuenow={width}
      aria-valuemin={260}
      aria-valuemax={640}
      tabIndex={0}
      className={styles.resizer}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
