import { createStream } from '../random/stream.ts';

/**
 * Model C as one would write it for itself: a loop, a binary heap of events, a queue for each replica and no
 * measurement but the sum of response times. What the engine's generality and its report cost is measured against it.
 */
export interface PlainResult {
  readonly completed: number;
  readonly events: number;
  /** Mean response, seconds. */
  readonly mean: number;
}

const ARRIVAL = 0;
const BALANCED = 1;
const SERVED = 2;
const LOOKED_UP = 3;
const FETCHED = 4;

export function plainModelC(requests: number, seed: number): PlainResult {
  const arrivals = createStream(seed, 'arrivals');
  const appService = createStream(seed, 'app');
  const lookups = createStream(seed, 'cache');
  const dbService = createStream(seed, 'db');
  const heap = new Heap();

  const born = new Float64Array(1 << 16);
  const replicaOf = new Uint8Array(1 << 16);
  const free = Int32Array.from(born, (_, i) => i);
  let freeCount = free.length;
  const queues = Array.from({ length: 8 }, () => new Ring());
  const busy = new Int32Array(8);
  const dbQueue = new Ring();
  let dbBusy = 0;
  let turn = 0;
  let created = 0;
  let completed = 0;
  let events = 0;
  let sum = 0;

  const finish = (now: number, request: number) => {
    sum += now - born[request]!;
    completed++;
    free[freeCount++] = request;
  };

  heap.push(arrivals.exponential() * 0.001, ARRIVAL);
  while (heap.size > 0) {
    const now = heap.times[0]!;
    const event = heap.payloads[0]!;
    heap.pop();
    events++;
    const request = event >> 3;
    switch (event & 7) {
      case ARRIVAL: {
        const fresh = free[--freeCount]!;
        born[fresh] = now;
        heap.push(now + 0.0002, (fresh << 3) | BALANCED);
        if (++created < requests) heap.push(now + arrivals.exponential() * 0.001, ARRIVAL);
        break;
      }
      case BALANCED: {
        const replica = turn;
        turn = (turn + 1) & 7;
        replicaOf[request] = replica;
        if (busy[replica]! < 4) {
          busy[replica] = busy[replica]! + 1;
          heap.push(now + appService.exponential() * 0.0256, (request << 3) | SERVED);
        } else queues[replica]!.push(request);
        break;
      }
      case SERVED: {
        const replica = replicaOf[request]!;
        const queue = queues[replica]!;
        if (queue.size > 0) heap.push(now + appService.exponential() * 0.0256, (queue.shift() << 3) | SERVED);
        else busy[replica] = busy[replica]! - 1;
        heap.push(now + 0.001, (request << 3) | LOOKED_UP);
        break;
      }
      case LOOKED_UP:
        if (lookups.chance(0.8)) finish(now, request);
        else if (dbBusy < 16) {
          dbBusy++;
          heap.push(now + dbService.exponential() * 0.008, (request << 3) | FETCHED);
        } else dbQueue.push(request);
        break;
      case FETCHED:
        if (dbQueue.size > 0)
          heap.push(now + dbService.exponential() * 0.008, (dbQueue.shift() << 3) | FETCHED);
        else dbBusy--;
        finish(now, request);
        break;
    }
  }
  return { completed, events, mean: sum / completed };
}

class Ring {
  size = 0;
  private readonly items = new Int32Array(1 << 14);
  private head = 0;

  push(item: number): void {
    this.items[(this.head + this.size++) & 16383] = item;
  }

  shift(): number {
    const item = this.items[this.head]!;
    this.head = (this.head + 1) & 16383;
    this.size--;
    return item;
  }
}

class Heap {
  size = 0;
  readonly times = new Float64Array(1 << 17);
  readonly payloads = new Int32Array(1 << 17);

  push(time: number, payload: number): void {
    const { times, payloads } = this;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (times[parent]! <= time) break;
      times[at] = times[parent]!;
      payloads[at] = payloads[parent]!;
      at = parent;
    }
    times[at] = time;
    payloads[at] = payload;
  }

  pop(): void {
    const { times, payloads } = this;
    const size = --this.size;
    const time = times[size]!;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && times[child + 1]! < times[child]!) child++;
      if (times[child]! >= time) break;
      times[at] = times[child]!;
      payloads[at] = payloads[child]!;
      at = child;
    }
    times[at] = time;
    payloads[at] = payloads[size]!;
  }
}
