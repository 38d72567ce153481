import { IconButton } from '../kit/Button.tsx';
import type { Theme } from '../state/shape.ts';
import { store, useStore } from '../state/store.ts';

const ORDER: readonly { readonly theme: Theme; readonly icon: string; readonly words: string }[] = [
  { theme: 'system', icon: 'monitor', words: 'as the system' },
  { theme: 'light', icon: 'sun', words: 'light' },
  { theme: 'dark', icon: 'moon', words: 'dark' },
];

export function ThemeButton() {
  const theme = useStore((state) => state.theme);
  const at = ORDER.findIndex((entry) => entry.theme === theme);
  const next = ORDER[(at + 1) % ORDER.length]!;
  return (
    <IconButton
      icon={ORDER[at]!.icon}
      label={`Theme: ${ORDER[at]!.words}`}
      onClick={() => {
        store.getState().setTheme(next.theme);
        store.getState().say(`Theme: ${next.words}`);
      }}
    />
  );
}
