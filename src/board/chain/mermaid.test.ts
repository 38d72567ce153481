import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD } from '../board.ts';
import { membersOf } from '../groups.ts';
import { drawDiagram } from './drawDiagram.ts';
import { parseMermaid } from './mermaid.ts';
import { looksLikeMermaid } from './mermaidParts.ts';
import { MOST_CALLS, MOST_ITEMS } from './parse.ts';

function read(text: string) {
  const { items, calls, how, groups, problems } = parseMermaid(text);
  const nameOf = (item: number) => items[item]?.name;
  return {
    items: items.map(({ kind, name }) => `${name} (${kind.id})`),
    calls: calls.map(([from, to], index) => {
      const { label, sends } = how[index]!;
      return `${nameOf(from)} ${sends ? '~' : '-'}${label}> ${nameOf(to)}`;
    }),
    groups: groups.map(({ name, items: held, parent }) => `${name} in ${parent}: ${held.map(nameOf)}`),
    problems: problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
  };
}

describe('a flowchart of Mermaid', () => {
  it('is components with kinds told by their words, their ids and their shapes', () => {
    const text = `flowchart TD
      %% who calls whom
      U([Web client]) -->|HTTPS| LB[Load balancer]
      LB --> A["Checkout<br/>service"] & B(api)
      A -- on miss --> R[(Redis)]; A -.-> Q[[Order events]]
      A ==> orders[(Orders)]
      Q -. batches .-> W{{Email worker}}
      kafka[Clicks] --- W`;
    expect(read(text)).toEqual({
      items: [
        'Web client (client_web)',
        'Load balancer (load_balancer_l7)',
        'Checkout service (app_service)',
        'api (app_service)',
        'Redis (cache_lookaside)',
        expect.stringContaining('Order events'),
        'Orders (relational_primary)',
        'Email worker (worker)',
        'Clicks (stream)',
      ],
      calls: [
        'Web client -HTTPS> Load balancer',
        'Load balancer -> Checkout service',
        'Load balancer -> api',
        'Checkout service -on miss> Redis',
        'Checkout service ~> Order events',
        'Checkout service -> Orders',
        'Order events ~batches> Email worker',
        'Clicks -> Email worker',
      ],
      groups: [],
      problems: [],
    });
  });

  it.each([
    ['a-->b', 'a -> b'],
    ['a --> b', 'a -> b'],
    ['a---->b', 'a -> b'],
    ['a --x b', 'a -> b'],
    ['a <--> b', 'a -> b'],
    ['a -->|x y| b', 'a -x y> b'],
    ['a--yes-->b', 'a -yes> b'],
    ['a --- b --> c', 'a -> b'],
    ['a -- x y --> b', 'a -x y> b'],
    ['a == "x" ==> b', 'a -x> b'],
    ['a -..-> b', 'a ~> b'],
    ['a e1@--> b', 'a -> b'],
    ['a:::hot --> b:::cold', 'a -> b'],
    ['a@{ shape: cyl, label: "One" } --> b', 'One -> b'],
  ])('has arrows: %s', (line, call) => {
    expect(read(`graph LR\n${line}`).calls[0]).toBe(call);
  });

  it('has groups, one in another, and leaves looks and invisible links out', () => {
    const text = `\`\`\`mermaid
graph LR
  subgraph eu [Europe]
    direction TB
    a --> b
    subgraph Zone one
      c
    end
  end
  b --> c; c ~~~ a
  classDef hot fill:#f00
  style a fill:#0f0
\`\`\``;
    expect(read(text)).toMatchObject({
      calls: ['a -> b', 'b -> c'],
      groups: ['Europe in null: a,b', 'Zone one in 0: c'],
      problems: [],
    });
  });

  it('says in which line something cannot be read', () => {
    expect(read('graph LR\n  a --> b\n  ?? c\n  b --> \n  a [x\nend\n a --> a').problems).toEqual([
      '3:3 “?? c” is not understood, so it is left out',
      '4:8 Nothing is named on one side of this arrow',
      '5:5 “[x” is not understood, so it is left out',
      '6:1 No group is open that could end here',
      '7:4 a cannot call itself',
    ]);
  });

  it.each([
    'graph LR\na-->b',
    'flowchart TD;\na-->b',
    '%% x\n  flowchart-elk RL\na',
    '```mermaid\ngraph TB\n```',
  ])('is told from other texts: %j', (text) => expect(looksLikeMermaid(text)).toBe(true));
  it.each(['', 'graph', 'a graph LR of it', 'lb -> api', 'sequenceDiagram\n A->>B: x', 'flowchart of us'])(
    'is not %j',
    (text) => expect(looksLikeMermaid(text)).toBe(text === 'graph'),
  );

  it('is drawn with words on its lines and frames around its groups alone', () => {
    const { board, ids } = drawDiagram(
      EMPTY_BOARD,
      parseMermaid(
        'graph LR\nweb -->|HTTPS| a\nsubgraph One\n a -.-> b\n subgraph Inner\n  c[(Orders)]\n end\nend\nsubgraph Two\n d & e\nend\nb --> c & d',
      ),
      { at: { x: 0, y: 0 } },
    );
    const named = (name: string) => Object.values(board.groups).find((group) => group.name === name)!;
    const members = (name: string) =>
      Object.values(board.components)
        .filter(({ group }) => group === named(name).id)
        .map((component) => component.name);
    expect(members('One')).toEqual(['a', 'b']);
    expect(members('Inner')).toEqual(['Orders']);
    expect(members('Two')).toEqual(['d', 'e']);
    expect(named('Inner').parent).toBe(named('One').id);
    expect(membersOf(board, [named('One').id])).toHaveLength(3);
    expect(ids).toHaveLength(6);
    const of = (from: string, to: string) =>
      Object.values(board.connections).find(
        (one) => board.components[one.from]?.name === from && board.components[one.to]?.name === to,
      );
    expect(of('a', 'b')?.mode).toBe('send');
    expect(of('Web client', 'a')).toMatchObject({ label: 'HTTPS', mode: 'call' });
  });

  it('never throws, and refers to what there is', () => {
    const pieces = fc.constantFrom(
      ...[
        'graph LR\n',
        '\n',
        '-->',
        '-.->',
        '==>',
        '|x|',
        '[',
        ']',
        '(',
        ')',
        '"',
        '&',
        ';',
        'a',
        'b ',
        'subgraph ',
      ],
      ...['end\n', '--', '@{', '}', ':::x', '~~~', '__proto__'],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 80 }), (parts) => {
        const diagram = parseMermaid(`graph LR\n${parts.join('')}`);
        expect(diagram.items.length).toBeLessThanOrEqual(MOST_ITEMS);
        expect(diagram.calls.length).toBeLessThanOrEqual(MOST_CALLS);
        expect(diagram.how).toHaveLength(diagram.calls.length);
        for (const [from, to] of diagram.calls)
          expect(diagram.items[from] && diagram.items[to]).toBeDefined();
        const { board } = drawDiagram(EMPTY_BOARD, diagram, { at: { x: 0, y: 0 } });
        expect(Object.keys(board.components)).toHaveLength(diagram.items.length);
        for (const group of Object.values(board.groups)) expect(group.name).not.toBe('');
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});
