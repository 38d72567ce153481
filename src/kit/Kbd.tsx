import * as words from '../words/controls.ts';
import styles from './Kbd.module.css';

const isMac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad|od)/.test(navigator.platform);

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ...words.keys,
  ...(isMac && { Mod: '⌘', Shift: '⇧', Alt: '⌥' }),
};

/** `Mod+Shift+z` as people of this platform write it. */
export function keyWords(keys: string): readonly string[] {
  // The key itself may be the plus sign: `Mod++`.
  const parts = keys.endsWith('+') ? [...keys.slice(0, -1).split('+').filter(Boolean), '+'] : keys.split('+');
  return parts.map((part) => SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}

export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className={styles.keys}>
      {keyWords(keys).map((word) => (
        <span key={word} className={styles.key}>
          {word}
        </span>
      ))}
    </kbd>
  );
}
