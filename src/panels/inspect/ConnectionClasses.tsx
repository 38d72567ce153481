import type { ClassRule, Id } from '../../board/board.ts';
import { operationsOf } from '../../board/read.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { NumberField } from '../../kit/NumberField.tsx';
import { Switch } from '../../kit/Switch.tsx';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/connection.ts';
import { Field } from '../Field.tsx';
import { Section } from '../Section.tsx';
import type { ConnectionPartProps } from './connectionPart.ts';
import styles from './Inspector.module.css';

type Rules = Readonly<Record<Id, ClassRule>>;

/** Which request classes take the connection, and where one of them does it differently. */
export function ConnectionClasses({
  connection,
  disabled,
  change,
  changeOnce,
  onCommit,
}: ConnectionPartProps) {
  const classes = useStore((state) => state.board.classes);
  const callee = useStore((state) => state.board.components[connection.to]);
  const all = Object.values(classes);
  if (all.length === 0) return null;
  const rules = connection.classes;
  const operations = callee ? Object.keys(operationsOf(callee)) : [];
  const setRule = (id: Id, rule: ClassRule) => change({ classes: { ...rules, [id]: rule } });
  const toggle = (id: Id, on: boolean) => {
    const next: Record<Id, ClassRule> = { ...rules };
    if (on) next[id] = {};
    else delete next[id];
    changeOnce({ classes: next });
  };
  const every: Rules = Object.fromEntries(all.map(({ id }) => [id, {}]));
  return (
    <Section title={words.requestClasses}>
      <Field {...words.allThatArrive}>
        {({ labelId, helpId }) => (
          <Switch
            checked={rules === undefined}
            labelledBy={labelId}
            describedBy={helpId}
            disabled={disabled}
            onChange={(on) => changeOnce({ classes: on ? undefined : every })}
          />
        )}
      </Field>
      {rules !== undefined && (
        <div>
          <div className={`${styles.classRow} ${styles.classHead}`} aria-hidden>
            <span />
            <span>{words.classHead}</span>
            <span>{words.calls}</span>
            <span>{operations.length > 0 ? words.operation : ''}</span>
          </div>
          {all.map(({ id, name }) => {
            const rule = rules[id];
            return (
              <div key={id} className={styles.classRow}>
                <Switch
                  checked={rule !== undefined}
                  label={words.takes(name)}
                  disabled={disabled}
                  onChange={(on) => toggle(id, on)}
                />
                <span>{name}</span>
                {rule && (
                  <NumberField
                    label={words.callsPer(name)}
                    value={rule.calls ?? connection.calls}
                    min={0}
                    max={1000}
                    step={1}
                    disabled={disabled}
                    onChange={(calls) => setRule(id, { ...rule, calls })}
                    onCommit={onCommit}
                  />
                )}
                {rule && operations.length > 0 && (
                  <NativeSelect
                    label={words.operationOf(name)}
                    value={rule.operation ?? ''}
                    choices={[
                      { value: '', label: words.asAbove },
                      ...operations.map((operation) => ({ value: operation, label: operation })),
                    ]}
                    disabled={disabled}
                    onChange={(operation) => {
                      const { operation: _, ...rest } = rule;
                      changeOnce({
                        classes: { ...rules, [id]: operation === '' ? rest : { ...rest, operation } },
                      });
                    }}
                  />
                )}
              </div>
            );
          })}
        </div>
      )}
    </Section>
  );
}
