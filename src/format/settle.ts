import type {
  Board,
  Component,
  Connection,
  Factor,
  Group,
  Id,
  Mark,
  Objective,
  RequestClass,
  Table,
} from '../board/board.ts';
import { MOST_KINDS } from '../board/bounds.ts';
import { cleanComponent, cleanConnection, cleanGroup, cleanName, leadsBack } from '../board/clean.ts';
import { cleanKeys } from '../board/keys.ts';
import { cleanKind, isOwnId, ofKind } from '../board/kinds.ts';
import { holds } from '../board/lines.ts';
import { cleanMark } from '../board/marks.ts';
import { filter, get, without } from '../board/tables.ts';
import { OWN_PREFIX, type OwnKind } from '../catalog/custom.ts';
import type { DecodeProblem, ProblemReason, Problems } from './problems.ts';

/** The board's own kinds, each under an id of its own and with nothing in it that its behavior does not have. */
export function settleKinds(kinds: Board['kinds'], problems: Problems): Board['kinds'] {
  const kept: [Id, OwnKind][] = [];
  for (const [id, own] of Object.entries(kinds)) {
    const tell = (reason: ProblemReason, field: string, message: string): void =>
      problems.add({ severity: 'error', reason, table: 'kinds', id, field, message });
    if (!isOwnId(id)) {
      tell('bad id', '', `cannot be the id of a board's own kind; such an id begins with "${OWN_PREFIX}"`);
      continue;
    }
    if (kept.length === MOST_KINDS) {
      tell('too large', '', `is left out with all after it; a board has at most ${MOST_KINDS} kinds`);
      break;
    }
    const clean = cleanKind(own);
    for (const key of Object.keys(own.params)) {
      if (!Object.hasOwn(clean.params, key))
        tell('unknown field', `params.${key}`, 'is nothing that this behavior has');
    }
    if (own.trait !== clean.trait) tell('unknown field', 'trait', `is nothing that "${own.intake}" has`);
    kept.push([id, clean]);
  }
  return Object.fromEntries(kept);
}

/** Tables of records that each fit their schema, before anyone asked whether they fit each other. */
export type Unsettled = Omit<Settled, 'components' | 'classes'> & {
  readonly components: Table<Nameless<Component>>;
  readonly classes: Table<Nameless<RequestClass>>;
};

export type Settled = Omit<Board, 'name' | 'template'>;

/** Every component here has passed the schema of its kind, so there is one. */
function ofKindOn(kinds: Board['kinds'], component: Component): Component {
  return ofKind(component, kinds) ?? component;
}

type Nameless<T> = Omit<T, 'name'> & { readonly name?: string };

/** Takes out whatever speaks of a record that is not there, and cleans names as the editor does. */
export function settle(tables: Unsettled, problems: Problems): Settled {
  const tell =
    (table: DecodeProblem['table'], id: Id) =>
    (reason: ProblemReason, field: string, message: string): void =>
      problems.add({ severity: 'error', reason, table, id, field, message });

  const groups = settleGroups(tables, tell);
  const components = map(tables.components, (component) => {
    const clean = cleanComponent(ofKindOn(tables.kinds, { ...component, name: component.name ?? '' }));
    if (component.times && clean.times?.length !== component.times.length)
      tell('components', component.id)(
        'out of range',
        'times',
        'is not ms and how often in turn, each time once, all of them above 0; what is not is left out',
      );
    if (clean.group === undefined || Object.hasOwn(groups, clean.group)) return clean;
    const message = `there is no group ${JSON.stringify(clean.group)}`;
    tell('components', component.id)('dangling', 'group', message);
    return without(clean, 'group');
  });
  const hasAssumption = (id: Id): boolean => Object.hasOwn(tables.assumptions, id);

  const classes = map(tables.classes, (requestClass) => {
    const report = tell('classes', requestClass.id);
    const rate = settleFactors(requestClass.rate, 'rate', hasAssumption, report);
    const name = cleanName(requestClass.name ?? '') || requestClass.id;
    const named = cleanKeys({ ...requestClass, rate, name });
    if (requestClass.sources === undefined) return named;
    const sources = filter(requestClass.sources, (_, id) => {
      if (!Object.hasOwn(components, id)) report('dangling', `sources.${id}`, 'there is no such component');
      return Object.hasOwn(components, id);
    });
    return { ...named, sources };
  });

  const derivations = map(tables.derivations, (derivation) => ({
    ...derivation,
    factors: settleFactors(derivation.factors, 'factors', hasAssumption, tell('derivations', derivation.id)),
  }));

  const objectives = filter(tables.objectives, (objective, id) => {
    const isKnown = Object.hasOwn(classes, objective.class);
    if (!isKnown)
      tell('objectives', id)('dangling', 'class', `there is no class ${JSON.stringify(objective.class)}`);
    return isKnown;
  });

  const ended = filter(tables.connections, (connection, id) =>
    hasEnds(connection, components, tell('connections', id)),
  );
  const ruled = map(ended, (connection) =>
    settleRules(connection, classes, tell('connections', connection.id)),
  );
  const connections = map(ruled, (connection) => {
    const report = tell('connections', connection.id);
    const clean = cleanConnection(connection, (id) => get(ruled, id));
    if (clean.of !== connection.of) {
      report(
        'dangling',
        'of',
        `${JSON.stringify(connection.of)} is no other connection of the same component`,
      );
    }
    if (clean.of === undefined || !leadsBack(clean.id, ruled)) return clean;
    report('cycle', 'of', 'waits, over others, for itself; it is taken always instead');
    return { ...without(clean, 'of'), when: 'always' as const };
  });

  return {
    ...tables,
    marks: settleMarks(tables.marks, { components, connections, groups }, tell),
    components,
    classes,
    derivations,
    objectives: map(objectives, settleLimit(problems)),
    connections,
    groups,
  };
}

