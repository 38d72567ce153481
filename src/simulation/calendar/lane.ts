/**
 * A ring of events in the order of their time: those that all lie the same constant delay ahead. Putting one in
 * and taking one out is a few loads and stores, whatever the number waiting.
 */
export class Lane {
  times: Float64Array = new Float64Array(16);
  sequences: Float64Array = new Float64Array(16);
  payloads: Int32Array = new Int32Array(16);
  head = 0;
  length = 0;

  get newest(): number {
    return this.times[(this.head + this.length - 1) & (this.times.length - 1)]!;
  }

  push(time: number, sequence: number, payload: number): void {
    if (this.length === this.times.length) this.grow();
    const at = (this.head + this.length) & (this.times.length - 1);
    this.times[at] = time;
    this.sequences[at] = sequence;
    this.payloads[at] = payload;
    this.length++;
  }

  private grow(): void {
    const { head, length } = this;
    const unroll = <A extends Float64Array | Int32Array>(from: A, to: A): A => {
      to.set(from.subarray(head));
      to.set(from.subarray(0, head), length - head);
      return to;
    };
    this.times = unroll(this.times, new Float64Array(2 * length));
    this.sequences = unroll(this.sequences, new Float64Array(2 * length));
    this.payloads = unroll(this.payloads, new Int32Array(2 * length));
    this.head = 0;
  }
}
