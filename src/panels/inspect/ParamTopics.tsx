import type { Component } from '../../board/board.ts';
import type { ParamSpec } from '../../catalog/kind.ts';
import { byTopic } from '../../catalog/topics.ts';
import { Fold } from '../Fold.tsx';
import { ParamField } from './ParamField.tsx';

/** The parameters of a component: what one turns most often first, the others by what they are about, folded. */
export function ParamTopics({
  component,
  specs,
}: {
  readonly component: Component;
  readonly specs: readonly ParamSpec[];
}) {
  return byTopic(specs).map(({ topic, label, specs: some }) => {
    const fields = some.map((spec) => <ParamField key={spec.key} component={component} spec={spec} />);
    if (topic === 'first') return fields;
    return (
      <Fold
        key={topic}
        title={label}
        hint={some.map((spec) => spec.label.toLowerCase()).join(', ')}
        open={some.some(({ key }) => Object.hasOwn(component.params, key))}
      >
        {fields}
      </Fold>
    );
  });
}
