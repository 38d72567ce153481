import { IconButton } from '../kit/Button.tsx';
import { Tooltip } from '../kit/Tooltip.tsx';
import { viewport } from '../state/viewport.ts';
import styles from './Canvas.module.css';
import { useZoomPercent } from './flow.ts';

export function ZoomControls() {
  const percent = useZoomPercent();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons is no fieldset
    <div className={styles.zoom} role="group" aria-label="Zoom">
      <IconButton icon="minus" label="Zoom out" side="top" onClick={() => viewport()?.zoomOut()} />
      <Tooltip text="Zoom to 100 %" side="top">
        <button type="button" className={styles.percent} onClick={() => viewport()?.zoomTo(1)}>
          {percent} %
        </button>
      </Tooltip>
      <IconButton icon="plus" label="Zoom in" side="top" onClick={() => viewport()?.zoomIn()} />
      <IconButton icon="maximize" label="Fit the board" side="top" onClick={() => viewport()?.fit()} />
    </div>
  );
}
