/**
 * What follows from an event without any time passing, such as a hop over a network that takes none: first in, first
 * out, before the next event of the calendar.
 */
export class Soon {
  private payloads: Int32Array = new Int32Array(64);
  private head = 0;
  length = 0;

  push(payload: number): void {
    if (this.length === this.payloads.length) this.grow();
    this.payloads[(this.head + this.length++) & (this.payloads.length - 1)] = payload;
  }

  /** There must be one. */
  shift(): number {
    const payload = this.payloads[this.head]!;
    this.head = (this.head + 1) & (this.payloads.length - 1);
    this.length--;
    return payload;
  }

  private grow(): void {
    const { payloads, head } = this;
    this.payloads = new Int32Array(2 * payloads.length);
    this.payloads.set(payloads.subarray(head));
    this.payloads.set(payloads.subarray(0, head), payloads.length - head);
    this.head = 0;
  }
}