/** Groups under ids of their own that lie in groups that are there, and never in themselves. */
function settleGroups(
  tables: Unsettled,
  tell: (table: DecodeProblem['table'], id: Id) => Tell,
): Table<Group> {
  const alone = filter(tables.groups, (_, id) => {
    const isTaken = Object.hasOwn(tables.components, id) || Object.hasOwn(tables.connections, id);
    if (isTaken) tell('groups', id)('duplicate', '', 'a component or connection has this id already');
    return !isTaken;
  });
  const exists = (id: Id): boolean => Object.hasOwn(alone, id);
  const nested = map(alone, (group): Group => {
    const report = tell('groups', group.id);
    for (const id of Object.keys(group.trips ?? {})) {
      if (!exists(id)) report('dangling', `trips.${id}`, 'there is no such group');
    }
    const clean = cleanGroup(group, exists);
    if (clean.parent === undefined || exists(clean.parent)) return clean;
    report('dangling', 'parent', `there is no group ${JSON.stringify(clean.parent)}`);
    return without(clean, 'parent');
  });
  const settled: Record<Id, Group> = { ...nested };
  for (const group of Object.values(nested)) {
    const seen = new Set([group.id]);
    let at = group.parent;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      at = settled[at]?.parent;
    }
    if (at !== group.id) continue;
    tell('groups', group.id)('cycle', 'parent', 'lies, over others, in itself; it lies in none instead');
    settled[group.id] = without(group, 'parent');
  }
  return settled;
}

/** Marks that are whole, under ids of their own, with their ends fastened to what is there. */
function settleMarks(
  marks: Table<Mark>,
  drawn: Pick<Board, 'components' | 'connections' | 'groups'>,
  tell: (table: DecodeProblem['table'], id: Id) => Tell,
): Table<Mark> {
  const kept: [Id, Mark][] = [];
  for (const [id, mark] of Object.entries(marks)) {
    const report = tell('marks', id);
    const clean = cleanMark(mark);
    if (Object.values(drawn).some((table) => Object.hasOwn(table, id)))
      report('duplicate', '', 'a component, connection or group has this id already');
    else if (clean === null) report('missing', 'points', 'has too few points to be drawn');
    else kept.push([id, clean]);
  }
  const whole = new Map(kept);
  const isHeld = (id: Id, end: Id): boolean => {
    const other = whole.get(end);
    const isThere = Object.hasOwn(drawn.components, end) || Object.hasOwn(drawn.groups, end);
    return end !== id && (isThere || (other !== undefined && holds(other)));
  };
  return Object.fromEntries(
    kept.map(([id, mark]) => {
      let free = mark;
      for (const side of ['from', 'to'] as const) {
        const end = mark[side];
        const isDouble = side === 'to' && end !== undefined && end === free.from;
        if (end === undefined || (isHeld(id, end) && !isDouble)) continue;
        tell('marks', id)(
          'dangling',
          side,
          `${JSON.stringify(end)} is nothing that a line can be fastened to`,
        );
        free = without(free, side) as Mark;
      }
      return [id, free];
    }),
  );
}

type Tell = (reason: ProblemReason, field: string, message: string) => void;

function map<T, U>(table: Table<T>, change: (record: T) => U): Table<U> {
  return Object.fromEntries(Object.entries(table).map(([id, record]) => [id, change(record)]));
}

/** A factor without its assumption becomes 0, so that the result is plainly nothing instead of quietly wrong. */
function settleFactors(
  factors: readonly Factor[],
  field: string,
  hasAssumption: (id: Id) => boolean,
  report: Tell,
): readonly Factor[] {
  return factors.map((factor, index) => {
    if (typeof factor.value === 'number' || hasAssumption(factor.value)) return factor;
    report(
      'dangling',
      `${field}.${index}.value`,
      `there is no assumption ${JSON.stringify(factor.value)}; 0 is used`,
    );
    return { ...factor, value: 0 };
  });
}

function hasEnds(connection: Connection, components: Table<Component>, report: Tell): boolean {
  if (Object.hasOwn(components, connection.id)) {
    report('duplicate', '', 'a component has this id already');
    return false;
  }
  const missing = (['from', 'to'] as const).filter((end) => !Object.hasOwn(components, connection[end]));
  for (const end of missing)
    report('dangling', end, `there is no component ${JSON.stringify(connection[end])}`);
  if (missing.length === 0 && connection.from === connection.to) {
    report('cycle', 'to', 'a component cannot call itself');
    return false;
  }
  return missing.length === 0;
}

function settleRules(connection: Connection, classes: Board['classes'], report: Tell): Connection {
  if (connection.classes === undefined) return connection;
  const rules = filter(connection.classes, (_, id) => {
    if (!Object.hasOwn(classes, id)) report('dangling', `classes.${id}`, 'there is no such class');
    return Object.hasOwn(classes, id);
  });
  return { ...connection, classes: rules };
}

function settleLimit(problems: Problems): (objective: Objective) => Objective {
  return (objective) => {
    if (objective.metric !== 'success' || objective.limit <= 1) return objective;
    const message = `${objective.limit} is above 1, which is every request; the nearest is 1`;
    const place = { table: 'objectives', id: objective.id, field: 'limit' } as const;
    problems.add({ severity: 'warning', reason: 'out of range', ...place, message });
    return { ...objective, limit: 1 };
  };
}
