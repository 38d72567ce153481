import * as words from '../words/print.ts';
import './PrintSheet.css';
import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { extentOf } from '../board/extent.ts';
import { formatFactor, formatRate } from '../catalog/units.ts';
import type { ThemeName } from '../kit/ramp.ts';
import { currentTheme, showTheme } from '../kit/theme.ts';
import { store, useStore } from '../state/store.ts';
import { ClassDot } from './ClassDot.tsx';
import { componentName, limitWords } from './results/recordWords.ts';

/** Px of the page that the board has, on paper of either common size with its margins. */
const PAGE = { width: 960, height: 540 } as const;
const MARGIN = 24;
/** A small board is not blown up to the page. */
const LARGEST = 1.25;

const LINES = [
  [words.call, ''],
  [words.send, '6 4'],
  [words.replication, '1 4'],
] as const;

/** Shows the whole board for as long as it is printed, in the light theme, and gives the page back after. */
export function printing(page: Window): () => void {
  const { style } = page.document.documentElement;
  let theme: ThemeName | undefined;
  const before = () => {
    const box = extentOf(store.getState().board) ?? { x: 0, y: 0, width: 1, height: 1 };
    const zoom = Math.min(
      LARGEST,
      (PAGE.width - 2 * MARGIN) / box.width,
      (PAGE.height - 2 * MARGIN) / box.height,
    );
    // A flat board leaves the rest of the page free.
    const height = Math.min(PAGE.height, Math.ceil(box.height * zoom + 2 * MARGIN));
    const x = (PAGE.width - box.width * zoom) / 2 - box.x * zoom;
    const y = (height - box.height * zoom) / 2 - box.y * zoom;
    style.setProperty('--print-view', `translate(${x}px, ${y}px) scale(${zoom})`);
    style.setProperty('--print-height', `${height}px`);
    theme ??= currentTheme();
    // The page is laid out as soon as this returns: whatever was not mounted must be now.
    flushSync(() => {
      showTheme('light');
      store.getState().setPrinting(true);
    });
  };
  const after = () => {
    if (theme !== undefined) showTheme(theme);
    theme = undefined;
    store.getState().setPrinting(false);
  };
  page.addEventListener('beforeprint', before);
  page.addEventListener('afterprint', after);
  return () => {
    page.removeEventListener('beforeprint', before);
    page.removeEventListener('afterprint', after);
  };
}

/** Title and headline figure above the board; on paper only. */
export function PrintHead() {
  useEffect(() => printing(window), []);
  const board = useStore((state) => state.board);
  const { factor, first } = useStore((state) => state.estimate.headroom);
  return (
    <div className="print-sheet" aria-hidden="true">
      <div className="print-head">
        <h1>{board.name}</h1>
        {first && (
          <p>
            <strong>{formatFactor(factor)}</strong>
            {words.headroom(componentName(board, first.component), limitWords(board, first.limit))}
          </p>
        )}
      </div>
    </div>
  );
}

/** What the signs mean, below the board; on paper only. */
export function PrintLegend() {
  const classes = useStore((state) => state.board.classes);
  const rates = useStore((state) => state.estimate.classes);
  const connections = useStore((state) => state.board.connections);
  const modes = new Set(Object.values(connections).map(({ mode }) => mode));
  const used = LINES.filter((_, index) =>
    modes.has((['call', 'send', 'replicate'] as const)[index] ?? 'call'),
  );
  return (
    <div className="print-sheet" aria-hidden="true">
      <ul className="print-legend">
        {Object.values(classes).map(({ id, name }) => {
          const rate = rates[id]?.rate;
          return (
            <li key={id}>
              <ClassDot id={id} /> {name}
              {rate !== undefined && `, ${formatRate(rate)}`}
            </li>
          );
        })}
        {used.map(([mode, dash]) => (
          <li key={mode}>
            <svg width="28" height="2" aria-hidden="true">
              <path d="M0 1H28" strokeDasharray={dash} />
            </svg>
            {mode}
          </li>
        ))}
        {Object.keys(connections).length > 0 && <li>{words.barHelp}</li>}
      </ul>
    </div>
  );
}
