import type { Component } from '../../board/board.ts';
import { setTechnology, technologyOf } from '../../board/technology.ts';
import { SOURCES } from '../../catalog/sources.ts';
import { type Technology, technologiesOf } from '../../catalog/technologies.ts';
import { Select } from '../../kit/Select.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/component.ts';
import { Field } from '../Field.tsx';

const NONE = '';

/** Fills in what is published of a product, as one step to undo; shows the one whose numbers the component has. */
export function TechnologyField({ component }: { readonly component: Component }) {
  const readOnly = useStore((state) => state.readOnly);
  const technologies = technologiesOf(component.kind);
  if (technologies.length === 0) return null;
  const current = technologyOf(component);
  const choose = (id: string) => {
    const chosen = technologies.find((one) => one.id === id);
    if (chosen) store.getState().edit((board) => setTechnology(board, component.id, chosen));
  };
  const choices = technologies.map(({ id, name, about }) => ({ value: id, label: name, help: about }));
  return (
    <Field {...words.technology} more={current && <Sources of={current} />}>
      {({ labelId, helpId }) => (
        <Select
          value={current?.id ?? NONE}
          choices={current ? choices : [{ value: NONE, label: words.other }, ...choices]}
          onChange={choose}
          labelledBy={labelId}
          describedBy={helpId}
          disabled={readOnly}
        />
      )}
    </Field>
  );
}

function Sources({ of }: { readonly of: Technology }) {
  const tags = [...Object.values(of.params), ...Object.values(of.operations ?? {})].map(
    ({ source }) => source,
  );
  return [...new Set(tags)].map((tag) => {
    const { title, text, url } = SOURCES[tag];
    return (
      <p key={tag}>
        {url ? <a href={url}>{title}</a> : title}. {text}
      </p>
    );
  });
}
