import { INTAKES, KIND_ICONS, type OwnKind, type Trait, traitsFor } from '../../catalog/custom.ts';
import { OPERATION_BOUNDS } from '../../catalog/fit.ts';
import { GROUPS } from '../../catalog/kinds.ts';
import { IconButton } from '../../kit/Button.tsx';
import { cx } from '../../kit/cx.ts';
import { Icon } from '../../kit/icons.tsx';
import { NumberField } from '../../kit/NumberField.tsx';
import { Select } from '../../kit/Select.tsx';
import { icons } from '../../words/kindIcons.ts';
import * as words from '../../words/kinds.ts';
import { Field } from '../Field.tsx';
import { Section } from '../Section.tsx';
import { TextField } from '../TextField.tsx';
import { KindParams } from './KindParams.tsx';
import styles from './KindsDialog.module.css';
import { INTAKE_WORDS, TRAIT_WORDS, withBehavior } from './ownKinds.ts';

interface Props {
  readonly own: OwnKind;
  readonly onChange: (own: OwnKind) => void;
}

/** What a kind is called and looks like, what it does with requests, and which parameters it shows. */
export function KindForm({ own, onChange, uses }: Props & { readonly uses: number }) {
  return (
    <div className={styles.form}>
      {uses > 0 && <p className={styles.note}>{words.willChange(uses)}</p>}
      <div className={styles.columns}>
        <div>
          <Looks own={own} onChange={onChange} />
          <Words own={own} onChange={onChange} />
        </div>
        <div>
          <Acting own={own} onChange={onChange} />
          <KindParams own={own} onChange={onChange} />
          {own.intake !== 'source' && <Operations own={own} onChange={onChange} />}
        </div>
      </div>
    </div>
  );
}

function Looks({ own, onChange }: Props) {
  return (
    <Section title={words.whatItIs}>
      <Field label={words.kindName} wide>
        {({ labelId }) => (
          <TextField
            labelledBy={labelId}
            value={own.label}
            placeholder={words.nameHint}
            onChange={(label) => onChange({ ...own, label })}
          />
        )}
      </Field>
      <Field label={words.group} wide>
        {({ labelId }) => (
          <Select
            labelledBy={labelId}
            value={own.group}
            choices={GROUPS.map(({ id, label }) => ({ value: id, label }))}
            onChange={(group) => onChange({ ...own, group })}
          />
        )}
      </Field>
      <fieldset className={styles.icons}>
        <legend>{words.icon}</legend>
        {KIND_ICONS.map((name) => (
          <label key={name} className={cx(styles.icon, name === own.icon && styles.chosen)}>
            <input
              type="radio"
              name="kind-icon"
              aria-label={icons[name]}
              checked={name === own.icon}
              onChange={() => onChange({ ...own, icon: name })}
            />
            <Icon name={name} size={16} />
          </label>
        ))}
      </fieldset>
    </Section>
  );
}

const WORDS = [
  ['summary', words.inALine, words.summaryHint],
  ['use', words.whenOneUsesIt, words.useHint],
  ['pitfall', words.whatUsuallyGoesWrong, words.pitfallHint],
] as const;

function Words({ own, onChange }: Props) {
  return (
    <Section title={words.inWords}>
      {WORDS.map(([key, label, placeholder]) => (
        <Field key={key} label={label} wide>
          {({ labelId }) => (
            <TextField
              labelledBy={labelId}
              value={own[key]}
              placeholder={placeholder}
              lines={key === 'summary' ? 1 : 2}
              onChange={(text) => onChange({ ...own, [key]: text })}
            />
          )}
        </Field>
      ))}
      <Field label={words.protocol} wide>
        {({ labelId }) => (
          <TextField
            labelledBy={labelId}
            value={own.protocol ?? ''}
            placeholder={words.protocolHint}
            onChange={(protocol) => onChange({ ...own, protocol })}
          />
        )}
      </Field>
    </Section>
  );
}

function Acting({ own, onChange }: Props) {
  const traits: readonly (Trait | 'none')[] = ['none', ...traitsFor(own.intake)];
  return (
    <Section title={words.whatItDoesWithRequests}>
      <Field label={words.takesThem} wide>
        {({ labelId }) => (
          <Select
            labelledBy={labelId}
            value={own.intake}
            choices={INTAKES.map((value) => ({ value, ...INTAKE_WORDS[value] }))}
            onChange={(intake) => onChange(withBehavior(own, intake, own.trait))}
          />
        )}
      </Field>
      {traits.length > 1 && (
        <Field label={words.andThen} wide>
          {({ labelId }) => (
            <Select
              labelledBy={labelId}
              value={own.trait ?? 'none'}
              choices={traits.map((value) => ({ value, ...TRAIT_WORDS[value] }))}
              onChange={(trait) =>
                onChange(withBehavior(own, own.intake, trait === 'none' ? undefined : trait))
              }
            />
          )}
        </Field>
      )}
    </Section>
  );
}

/** Named service times besides the usual one. */
function Operations({ own, onChange }: Props) {
  const times = Object.entries(own.operations ?? {});
  const put = (entries: readonly (readonly [string, number])[]) => {
    const { operations: _, ...rest } = own;
    onChange(entries.length > 0 ? { ...rest, operations: Object.fromEntries(entries) } : rest);
  };
  const add = (name: string) => {
    if (name !== '' && !(name in Object.prototype))
      put([...times.filter(([one]) => one !== name), [name, 10]]);
  };
  return (
    <Section title={words.operations}>
      {times.map(([name, ms]) => (
        <Field key={name} label={name}>
          {({ labelId }) => (
            <>
              <NumberField
                value={ms}
                {...OPERATION_BOUNDS}
                unit="ms"
                scale="log"
                labelledBy={labelId}
                onChange={(value) => put(times.map((one) => (one[0] === name ? [name, value] : one)))}
                className={styles.number}
              />
              <IconButton
                icon="x"
                iconSize={13}
                label={words.removeOperation(name)}
                onClick={() => put(times.filter(([one]) => one !== name))}
              />
            </>
          )}
        </Field>
      ))}
      <TextField
        key={times.length}
        label={words.operationName}
        placeholder={words.operationHint}
        value=""
        onChange={add}
      />
    </Section>
  );
}
