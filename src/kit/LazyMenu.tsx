import { cloneElement, lazy, type ReactElement, Suspense, useState } from 'react';
import type { MenuGroup } from './Menu.tsx';

const load = () => import('./Menu.tsx');
const Menu = lazy(async () => ({ default: (await load()).Menu }));

const ahead = () => void load().catch(() => {});

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
  onMissing,
  ...rest
}: {
  readonly trigger: ReactElement<TriggerProps>;
  /** Asked for when the menu opens. */
  readonly groups: () => readonly MenuGroup[];
  /** It could not be fetched; the next click tries again. */
  readonly onMissing: () => void;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
}) {
  const [wanted, setWanted] = useState(false);
  if (!wanted)
    return cloneElement(trigger, {
      'aria-haspopup': 'menu',
      onClick: () => void load().then(() => setWanted(true), onMissing),
      onPointerEnter: ahead,
      onFocus: ahead,
    });
  return (
    <Suspense fallback={trigger}>
      <Menu trigger={trigger} groups={groups()} defaultOpen {...rest} />
    </Suspense>
  );
}
