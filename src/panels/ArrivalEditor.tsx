import { ARRIVAL_DEFAULTS, type ArrivalNumber, parseCounts } from '../board/arrival.ts';
import type { Arrival, RequestClass } from '../board/board.ts';
import { ARRIVAL_BOUNDS } from '../board/bounds.ts';
import { setClass } from '../board/edit.ts';
import { without } from '../board/tables.ts';
import { NumberField } from '../kit/NumberField.tsx';
import { Select } from '../kit/Select.tsx';
import { store, useStore } from '../state/store.ts';
import { Field } from './Field.tsx';
import { useGesture } from './gesture.ts';
import { TextField } from './TextField.tsx';

const EVENLY = 'steady';

const SHAPES: readonly {
  readonly value: Arrival['shape'] | typeof EVENLY;
  readonly label: string;
  readonly help: string;
}[] = [
  { value: EVENLY, label: 'Steady', help: 'Independent people, the same rate all the time.' },
  { value: 'ramp', label: 'Ramp', help: 'Grows in a straight line and stays.' },
  { value: 'step', label: 'Step', help: 'Changes at once and stays.' },
  { value: 'spike', label: 'Spike', help: 'Changes at once, and back after a while.' },
  { value: 'diurnal', label: 'Day and night', help: 'A wave around the rate, from its lowest point on.' },
  { value: 'bursty', label: 'Bursts', help: 'Busy and calm times that take turns at random.' },
  {
    value: 'counts',
    label: 'Recorded counts',
    help: 'In proportion to counts of your own, again and again.',
  },
  {
    value: 'closed',
    label: 'Users who wait',
    help: 'Each asks, waits for the answer, thinks and asks again.',
  },
  {
    value: 'scheduled',
    label: 'Scheduled jobs',
    help: 'Many at once at every tick of a clock, or spread over a part of the time between two.',
  },
  {
    value: 'poll',
    label: 'Clients who poll',
    help: 'Each asks for news again and again; what is pushed there waits for it.',
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
  label: 'Begins at',
  help: 'Simulated time at which the rate begins to change.',
};
const TIMES: Row = { key: 'factor', label: 'Times the rate', help: 'What the rate is multiplied with.' };

const ROWS: Readonly<Record<Arrival['shape'], readonly Row[]>> = {
  ramp: [BEGINS, { key: 'over', label: 'Takes', help: 'Time until the new rate is reached.' }, TIMES],
  step: [BEGINS, TIMES],
  spike: [BEGINS, { key: 'over', label: 'Lasts', help: 'Time until the rate is back.' }, TIMES],
  diurnal: [
    { key: 'over', label: 'Length of a day', help: 'Time from one lowest point to the next.' },
    {
      ...{
        key: 'factor',
        label: 'Peak',
        help: 'Highest rate by the mean; as the lowest is as far below, 2 at most.',
      },
      max: 2,
    },
  ],
  bursty: [
    { key: 'over', label: 'Busy for', help: 'Mean length of a burst.' },
    { key: 'calm', label: 'Calm for', help: 'Mean time between two bursts.' },
    {
      key: 'factor',
      label: 'Busy by calm',
      help: 'Rate in a burst by the rate between bursts; the mean stays.',
    },
  ],
  counts: [{ key: 'every', label: 'Each count holds', help: 'Time that one count stands for.' }],
  closed: [
    { key: 'users', label: 'Users', help: 'How many there are at 1x.' },
    { key: 'think', label: 'Think time', help: 'Mean time between an answer and the next request.' },
  ],
  scheduled: [
    { key: 'every', label: 'Every', help: 'Time from one tick to the next.' },
    { key: 'users', label: 'Jobs', help: 'Requests that begin at each tick, at 1x.' },
    {
      key: 'jitter',
      label: 'Jitter',
      help: 'Share of the time between two ticks over which jobs are spread; 0 starts all in the same instant.',
    },
  ],
  poll: [
    { key: 'users', label: 'Clients', help: 'How many there are at 1x.' },
    {
      key: 'every',
      label: 'Every',
      help: 'Time from one request to the next. For long polling little: who is held asks again at once.',
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
      <Field label="Arrivals" help="How requests spread over time.">
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
          label="Counts, separated by commas, or pasted from a table with the counts in its last column"
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
