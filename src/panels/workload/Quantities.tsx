import type { Assumption } from '../../board/board.ts';
import { removeAssumption, removeDerivation, setAssumption, setDerivation } from '../../board/briefEdits.ts';
import { freshId } from '../../board/edit.ts';
import { formatCount } from '../../catalog/units.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { NumberField } from '../../kit/NumberField.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/brief.ts';
import { OriginBadge } from '../brief/OriginBadge.tsx';
import { useGesture } from '../gesture.ts';
import { Section } from '../Section.tsx';
import { TextField } from '../TextField.tsx';
import { Arithmetic } from './Arithmetic.tsx';
import styles from './Workload.module.css';

/** The numbers the board rests on, and what follows from them: storage, bandwidth, keys. */
export function Quantities() {
  const board = useStore((state) => state.board);
  const readOnly = useStore((state) => state.readOnly);
  const { edit } = store.getState();
  const assumptions = Object.values(board.assumptions);
  const derivations = Object.values(board.derivations);
  const addAssumption = () =>
    edit((before) =>
      setAssumption(before, {
        id: freshId(before, 'assumption'),
        label: words.dailyUsers,
        value: 1_000_000,
        unit: '',
      }),
    );
  const addDerivation = () =>
    edit((before) =>
      setDerivation(before, {
        id: freshId(before, 'derived'),
        label: words.storageAYear,
        unit: 'GB',
        factors: [
          { label: words.aDay, value: 1 },
          { label: words.daysAYear, value: 365 },
        ],
      }),
    );
  if (readOnly && assumptions.length + derivations.length === 0) return null;
  return (
    <>
      <Section
        title={words.assumptions}
        action={
          !readOnly && (
            <Button look="quiet" icon="plus" onClick={addAssumption}>
              {words.assumption}
            </Button>
          )
        }
      >
        {assumptions.map((assumption) => (
          <AssumptionRow key={assumption.id} assumption={assumption} />
        ))}
        {assumptions.length === 0 && <p className={styles.hint}>{words.sharedNumbers}</p>}
      </Section>
      <Section
        title={words.whatFollows}
        action={
          !readOnly && (
            <Button look="quiet" icon="plus" onClick={addDerivation}>
              {words.calculation}
            </Button>
          )
        }
      >
        {derivations.map((derivation) => {
          const change = (patch: Partial<typeof derivation>, gesture?: string) =>
            edit((before) => setDerivation(before, { ...derivation, ...patch }), gesture);
          return (
            <article key={derivation.id} className={styles.class} aria-label={derivation.label}>
              <header className={styles.classHead}>
                <TextField
                  label={words.calculationName}
                  value={derivation.label}
                  required
                  disabled={readOnly}
                  className={styles.className}
                  onChange={(label) => change({ label })}
                />
                <OriginBadge origin={derivation.origin} />
                {!readOnly && (
                  <IconButton
                    icon="trash-2"
                    iconSize={14}
                    label={words.removeCalculation(derivation.label)}
                    onClick={() => edit((before) => removeDerivation(before, derivation.id))}
                  />
                )}
              </header>
              <Arithmetic
                name={derivation.label}
                unit={derivation.unit && ` ${derivation.unit}`}
                factors={derivation.factors}
                onChange={(factors, gesture) => change({ factors }, gesture)}
              />
            </article>
          );
        })}
      </Section>
    </>
  );
}

function AssumptionRow({ assumption }: { readonly assumption: Assumption }) {
  const readOnly = useStore((state) => state.readOnly);
  const gesture = useGesture(`assumption.${assumption.id}`);
  const { edit } = store.getState();
  const change = (patch: Partial<Assumption>, merge?: string) =>
    edit((before) => setAssumption(before, { ...assumption, ...patch }), merge);
  return (
    <div className={styles.assumption}>
      <TextField
        label={words.assumptionName}
        value={assumption.label}
        required
        disabled={readOnly}
        className={styles.plain}
        onChange={(label) => change({ label })}
      />
      <span className={styles.said}>
        {Math.abs(assumption.value) >= 1e6 && `${formatCount(assumption.value)} `}
        <OriginBadge origin={assumption.origin} />
      </span>
      <NumberField
        label={assumption.label}
        value={assumption.value}
        min={-1e15}
        max={1e15}
        unit={assumption.unit}
        disabled={readOnly}
        onChange={(value) => change({ value }, gesture.name())}
        onCommit={gesture.end}
        className={styles.number}
      />
      {!readOnly && (
        <IconButton
          icon="x"
          iconSize={13}
          label={words.removeAssumption(assumption.label)}
          onClick={() => edit((before) => removeAssumption(before, assumption.id))}
        />
      )}
    </div>
  );
}
