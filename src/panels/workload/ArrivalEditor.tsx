import { ARRIVAL_DEFAULTS, type ArrivalNumber } from '../../board/arrival.ts';
import type { Arrival, RequestClass } from '../../board/board.ts';
import { ARRIVAL_BOUNDS } from '../../board/bounds.ts';
import { parseCounts } from '../../board/counts.ts';
import { setClass } from '../../board/edit.ts';
import { without } from '../../board/tables.ts';
import { NumberField } from '../../kit/NumberField.tsx';
import { Select } from '../../kit/Select.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/traffic.ts';
import { Field } from '../Field.tsx';
import { useGesture } from '../gesture.ts';
import { TextField } from '../TextField.tsx';

const EVENLY = 'steady';

const SHAPES: readonly {
  readonly value: Arrival['shape'] | typeof EVENLY;
  readonly label: string;
  readonly help: string;
}[] = [
  { value: EVENLY, ...words.steady },
  { value: 'ramp', ...words.ramp },
  { value: 'step', ...words.step },
  { value: 'spike', ...words.spike },
  { value: 'diurnal', ...words.diurnal },
  { value: 'bursty', ...words.bursty },
  {
    value: 'counts',
    ...words.counts,
  },
  {
    value: 'closed',
    ...words.closed,
  },
  {
    value: 'scheduled',
    ...words.scheduled,
  },
  {
    value: 'poll',
    ...words.poll,
  },
];

interface Row {
  readonly key: ArrivalNumber;
  readonly label: string;
  readonly help: string;
  /** Where the shape allows less than the board does. */
  readonly max?: number;
}

const BEGINS: Row = {
  key: 'at',
  ...words.begins,
};
const TIMES: Row = { key: 'factor', ...words.timesTheRate };

const ROWS: Readonly<Record<Arrival['shape'], readonly Row[]>> = {
  ramp: [BEGINS, { key: 'over', ...words.takes }, TIMES],
  step: [BEGINS, TIMES],
  spike: [BEGINS, { key: 'over', ...words.lasts }, TIMES],
  diurnal: [
    { key: 'over', ...words.dayLength },
    {
      ...{
        key: 'factor',
        ...words.peak,
      },
      max: 2,
    },
  ],
  bursty: [
    { key: 'over', ...words.busyFor },
    { key: 'calm', ...words.calmFor },
    {
      key: 'factor',
      ...words.busyByCalm,
    },
  ],
  counts: [{ key: 'every', ...words.countHolds }],
  closed: [
    { key: 'users', ...words.users },
    { key: 'think', ...words.think },
  ],
  scheduled: [
    { key: 'every', ...words.everyTick },
    { key: 'users', ...words.jobs },
    {
      key: 'jitter',
      ...words.jitter,
    },
  ],
  poll: [
    { key: 'users', ...words.clients },
    {
      key: 'every',
      ...words.everyRequest,
    },
  ],
};

/** How the requests of a class spread over time, with the numbers of that shape. */
export function ArrivalEditor({ requestClass }: { readonly requestClass: RequestClass }) {
  const readOnly = useStore((state) => state.readOnly);
  const gesture = useGesture(`${requestClass.id}.arrival`);
  const { arrival } = requestClass;
  const change = (next: Arrival | undefined) =>
    store.getState().edit((board) => {
      const current = board.classes[requestClass.id];
      if (!current) return board;
      return setClass(board, next ? { ...current, arrival: next } : without(current, 'arrival'));
    }, gesture.name());
  const choose = (shape: string) => {
    const known = SHAPES.find(({ value }) => value === shape)?.value ?? EVENLY;
    change(known === EVENLY ? undefined : { ...ARRIVAL_DEFAULTS, ...arrival, shape: known });
    gesture.end();
  };
  return (
    <>
      <Field {...words.arrivals}>
        {(ids) => (
          <Select
            value={arrival?.shape ?? EVENLY}
            choices={SHAPES}
            onChange={choose}
            labelledBy={ids.labelId}
            describedBy={ids.helpId}
            disabled={readOnly}
          />
        )}
      </Field>
      {arrival &&
        ROWS[arrival.shape].map(({ key, label, help, max }) => {
          const bounds = ARRIVAL_BOUNDS[key];
          const isTime = key !== 'factor' && key !== 'users' && key !== 'jitter';
          const scale = isTime ? 1000 : key === 'jitter' ? 0.01 : 1;
          return (
            <Field key={key} label={label} help={help}>
              {(ids) => (
                <NumberField
                  value={arrival[key] / scale}
                  min={bounds.min / scale}
                  max={(max ?? bounds.max) / scale}
                  integer={key === 'users'}
                  scale={key === 'jitter' ? 'linear' : 'log'}
                  unit={isTime ? 's' : key === 'factor' ? 'x' : key === 'jitter' ? '%' : ''}
                  labelledBy={ids.labelId}
                  describedBy={ids.helpId}
                  disabled={readOnly}
                  onChange={(value) => change({ ...arrival, [key]: value * scale })}
                  onCommit={gesture.end}
                />
              )}
            </Field>
          );
        })}
      {arrival?.shape === 'counts' && (
        <TextField
          label={words.countsField}
          value={arrival.counts.join(', ')}
          lines={3}
          placeholder="1, 2, 5, 3"
          disabled={readOnly}
          onChange={(text) => change({ ...arrival, counts: parseCounts(text) })}
        />
      )}
    </>
  );
}
