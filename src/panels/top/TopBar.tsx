import * as words from '../../words/topBar.ts';
import '../../kit/forcedColors.css';
import '../../kit/moreIcons.ts';
import { Badge } from '../../kit/Badge.tsx';
import { Button, IconButton } from '../../kit/Button.tsx';
import { store, useStore } from '../../state/store.ts';
import { keysOf } from '../commands/commandKeys.ts';
import { Headline } from '../results/Headline.tsx';
import { BoardMenu } from './BoardMenu.tsx';
import { BoardName } from './BoardName.tsx';
import { ThemeButton } from './ThemeButton.tsx';
import styles from './TopBar.module.css';
import { VisitorBanner } from './VisitorBanner.tsx';

export function TopBar() {
  const { openDialog, undo, redo, togglePanel, togglePalette } = store.getState();
  const canUndo = useStore((state) => state.canUndo);
  const canRedo = useStore((state) => state.canRedo);
  const readOnly = useStore((state) => state.readOnly);
  const saved = useStore((state) => state.saved);
  const panelOpen = useStore((state) => state.panelOpen && !state.bare);
  const paletteOpen = useStore((state) => state.paletteOpen && !state.bare);
  return (
    <header className={styles.top} data-pane="">
      <div className={styles.bar}>
        <div className={styles.left}>
          <Mark />
          <BoardName />
          <BoardMenu />
          {!saved && !readOnly && (
            <Badge tone="warn" title={words.notKeptHelp}>
              {words.notKept}
            </Badge>
          )}
        </div>
        <div className={styles.middle}>
          <Headline />
        </div>
        <div className={styles.right}>
          {!readOnly && (
            <div className={styles.group}>
              <IconButton
                icon="undo-2"
                label={words.undo}
                keys={keysOf('undo')}
                disabled={!canUndo}
                onClick={undo}
              />
              <IconButton
                icon="redo-2"
                label={words.redo}
                keys={keysOf('redo')}
                disabled={!canRedo}
                onClick={redo}
              />
            </div>
          )}
          <div className={styles.group}>
            <span className={styles.roomy}>
              <IconButton
                icon="search"
                label={words.findAnything}
                keys={keysOf('command-palette')}
                onClick={() => openDialog('commands')}
              />
            </span>
            <span className={styles.roomy}>
              <IconButton
                icon="layout-grid"
                label={words.examples}
                keys={keysOf('gallery')}
                onClick={() => openDialog('gallery')}
              />
            </span>
            <ThemeButton />
            <span className={styles.roomy}>
              <IconButton
                icon="keyboard"
                label={words.shortcuts}
                keys={keysOf('shortcuts')}
                onClick={() => openDialog('shortcuts')}
              />
            </span>
          </div>
          <div className={styles.group}>
            {!readOnly && (
              <IconButton
                icon="panel-left"
                label={words.components}
                keys={keysOf('palette')}
                aria-expanded={paletteOpen}
                onClick={togglePalette}
              />
            )}
            <IconButton
              icon="panel-right"
              label={words.details}
              keys={keysOf('panel')}
              aria-expanded={panelOpen}
              onClick={togglePanel}
            />
          </div>
          <Button
            icon="share-2"
            look="primary"
            aria-label={words.share}
            className={styles.share}
            onClick={() => openDialog('share')}
          >
            <span className={styles.roomy}>{words.share}</span>
          </Button>
        </div>
      </div>
      {readOnly && <VisitorBanner />}
    </header>
  );
}

/** The mark: a level with room above it. */
function Mark() {
  return (
    <svg className={styles.mark} width="20" height="20" viewBox="0 0 20 20" aria-hidden>
      <rect x="1" y="1" width="18" height="18" rx="5" fill="var(--ink)" />
      <rect x="5" y="11" width="10" height="4.5" rx="1" fill="var(--surface)" />
      <path
        d="M5 6h10"
        stroke="var(--surface)"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeDasharray="0.1 3.2"
      />
    </svg>
  );
}
