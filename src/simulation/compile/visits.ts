import type { Connection } from '../../board/board.ts';
import { numberOf } from '../../board/read.ts';
import type { Problem } from '../network.ts';
import type { Part, Wire } from './parts.ts';
import { APPLY, DEFAULT_OPERATION, hasOperation } from './stations.ts';

/** A visit before it has its place in the order: one class at one component for one operation. */
export interface Node {
  readonly part: Part;
  /** Id and name of the class. */
  readonly cls: { readonly id: string; readonly name: string };
  readonly operation: string;
  /** Where requests of the class begin. */
  readonly root: boolean;
  readonly edges: Edge[];
  /** 0 not seen, 1 on the way to it, 2 done. */
  mark: 0 | 1 | 2;
}

export interface Edge {
  readonly wire: Wire;
  readonly to: Node;
  readonly calls: number;
}

/** Finds every visit that roots lead to, without loops. */
export class VisitGraph {
  private readonly nodes = new Map<string, Node>();
  /** Done visits, callees before their callers. */
  readonly done: Node[] = [];
  private readonly problems: Problem[];
  /** Connections whose problem has been told. */
  private readonly told = new Set<string>();

  constructor(problems: Problem[]) {
    this.problems = problems;
  }

  root(part: Part, cls: Node['cls']): Node {
    const node = this.node(part, cls, DEFAULT_OPERATION, true);
    if (node.mark === 0) this.explore(node);
    return node;
  }

  private node(part: Part, cls: Node['cls'], operation: string, root: boolean): Node {
    const key = JSON.stringify([part.component.id, cls.id, operation, root]);
    let node = this.nodes.get(key);
    if (node === undefined) {
      node = { part, cls, operation, root, edges: [], mark: 0 };
      this.nodes.set(key, node);
    }
    return node;
  }

  /** Depth first with a stack of its own, as boards may be longer than the machine's. */
  private explore(root: Node): void {
    const path = [{ node: root, edges: this.edgesOf(root), next: 0 }];
    root.mark = 1;
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const edge = at.edges[at.next++];
      if (edge === undefined) {
        at.node.mark = 2;
        this.done.push(at.node);
        path.pop();
        continue;
      }
      if (edge.to.mark === 1) {
        const nodes = path.map(({ node }) => node);
        this.refuse(edge.wire.connection, nodes.slice(nodes.indexOf(edge.to)));
        continue;
      }
      at.node.edges.push(edge);
      if (edge.to.mark === 0) {
        edge.to.mark = 1;
        path.push({ node: edge.to, edges: this.edgesOf(edge.to), next: 0 });
      }
    }
  }

  private refuse(connection: Connection, loop: readonly Node[]): void {
    const names = [...loop, loop[0]!].map(({ part }) => part.component.name).join(' → ');
    this.tell(connection, {
      severity: 'error',
      at: { table: 'connections', id: connection.id },
      message: `This connection closes a loop: ${names}. Requests do not take it. Limit it to other classes or operations, or remove it.`,
    });
  }

  private edgesOf(node: Node): Edge[] {
    // A client that is called (a push) does not begin anew.
    if (!node.root && node.part.kind.behavior.intake === 'source') return [];
    return node.part.outgoing.flatMap((wire): Edge[] => {
      const { connection } = wire;
      const { classes } = connection;
      if (classes !== undefined && !Object.hasOwn(classes, node.cls.id)) return [];
      const after = connection.after ?? '';
      if (after !== '' && after !== node.operation) return [];
      const rule = classes?.[node.cls.id];
      const calls =
        (rule?.calls ?? connection.calls) *
        (numberOf(wire.to.component, 'relayShare', 1) / numberOf(wire.to.component, 'idRange', 1)) *
        numberOf(node.part.component, 'subscribers', 1);
      if (!(calls > 0)) return [];
      const operation = this.operationAt(wire, rule?.operation);
      return [{ wire, to: this.node(wire.to, node.cls, operation, false), calls }];
    });
  }

  /** The named operation, else the one named like the access (or `apply` for copies), else the default one. */
  private operationAt({ connection, to }: Wire, byClass: string | undefined): string {
    const named = byClass || connection.operation;
    if (named) {
      if (hasOperation(to.component, named)) return named;
      this.tell(connection, {
        severity: 'warning',
        at: { table: 'connections', id: connection.id, field: 'operation' },
        message: `${to.component.name} has no operation “${named}”; its default service time is used.`,
      });
      return DEFAULT_OPERATION;
    }
    const implied = connection.mode === 'replicate' ? APPLY : connection.access;
    return implied !== undefined && hasOperation(to.component, implied) ? implied : DEFAULT_OPERATION;
  }

  tell(connection: Connection, problem: Problem): void {
    const key = `${connection.id} ${problem.at.field ?? ''}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    this.problems.push(problem);
  }
}
