import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo, Suspense } from 'react';
import type { Component } from '../../board/board.ts';
import { CARD } from '../../board/layout.ts';
import { kindFor } from '../../board/read.ts';
import type { KindGroup } from '../../catalog/kind.ts';
import { cx } from '../../kit/cx.ts';
import { Icon } from '../../kit/icons.tsx';
import { optional } from '../../kit/optional.ts';
import { painted } from '../../kit/painted.ts';
import { useComponentFigures } from '../../state/figures.ts';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/cards.ts';
import { useSketch } from '../drawing/sketch.ts';
import { fetchedSoon } from '../fetchedSoon.ts';
import { type Band, useBand } from '../flow.ts';
import { useLinkEnd } from '../passing.ts';
import type { CardNode } from '../viewNodes.ts';
import { Level, LoadWords } from './CardLoad.tsx';
import { CardName } from './CardName.tsx';
import styles from './ComponentCard.module.css';
import { detailOf, nameOf } from './cardText.ts';
import { outageOf, useFindingsAt, useMark, useStep } from './remarks.ts';

/** There is nothing to remark before theory, which is fetched too. */
const { usePart: useMarking } = fetchedSoon(() => import('./CardMarks.tsx'));

/** Seen from near only, which is not how a board is opened. */
const CardFigures = optional(() => painted.then(async () => (await import('./CardFigures.tsx')).CardFigures));

const ICONS: Record<Band, number> = { far: 40, small: 24, middle: 18, near: 16 };

const HUES: Record<KindGroup, string | undefined> = {
  clients: styles.clients,
  edge: styles.edge,
  compute: styles.compute,
  caches: styles.caches,
  data: styles.data,
  messaging: styles.messaging,
  external: styles.external,
};

const SIDES = [
  ['left', Position.Left],
  ['right', Position.Right],
  ['top', Position.Top],
  ['bottom', Position.Bottom],
] as const;

/**
 * The card's edges: pressing on one and pulling starts a connection; the dot in the middle says so. Where none can
 * be pulled they stay as plain elements, because React Flow measures them whenever a card comes into view and
 * draws no line to a card without.
 */
const Edges = memo(function Edges({ live }: { live: boolean }) {
  return SIDES.map(([id, position]) =>
    live ? (
      <Handle key={id} id={id} type="source" position={position} className={cx(styles.strip, styles[id])} />
    ) : (
      <i
        key={id}
        className={cx('source', styles.still, styles[id])}
        data-handleid={id}
        data-handlepos={position}
      />
    ),
  );
});

/** By itself, as it stays when figures change. */
const KindIcon = memo(function KindIcon({ name, size }: { name: string; size: number }) {
  return (
    <span className={styles.icon}>
      <Icon name={name} size={size} />
    </span>
  );
});

function Card({
  component,
  selected,
  connectable,
}: {
  component: Component;
  selected: boolean;
  connectable: boolean;
}) {
  const { id } = component;
  const band = useBand();
  const figures = useComponentFigures(id);
  const findings = useFindingsAt(id);
  const first = useMark(id);
  const outage = outageOf(figures);
  const mark = outage ?? first;
  const step = useStep(id);
  const linkEnd = useLinkEnd(id);
  const marking = useMarking();
  const kind = kindFor(component);
  const far = band === 'far';
  const renaming = useStore((state) => state.renaming === id);
  const sketch = useSketch();
  const extra = [mark, step].flatMap((part) => part?.words ?? []).join(', ');
  const name = nameOf(component, figures, findings.length, extra);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card is no fieldset; it groups what is said of one component
    <div
      className={cx(styles.card, styles[band], HUES[kind?.group ?? 'external'], selected && styles.selected)}
      data-item={id}
      data-component={id}
      data-link={linkEnd ?? undefined}
      // The Tab key walks the cards in flow order (see keyboard.ts), so they are not tab stops of the page's own order.
      tabIndex={-1}
      role="group"
      aria-roledescription={words.component}
      aria-label={component.locked ? words.locked(name) : name}
      aria-current={selected || undefined}
    >
      <KindIcon name={kind?.icon ?? 'box'} size={ICONS[band]} />
      {(!far || renaming) && (
        <span className={styles.text}>
          <CardName component={component} renaming={renaming} />
          {!far && <span className={styles.detail}>{detailOf(component, figures?.replicas)}</span>}
        </span>
      )}
      {!far && (
        <>
          {band === 'near' && (
            <Suspense fallback={null}>
              <CardFigures figures={figures} />
            </Suspense>
          )}
          <LoadWords figures={figures} />
          {marking && <marking.WaitingMarks waiting={figures?.waiting ?? 0} />}
        </>
      )}
      {marking && (!far || outage) && <marking.BindsMark mark={mark} />}
      {sketch && (
        <svg className={styles.sketch} aria-hidden="true">
          <path d={sketch.box(CARD.width, CARD.height, 10, id)} />
        </svg>
      )}
      {component.locked && <Icon name="lock" size={12} className={styles.lock} />}
      <Level figures={figures} />
      {marking && step && <marking.StepMark step={step} />}
      {marking && <marking.FindingsBadge findings={findings} />}
      <Edges live={connectable} />
    </div>
  );
}

/** React Flow's node type: hands on the record alone, so that moving a card renders nothing inside it. */
export const ComponentCard = memo(function ComponentCard({
  data,
  selected,
  isConnectable,
}: NodeProps<CardNode>) {
  return <Card component={data.component} selected={selected} connectable={isConnectable} />;
});
