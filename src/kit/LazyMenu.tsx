import { cloneElement, lazy, type ReactElement, Suspense, useState } from 'react';
import type { MenuGroup } from './Menu.tsx';

const load = () => import('./Menu.tsx');
const Menu = lazy(async () => ({ default: (await load()).Menu }));

interface TriggerProps {
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  'aria-haspopup'?: 'menu';
}

/** A menu whose code comes when it is first pointed at, focused or opened; until then only its trigger is there. */
export function LazyMenu({
  trigger,
  groups,
  ...rest
}: {
  readonly trigger: ReactElement<TriggerProps>;
  /** Asked for when the menu opens. */
  readonly groups: () => readonly MenuGroup[];
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
}) {
  const [wanted, setWanted] = useState(false);
  if (!wanted)
    return cloneElement(trigger, {
      'aria-haspopup': 'menu',
      onClick: () => setWanted(true),
      onPointerEnter: () => void load(),
      onFocus: () => void load(),
    });
  return (
    <Suspense fallback={trigger}>
      <Menu trigger={trigger} groups={groups()} defaultOpen {...rest} />
    </Suspense>
  );
}
