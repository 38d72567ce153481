/** More than a replica ever has inside: of one that takes no requests. */
const CLOSED = 0x7fffffff;

/**
 * How many requests are inside each of many replicas, as a tree of least numbers: the least loaded is found, and a change
 * noted, in as many steps as the number of replicas has binary digits.
 */
export class Ranks {
  private readonly leaves: number;
  /** Least of the two below: node n has 2 n and 2 n + 1; replicas are the leaves. */
  private readonly least: Int32Array;
  /** Nodes looked at so far: what a test counts instead of time. */
  steps = 0;

  constructor(replicas: number) {
    let leaves = 2;
    while (leaves < replicas) leaves *= 2;
    this.leaves = leaves;
    this.least = new Int32Array(2 * this.leaves).fill(CLOSED);
    for (let i = 0; i < replicas; i++) this.set(i, 0);
  }

  /** So many are inside a replica; -1: it takes none. */
  set(replica: number, inside: number): void {
    const { least } = this;
    let node = this.leaves + replica;
    least[node] = inside < 0 ? CLOSED : inside;
    while (node > 1) {
      this.steps++;
      const below = Math.min(least[node]!, least[node ^ 1]!);
      node >>= 1;
      if (least[node] === below) return;
      least[node] = below;
    }
  }

  /** The first replica from `from` on, and round, in which as few are as in any. One takes requests. */
  next(from: number): number {
    const { least } = this;
    const fewest = least[1]!;
    let node = this.leaves + from;
    while (least[node] !== fewest) {
      this.steps++;
      // Up until there is such a one on the right, or from the start.
      while (node > 1 && ((node & 1) === 1 || least[node + 1] !== fewest)) {
        this.steps++;
        node >>= 1;
      }
      node = node > 1 ? node + 1 : 1;
      while (node < this.leaves) {
        this.steps++;
        node = least[2 * node] === fewest ? 2 * node : 2 * node + 1;
      }
    }
    return node - this.leaves;
  }
}
