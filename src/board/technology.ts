import { type Technology, technologiesOf } from '../catalog/technologies.ts';
import type { Board, Component, Id } from './board.ts';
import { setOperation, setParam } from './edit.ts';
import { operationsOf, paramOf } from './read.ts';
import { get } from './tables.ts';

/** Fills in the published numbers of a product; the same board where the component cannot be one. */
export function setTechnology(board: Board, id: Id, technology: Technology): Board {
  const component = get(board.components, id);
  if (component === undefined || !technology.kinds.includes(component.kind)) return board;
  const withParams = Object.entries(technology.params).reduce(
    (on, [key, { value }]) => setParam(on, id, key, value),
    board,
  );
  return Object.entries(technology.operations ?? {}).reduce(
    (on, [name, { value }]) => setOperation(on, id, name, value),
    withParams,
  );
}

/** The product whose numbers a component has, all of them. It is not recorded: other numbers are another product's. */
export function technologyOf(component: Component): Technology | undefined {
  const times = operationsOf(component);
  return technologiesOf(component.kind).find(
    ({ params, operations = {} }) =>
      Object.entries(params).every(
        ([key, { value }]) => paramOf(component, key as keyof typeof params) === value,
      ) && Object.entries(operations).every(([name, { value }]) => times[name] === value),
  );
}
