import { IconButton } from '../../kit/Button.tsx';
import { Tooltip } from '../../kit/Tooltip.tsx';
import { viewport } from '../../state/viewport.ts';
import * as words from '../../words/canvas.ts';
import styles from '../Canvas.module.css';
import { useZoomPercent } from '../flow.ts';

export function ZoomControls() {
  const percent = useZoomPercent();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons is no fieldset
    <div className={styles.zoom} role="group" aria-label={words.zoom}>
      <IconButton icon="minus" label={words.zoomOut} side="top" onClick={() => viewport()?.zoomOut()} />
      <Tooltip text={words.zoomTo100} side="top">
        <button type="button" className={styles.percent} onClick={() => viewport()?.zoomTo(1)}>
          {words.percent(percent)}
        </button>
      </Tooltip>
      <IconButton icon="plus" label={words.zoomIn} side="top" onClick={() => viewport()?.zoomIn()} />
      <IconButton icon="maximize" label={words.fit} side="top" onClick={() => viewport()?.fit()} />
    </div>
  );
}
