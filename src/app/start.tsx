import * as words from '../words/app.ts';
import '../kit/tokens.css';
import '../kit/base.css';
import { StrictMode } from 'react';
import type { Root } from 'react-dom/client';
import { applyTheme } from '../kit/theme.ts';
import { listenForFiles } from '../state/drops.ts';
import { listenForCommands } from '../state/shortcuts.ts';
import { store } from '../state/store.ts';
import { App } from './App.tsx';
import { boot } from './boot.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { followWork } from './follow.ts';
import { followWidth } from './width.ts';

/** Opens the door: theme before the first paint, then the page, then the boards. */
export function start(root: Root): void {
  let leaveTheme = applyTheme(store.getState().theme);
  store.subscribe((state, before) => {
    if (state.theme === before.theme) return;
    leaveTheme();
    leaveTheme = applyTheme(state.theme);
  });
  store.subscribe((state, before) => {
    if (state.board.name !== before.board.name) document.title = words.title(state.board.name);
  });
  followWidth();
  followWork();
  listenForCommands(window);
  listenForFiles(window);
  void boot();
  root.render(
    <StrictMode>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </StrictMode>,
  );
}
