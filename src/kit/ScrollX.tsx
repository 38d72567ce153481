import { type ReactNode, useEffect, useRef, useState } from 'react';
import * as words from '../words/controls.ts';
import styles from './ScrollX.module.css';

/** Scrolls sideways where its content is wider than its place, and only then takes a tab stop. */
export function ScrollX({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const look = () => setScrolls(element.scrollWidth > element.clientWidth);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={place}
      className={styles.scroll}
      {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': words.scrolls(label) } : {})}
    >
      {children}
    </div>
  );
}
