import { neededFor, type OwnKind, type OwnParam, specsFor } from '../../catalog/custom.ts';
import { helpOf, optionsOf } from '../../catalog/help.ts';
import type { NumberParam, ParamSpec } from '../../catalog/kind.ts';
import { NumberField } from '../../kit/NumberField.tsx';
import { Select } from '../../kit/Select.tsx';
import { Switch } from '../../kit/Switch.tsx';
import * as words from '../../words/kinds.ts';
import { Section } from '../Section.tsx';
import styles from './KindsDialog.module.css';
import { withParam } from './ownKinds.ts';

/** Which of the behavior's parameters the kind shows, with the default of each and the bounds people may give. */
export function KindParams({
  own,
  onChange,
}: {
  readonly own: OwnKind;
  readonly onChange: (own: OwnKind) => void;
}) {
  const needed = neededFor(own);
  return (
    <Section title={words.parametersItShows}>
      <table className={styles.params}>
        <thead>
          <tr>
            <th scope="col">{words.shown}</th>
            <th scope="col">{words.parameter}</th>
            <th scope="col">{words.byDefault}</th>
            <th scope="col">{words.least}</th>
            <th scope="col">{words.most}</th>
          </tr>
        </thead>
        <tbody>
          {specsFor(own).map((spec) => {
            const given = own.params[spec.key];
            const set = (patch: Partial<OwnParam>) =>
              given && onChange({ ...own, params: { ...own.params, [spec.key]: { ...given, ...patch } } });
            return (
              <tr key={spec.key}>
                <td>
                  <Switch
                    checked={given !== undefined}
                    disabled={needed.includes(spec.key)}
                    label={words.show(spec.label)}
                    onChange={(shown) => onChange(withParam(own, spec, shown))}
                  />
                </td>
                <th scope="row" title={helpOf(spec)}>
                  {spec.label}
                </th>
                <Cells spec={spec} given={given} set={set} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

function Cells({
  spec,
  given,
  set,
}: {
  readonly spec: ParamSpec;
  readonly given: OwnParam | undefined;
  readonly set: (patch: Partial<OwnParam>) => void;
}) {
  if (given === undefined) return <td colSpan={3} />;
  if (spec.type === 'toggle')
    return (
      <td colSpan={3}>
        <Switch
          label={words.boundOf(spec.label, 'default')}
          checked={given.default === true}
          onChange={(value) => set({ default: value })}
        />
      </td>
    );
  if (spec.type === 'choice')
    return (
      <td colSpan={3}>
        <Select
          label={words.boundOf(spec.label, 'default')}
          value={String(given.default)}
          choices={optionsOf(spec)}
          onChange={(value) => set({ default: value })}
        />
      </td>
    );
  const min = given.min ?? spec.min;
  const max = given.max ?? spec.max;
  return (
    <>
      <td>
        <Bound spec={spec} what="default" value={Number(given.default)} min={min} max={max} set={set} />
      </td>
      <td>
        <Bound spec={spec} what="min" value={min} min={spec.min} max={max} set={set} />
      </td>
      <td>
        <Bound spec={spec} what="max" value={max} min={min} max={spec.max} set={set} />
      </td>
    </>
  );
}

function Bound({
  spec,
  what,
  value,
  min,
  max,
  set,
}: {
  readonly spec: NumberParam;
  readonly what: 'default' | 'min' | 'max';
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly set: (patch: Partial<OwnParam>) => void;
}) {
  const percent = spec.unit === 'fraction' ? 100 : 1;
  const unit = spec.unit === 'fraction' ? '%' : spec.unit;
  return (
    <NumberField
      label={words.boundOf(spec.label, what)}
      value={Number((value * percent).toPrecision(10))}
      min={min * percent}
      max={max * percent}
      integer={spec.integer ?? false}
      scale={spec.scale ?? 'linear'}
      {...(unit && { unit })}
      word={spec.unlimited ? { value: spec.max, text: words.noLimit } : undefined}
      onChange={(next) => set({ [what]: next / percent })}
      className={styles.number}
    />
  );
}
