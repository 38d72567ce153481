import '../kit/moreIcons.ts';
import { type KeyboardEvent, useRef } from 'react';
import { IconButton } from '../kit/Button.tsx';
import { keyAlongText } from '../kit/direction.ts';
import { VisuallyHidden } from '../kit/VisuallyHidden.tsx';
import { commandOf } from '../state/commands.ts';
import type { Tool } from '../state/shape.ts';
import { useStore } from '../state/store.ts';
import { TOOLS } from '../state/tools.ts';
import { labels, toolInHand, tools } from '../words/commands.ts';
import styles from './ToolStrip.module.css';

const ICONS: Partial<Record<Tool, string>> = {
  select: 'mouse-pointer-2',
  pan: 'hand',
  connect: 'cable',
  group: 'frame',
  rectangle: 'square',
  ellipse: 'circle',
  line: 'slash',
  pen: 'pencil',
  text: 'type',
  note: 'sticky-note',
  step: 'list-ordered',
};

/** What a press on the canvas does. One stop of the Tab key; arrows move from tool to tool. */
export function ToolStrip() {
  const root = useRef<HTMLDivElement>(null);
  const tool = useStore((state) => state.tool);
  const locked = useStore((state) => state.toolLocked);
  const lock = commandOf('tool-lock');
  const onKeyDown = (event: KeyboardEvent) => {
    const all = [...(root.current?.querySelectorAll('button') ?? [])];
    const at = all.indexOf(event.target as HTMLButtonElement);
    const last = all.length - 1;
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[
      keyAlongText(event.key, event.currentTarget)
    ];
    if (next === undefined || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    all[(next + all.length) % all.length]?.focus();
  };
  return (
    <div ref={root} className={styles.strip} role="toolbar" aria-label={tools} onKeyDown={onKeyDown}>
      {TOOLS.map((entry) => {
        const { id, keys, run } = commandOf(`tool-${entry.tool}`);
        return (
          <IconButton
            key={entry.tool}
            icon={ICONS[entry.tool] ?? 'mouse-pointer-2'}
            label={labels[id]}
            keys={keys[0]}
            pressed={tool === entry.tool}
            tabIndex={tool === entry.tool ? 0 : -1}
            onClick={run}
          />
        );
      })}
      <span className={styles.gap} />
      <IconButton
        icon="lock"
        label={labels[lock.id]}
        keys={lock.keys[0]}
        pressed={locked}
        tabIndex={-1}
        onClick={lock.run}
      />
      <div role="status">
        <VisuallyHidden>{tool === 'select' ? '' : toolInHand(labels[`tool-${tool}`])}</VisuallyHidden>
      </div>
    </div>
  );
}
