import { seriesColor } from '../kit/ramp.ts';
import { useTheme } from '../kit/theme.ts';
import { useStore } from '../state/store.ts';
import table from './results/table.module.css';

/** The color of a request class, the same as of its dots on the canvas. */
export function ClassDot({ id }: { readonly id: string }) {
  const theme = useTheme();
  const index = useStore((state) => Object.keys(state.board.classes).indexOf(id));
  return (
    <span aria-hidden className={table.dot} style={{ background: seriesColor(Math.max(0, index), theme) }} />
  );
}
