import type { Component } from '../../board/board.ts';
import { setParam } from '../../board/edit.ts';
import { paramOf } from '../../board/read.ts';
import { helpOf, optionsOf } from '../../catalog/help.ts';
import type { NumberParam, ParamSpec, ParamValue } from '../../catalog/kind.ts';
import { SOURCES } from '../../catalog/sources.ts';
import { formatParam } from '../../catalog/units.ts';
import { NumberField } from '../../kit/NumberField.tsx';
import { Select } from '../../kit/Select.tsx';
import { Slider } from '../../kit/Slider.tsx';
import { Switch } from '../../kit/Switch.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/fields.ts';
import { Field, type FieldIds } from '../Field.tsx';
import { useGesture } from '../gesture.ts';
import styles from './ParamField.module.css';

/** One parameter of a component with the control that fits it, its meaning, and where its default comes from. */
export function ParamField({ component, spec }: { readonly component: Component; readonly spec: ParamSpec }) {
  const readOnly = useStore((state) => state.readOnly);
  const gesture = useGesture(`${component.id}.${spec.key}`);
  const value = paramOf(component, spec.key) ?? spec.default;
  const change = (next: ParamValue) =>
    store.getState().edit((board) => setParam(board, component.id, spec.key, next), gesture.name());
  const changeOnce = (next: ParamValue) => {
    change(next);
    gesture.end();
  };
  const control = (ids: FieldIds) => {
    if (spec.type === 'toggle')
      return (
        <Switch
          checked={value === true}
          onChange={changeOnce}
          labelledBy={ids.labelId}
          describedBy={ids.helpId}
          disabled={readOnly}
        />
      );
    if (spec.type === 'choice')
      return (
        <Select
          value={String(value)}
          choices={optionsOf(spec)}
          onChange={changeOnce}
          labelledBy={ids.labelId}
          describedBy={ids.helpId}
          disabled={readOnly}
        />
      );
    return (
      <NumberControl
        spec={spec}
        value={Number(value)}
        ids={ids}
        disabled={readOnly}
        onChange={change}
        onCommit={gesture.end}
      />
    );
  };
  return (
    <Field
      label={spec.label}
      help={helpOf(spec, component.kind)}
      more={<Source spec={spec} />}
      changed={Object.hasOwn(component.params, spec.key) && !readOnly}
      onReset={() => changeOnce(spec.default)}
      wide={hasSlider(spec)}
    >
      {control}
    </Field>
  );
}

/** Shares are chosen by eye, but where the last nines count; all other numbers are known and typed, or stepped. */
const hasSlider = (spec: ParamSpec): boolean =>
  spec.type === 'number' && spec.unit === 'fraction' && spec.step === undefined;

function NumberControl({
  spec,
  value,
  ids,
  disabled,
  onChange,
  onCommit,
}: {
  readonly spec: NumberParam;
  readonly value: number;
  readonly ids: FieldIds;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
  readonly onCommit: () => void;
}) {
  const isShare = spec.unit === 'fraction';
  const { step = 0.01 } = spec;
  const percent = isShare ? 100 : 1;
  const field = (
    <NumberField
      value={Number((value * percent).toPrecision(10))}
      min={spec.min * percent}
      max={spec.max * percent}
      integer={spec.integer ?? false}
      scale={spec.scale ?? 'linear'}
      {...(isShare ? { step: step * percent, unit: '%' } : spec.unit ? { unit: spec.unit } : {})}
      word={spec.unlimited ? { value: spec.max, text: words.noLimit } : undefined}
      steppers={spec.key === 'replicas' || spec.key === 'slots'}
      labelledBy={ids.labelId}
      describedBy={ids.helpId}
      disabled={disabled}
      onChange={(next) => onChange(next / percent)}
      onCommit={onCommit}
      className={styles.number}
    />
  );
  if (!hasSlider(spec)) return field;
  return (
    <div className={styles.share}>
      <Slider
        label={words.sliderOf(spec.label)}
        value={value}
        min={spec.min}
        max={spec.max}
        step={step}
        words={(share) => formatParam(spec, share)}
        disabled={disabled}
        onChange={onChange}
        onCommit={onCommit}
      />
      {field}
    </div>
  );
}

function Source({ spec }: { readonly spec: ParamSpec }) {
  const source = SOURCES[spec.source];
  return (
    <p>
      {words.byDefault(formatParam(spec, spec.default))}{' '}
      {source.url ? <a href={source.url}>{source.title}</a> : source.title}
      {source.text && source.text !== source.title ? `. ${source.text}` : ''}
    </p>
  );
}
