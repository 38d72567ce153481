import { INTAKES, KIND_ICONS, type OwnKind, type Trait, traitsFor } from '../catalog/custom.ts';
import { OPERATION_BOUNDS } from '../catalog/fit.ts';
import { GROUPS } from '../catalog/kinds.ts';
import { IconButton } from '../kit/Button.tsx';
import { cx } from '../kit/cx.ts';
import { Icon } from '../kit/icons.tsx';
import { NumberField } from '../kit/NumberField.tsx';
import { Select } from '../kit/Select.tsx';
import { Field } from './Field.tsx';
import { KindParams } from './KindParams.tsx';
import styles from './KindsDialog.module.css';
import { INTAKE_WORDS, TRAIT_WORDS, withBehavior } from './ownKinds.ts';
import { Section } from './Section.tsx';
import { TextField } from './TextField.tsx';

interface Props {
  readonly own: OwnKind;
  readonly onChange: (own: OwnKind) => void;
}

/** What a kind is called and looks like, what it does with requests, and which parameters it shows. */
export function KindForm({ own, onChange, uses }: Props & { readonly uses: number }) {
  return (
    <div className={styles.form}>
      {uses > 0 && (
        <p className={styles.note}>
          {uses === 1 ? 'One component is' : `${uses} components are`} of this kind and will change with it.
        </p>
      )}
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
    <Section title="What it is">
      <Field label="Name" wide>
        {({ labelId }) => (
          <TextField
            labelledBy={labelId}
            value={own.label}
            placeholder="Vector index"
            onChange={(label) => onChange({ ...own, label })}
          />
        )}
      </Field>
      <Field label="Group" wide>
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
        <legend>Icon</legend>
        {KIND_ICONS.map((name) => (
          <label key={name} className={cx(styles.icon, name === own.icon && styles.chosen)}>
            <input
              type="radio"
              name="kind-icon"
              aria-label={name.replaceAll('-', ' ')}
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
  ['summary', 'In a line', 'Finds what is alike.'],
  ['use', 'When one uses it', 'For search by meaning.'],
  ['pitfall', 'What usually goes wrong', 'A build of the index takes hours.'],
] as const;

function Words({ own, onChange }: Props) {
  return (
    <Section title="In words">
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
      <Field label="Protocol of calls to it" wide>
        {({ labelId }) => (
          <TextField
            labelledBy={labelId}
            value={own.protocol ?? ''}
            placeholder="gRPC"
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
    <Section title="What it does with requests">
      <Field label="Takes them" wide>
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
        <Field label="And then" wide>
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
    <Section title="Operations">
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
                label={`Remove operation ${name}`}
                onClick={() => put(times.filter(([one]) => one !== name))}
              />
            </>
          )}
        </Field>
      ))}
      <TextField
        key={times.length}
        label="Name of a new operation"
        placeholder="Add an operation: write, search ..."
        value=""
        onChange={add}
      />
    </Section>
  );
}
