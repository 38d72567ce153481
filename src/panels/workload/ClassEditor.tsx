import type { Factor, RequestClass } from '../../board/board.ts';
import { setClass } from '../../board/edit.ts';
import { ratePerSecond, sourcesOf } from '../../board/read.ts';
import { formatFraction, formatMs, formatRate } from '../../catalog/units.ts';
import { IconButton } from '../../kit/Button.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/traffic.ts';
import { OriginBadge } from '../brief/OriginBadge.tsx';
import { Fold } from '../Fold.tsx';
import { SourceBadge } from '../inspect/SourceBadge.tsx';
import { TextField } from '../TextField.tsx';
import { Arithmetic } from './Arithmetic.tsx';
import { ArrivalEditor } from './ArrivalEditor.tsx';
import { ClassKeys } from './ClassKeys.tsx';
import { ClassPriority } from './ClassPriority.tsx';
import styles from './Workload.module.css';

/** One request class: its name, the arithmetic of its rate, where it starts, and what it takes by estimate. */
export function ClassEditor({
  requestClass,
  onRemove,
}: {
  readonly requestClass: RequestClass;
  readonly onRemove: () => void;
}) {
  const board = useStore((state) => state.board);
  const readOnly = useStore((state) => state.readOnly);
  const estimate = useStore((state) => state.estimate.classes[requestClass.id]);
  const change = (patch: Partial<RequestClass>, gesture?: string) =>
    store.getState().edit((before) => {
      const current = before.classes[requestClass.id];
      return current ? setClass(before, { ...current, ...patch }) : before;
    }, gesture);
  const rate = formatRate(ratePerSecond(board, requestClass));
  const isLoop = requestClass.arrival?.shape === 'closed' || requestClass.arrival?.shape === 'poll';
  const starts = sourcesOf(board, requestClass)
    .map(({ component, share }) => {
      const name = board.components[component]?.name ?? component;
      return share < 1 ? `${name} (${Math.round(share * 100)} %)` : name;
    })
    .join(', ');
  return (
    <article className={styles.class} aria-label={requestClass.name}>
      <header className={styles.classHead}>
        <TextField
          label={words.nameOfTheClass}
          value={requestClass.name}
          required
          disabled={readOnly}
          className={styles.className}
          onChange={(name) => change({ name })}
        />
        <strong className={styles.rate}>{isLoop ? words.upTo(rate) : rate}</strong>
        <StepsToggle id={requestClass.id} name={requestClass.name} />
        {!readOnly && (
          <IconButton
            icon="trash-2"
            iconSize={14}
            label={words.removeClass(requestClass.name)}
            onClick={onRemove}
          />
        )}
      </header>
      {requestClass.description && <p className={styles.hint}>{requestClass.description}</p>}
      {!isLoop && (
        <Arithmetic
          name={requestClass.name}
          unit="/s"
          factors={requestClass.rate}
          onChange={(rate: readonly Factor[], gesture?: string) => change({ rate }, gesture)}
        />
      )}
      <ArrivalEditor requestClass={requestClass} />
      <Fold
        title={words.moreOfClass.title}
        hint={words.moreOfClass.hint}
        open={requestClass.priority !== undefined || requestClass.keys !== undefined}
      >
        <ClassPriority requestClass={requestClass} />
        <ClassKeys requestClass={requestClass} />
      </Fold>
      <p className={styles.meta}>
        <span>{words.startsAt(starts || words.noClientYet)}</span>
        <OriginBadge origin={requestClass.origin} />
      </p>
      {estimate && (
        <p className={styles.meta}>
          {Number.isFinite(estimate.latency.p99)
            ? `p50 ${formatMs(estimate.latency.p50)}, p99 ${formatMs(estimate.latency.p99)}`
            : words.latencyGrows}
          {estimate.success < 0.9995 && `, ${words.answered(formatFraction(estimate.success))}`}
          <SourceBadge by="estimate" />
        </p>
      )}
    </article>
  );
}

/** Numbers the way of the class on the canvas. */
function StepsToggle({ id, name }: { readonly id: string; readonly name: string }) {
  const numbered = useStore((state) => state.numbered === id);
  return (
    <IconButton
      icon="list-ordered"
      iconSize={14}
      label={words.numberSteps(name)}
      pressed={numbered}
      onClick={() => store.getState().numberSteps(numbered ? null : id)}
    />
  );
}
