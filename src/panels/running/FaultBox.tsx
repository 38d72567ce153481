import { useState } from 'react';
import type { Board } from '../../board/board.ts';
import { canFlush } from '../../board/caches.ts';
import { membersOf } from '../../board/groups.ts';
import { kindFor } from '../../board/read.ts';
import { groupKindOf } from '../../catalog/groups.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { NumberField } from '../../kit/NumberField.tsx';
import { Popover } from '../../kit/Popover.tsx';
import { Select } from '../../kit/Select.tsx';
import type { Fault } from '../../simulation/network/scenario.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/faults.ts';
import { Field } from '../Field.tsx';
import { targetName } from '../results/recordWords.ts';
import styles from './FaultBox.module.css';
import { brokenIn, brokenWords, faultWords, healNow, rowsOf, sinceWords } from './faultWords.ts';

type Effect = Fault['effect'];

const EFFECTS: readonly { readonly value: Effect; readonly label: string; readonly help: string }[] = (
  ['down', 'slow', 'errors', 'partition', 'flush'] as const
).map((value) => ({ value, ...words.effects[value] }));

const LONGEST = 86_400;

/** Breaks a component, a connection or a group: at a time of the next run, or at once in one that is going on. */
export function FaultBox() {
  const count = useStore((state) => state.faults.length);
  const broken = useStore((state) => brokenIn(state).length);
  const planned = count > 0 ? words.planned(count) : words.inject;
  const [open, setOpen] = useState(false);
  return (
    <Popover
      title={words.inject}
      side="top"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button icon="unplug" aria-label={broken > 0 ? words.injectOrHeal(broken) : planned}>
          {broken > 0 ? words.broken(broken) : count > 0 ? words.faults(count) : words.fault}
        </Button>
      }
    >
      <BrokenNow />
      <FaultForm onBroken={() => setOpen(false)} />
    </Popover>
  );
}

/** What is broken in the run that is going on, since when, and a button at each that ends it. */
function BrokenNow() {
  const board = useStore((state) => state.board);
  const broken = useStore((state) => state.broken);
  const clock = useStore((state) => state.clock);
  const status = useStore((state) => state.status);
  const faults = brokenIn({ broken, clock, status });
  if (faults.length === 0) return null;
  return (
    <ul className={styles.broken} aria-label={words.brokenNow}>
      {rowsOf(faults).map(([key, fault]) => (
        <li key={key}>
          <span>{sinceWords(board, fault)}</span>
          <Button aria-label={words.healWhat(sinceWords(board, fault))} onClick={() => healNow(fault)}>
            {words.heal}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function FaultForm({ onBroken }: { readonly onBroken: () => void }) {
  const board = useStore((state) => state.board);
  const faults = useStore((state) => state.faults);
  const going = useStore((state) => state.status === 'running' || state.status === 'paused');
  const selected = useStore((state) => [...state.selection][0]);
  const targets = targetsOf(board);
  const [chosen, setChosen] = useState(selected);
  const first = targets.find(({ value }) => !Object.hasOwn(board.groups, value)) ?? targets[0];
  const target = targets.find(({ value }) => value === chosen)?.value ?? first?.value;
  const [wanted, setEffect] = useState<Effect>('down');
  const [factor, setFactor] = useState(5);
  const [share, setShare] = useState(10);
  const [at, setAt] = useState(20);
  const [seconds, setSeconds] = useState(10);
  if (target === undefined) return <p className={styles.hint}>{words.nothingCanFail}</p>;
  const effects = EFFECTS.filter(({ value }) => value !== 'flush' || canFlush(board, target));
  const effect = effects.some(({ value }) => value === wanted) ? wanted : 'down';
  const lasts = effect !== 'flush';
  const breakIt = () => {
    const amount = effect === 'slow' ? factor : effect === 'errors' ? share / 100 : undefined;
    const fault = { target, effect, ...(amount !== undefined && { amount }) };
    const { inject, setFaults, say } = store.getState();
    if (going) {
      inject(fault, lasts ? seconds : undefined);
      say(brokenWords(board, fault, lasts ? words.forSeconds(seconds) : words.now));
      onBroken();
    } else setFaults([...faults, { ...fault, at, ...(lasts && { until: at + seconds }) }]);
  };
  return (
    <div className={styles.form}>
      {faults.length > 0 && (
        <ul className={styles.list} aria-label={words.ofNextRun}>
          {rowsOf(faults).map(([key, fault]) => (
            <li key={key}>
              <span>{faultWords(board, fault)}</span>
              <IconButton
                icon="trash-2"
                iconSize={14}
                label={words.remove(faultWords(board, fault))}
                onClick={() => store.getState().setFaults(faults.filter((other) => other !== fault))}
              />
            </li>
          ))}
        </ul>
      )}
      <Field label={words.whatBreaks}>
        {(ids) => <Select value={target} choices={targets} onChange={setChosen} labelledBy={ids.labelId} />}
      </Field>
      <Field label={words.how}>
        {(ids) => <Select value={effect} choices={effects} onChange={setEffect} labelledBy={ids.labelId} />}
      </Field>
      {effect === 'slow' && (
        <Field label={words.timesAsLong}>
          {(ids) => (
            <NumberField {...number(ids, factor, setFactor)} unit="x" min={1.1} max={10_000} scale="log" />
          )}
        </Field>
      )}
      {effect === 'errors' && (
        <Field label={words.share}>
          {(ids) => <NumberField {...number(ids, share, setShare)} unit="%" min={1} max={100} />}
        </Field>
      )}
      {!going && (
        <Field label={words.at}>
          {(ids) => <NumberField {...number(ids, at, setAt)} unit="s" min={0} max={LONGEST} step={1} />}
        </Field>
      )}
      {lasts && (
        <Field label={words.healsAfter}>
          {(ids) => (
            <NumberField {...number(ids, seconds, setSeconds)} unit="s" min={0.1} max={LONGEST} scale="log" />
          )}
        </Field>
      )}
      <Button look="primary" onClick={breakIt}>
        {going ? words.breakNow : words.addToNextRun}
      </Button>
    </div>
  );
}

const number = (ids: { readonly labelId: string }, value: number, onChange: (value: number) => void) => ({
  labelledBy: ids.labelId,
  value,
  onChange,
  className: styles.number,
});

/** Groups that hold anything, whatever is no client, then the connections. */
function targetsOf(board: Board): { readonly value: string; readonly label: string }[] {
  const components = Object.values(board.components).filter(
    (component) => kindFor(component)?.behavior.intake !== 'source',
  );
  const groups = Object.values(board.groups).filter(({ id }) => membersOf(board, [id]).length > 0);
  return [
    ...groups.map(({ id, kind, name }) => ({
      value: id,
      label: words.groupTarget(name, groupKindOf(kind)?.label.toLowerCase() ?? words.group),
    })),
    ...[...components, ...Object.values(board.connections)].map(({ id }) => ({
      value: id,
      label: targetName(board, id),
    })),
  ];
}
