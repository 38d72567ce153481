import '../../kit/moreIcons.ts';
import type { Point } from '../../board/layout.ts';
import type { GroupKindSpec } from '../../catalog/groups.ts';
import { Icon } from '../../kit/icons.tsx';
import { frameFor } from '../../state/frames.ts';
import { store } from '../../state/store.ts';
import { viewport } from '../../state/viewport.ts';
import type { Choice } from '../commands/ChoiceBox.tsx';

/** Draws it there, or around what is selected, in view, and asks for its name. */
export function addGroupOf(spec: GroupKindSpec, at: Point): void {
  const state = store.getState();
  const alone = state.selection.size === 0;
  const id = frameFor(state, spec.id, at);
  state.stopInserting();
  if (id !== null && alone) viewport()?.fit([id]);
}

export function groupChoice(spec: GroupKindSpec, at: Point): Choice {
  return {
    id: `frame-${spec.id}`,
    label: spec.label,
    hint: spec.help,
    tile: <Icon name={spec.icon} size={20} />,
    // Its name has it.
    takesFocus: true,
    run: () => addGroupOf(spec, at),
  };
}
