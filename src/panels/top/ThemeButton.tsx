import { IconButton } from '../../kit/Button.tsx';
import type { Theme } from '../../state/shape.ts';
import { store, useStore } from '../../state/store.ts';
import { themeIs } from '../../words/notices.ts';

const ORDER: readonly { readonly theme: Theme; readonly icon: string }[] = [
  { theme: 'system', icon: 'monitor' },
  { theme: 'light', icon: 'sun' },
  { theme: 'dark', icon: 'moon' },
];

export function ThemeButton() {
  const theme = useStore((state) => state.theme);
  const at = ORDER.findIndex((entry) => entry.theme === theme);
  const next = ORDER[(at + 1) % ORDER.length]!;
  return (
    <IconButton
      icon={ORDER[at]!.icon}
      label={themeIs(theme)}
      onClick={() => {
        store.getState().setTheme(next.theme);
        store.getState().say(themeIs(next.theme));
      }}
    />
  );
}
