import type { Objective } from '../../board/board.ts';
import { removeObjective, setObjective } from '../../board/briefEdits.ts';
import { IconButton } from '../../kit/Button.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { NumberField } from '../../kit/NumberField.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/traffic.ts';
import { useGesture } from '../gesture.ts';
import { metricWord } from '../results/recordWords.ts';
import styles from './Workload.module.css';

const METRICS = ['mean', 'p50', 'p90', 'p95', 'p99', 'p999', 'success'] as const;

/** One promise: class, measure, limit. */
export function ObjectiveEditor({ objective }: { readonly objective: Objective }) {
  const classes = useStore((state) => state.board.classes);
  const readOnly = useStore((state) => state.readOnly);
  const gesture = useGesture(`objective.${objective.id}`);
  const { edit } = store.getState();
  const change = (patch: Partial<Objective>, merge?: string) =>
    edit((board) => setObjective(board, { ...objective, ...patch }), merge);
  const isShare = objective.metric === 'success';
  const name = classes[objective.class]?.name ?? objective.class;
  return (
    <div className={styles.objective}>
      <NativeSelect
        label={words.objectiveClass}
        value={objective.class}
        choices={Object.values(classes).map((c) => ({ value: c.id, label: c.name }))}
        disabled={readOnly}
        onChange={(id) => change({ class: id })}
      />
      <NativeSelect
        label={words.measureOf(name)}
        value={objective.metric}
        choices={METRICS.map((metric) => ({ value: metric, label: metricWord(metric) }))}
        disabled={readOnly}
        onChange={(metric) =>
          // A share cannot become a time: each measure starts at a limit of its own.
          change({
            metric,
            ...((metric === 'success') !== isShare ? { limit: metric === 'success' ? 0.999 : 200 } : {}),
          })
        }
      />
      <span aria-hidden>{isShare ? '≥' : '<'}</span>
      <NumberField
        label={words.limitOf(name, metricWord(objective.metric))}
        value={isShare ? Number((objective.limit * 100).toPrecision(8)) : objective.limit}
        min={0}
        max={isShare ? 100 : 86_400_000}
        unit={isShare ? '%' : 'ms'}
        scale={isShare ? 'linear' : 'log'}
        disabled={readOnly}
        onChange={(limit) => change({ limit: isShare ? limit / 100 : limit }, gesture.name())}
        onCommit={gesture.end}
        className={styles.number}
      />
      {!readOnly && (
        <IconButton
          icon="x"
          iconSize={13}
          label={words.removeObjective(name, metricWord(objective.metric))}
          onClick={() => edit((board) => removeObjective(board, objective.id))}
        />
      )}
    </div>
  );
}
