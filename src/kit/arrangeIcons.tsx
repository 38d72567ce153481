import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  LockOpen,
  type LucideIcon,
  Workflow,
} from 'lucide-react';

/** Icons of arranging, apart from the others: only a panel that is loaded on demand shows them. */
const ICONS = {
  left: AlignStartVertical,
  center: AlignCenterVertical,
  right: AlignEndVertical,
  top: AlignStartHorizontal,
  middle: AlignCenterHorizontal,
  bottom: AlignEndHorizontal,
  horizontal: AlignHorizontalDistributeCenter,
  vertical: AlignVerticalDistributeCenter,
  tidy: Workflow,
  unlock: LockOpen,
} as const satisfies Readonly<Record<string, LucideIcon>>;

export function ArrangeIcon({ name }: { readonly name: keyof typeof ICONS }) {
  const Drawing = ICONS[name];
  return <Drawing size={16} strokeWidth={1.75} absoluteStrokeWidth aria-hidden />;
}
