import * as at from './columns.ts';
import { Creating } from './creating.ts';
import type { Place } from './places.ts';

/** What becomes of a request at the last queue that it meets. */
export class LastQueue extends Creating {
  /** When the request that is spoken of is there, s. A field, as engines box a double that crosses a call. */
  protected comes = 0.5;

  /** The first on the way to its last queue is there: whether it is over then. */
  protected comesHome(): boolean {
    const { m, homing } = this;
    const row = homing.first;
    const place = this.places.all[this.whole[row * this.stride + at.PLACE]!]!;
    const { due } = homing;
    this.comes = due;
    if (!this.isOver(row, place, place.queue)) return false;
    homing.drop();
    m.calendar.time = due;
    return true;
  }

  /**
   * A request is at its last queue at `comes`: if nothing out of the ordinary happens to it, it is over. Else nothing has
   * happened yet, and it is not.
   */
  protected isOver(row: number, place: Place, queue: number): boolean {
    const { real, whole } = this;
    const { servers } = this.places;
    const head = row * this.stride;
    const reals = row * this.realStride;
    const t = this.comes;
    const server = servers.next(queue);
    const begins = Math.max(servers.freeAt[server]!, t);
    this.drawService(place, whole[head + at.LUCK]!);
    const { took } = this;
    const ends = begins + took;
    const last = ends + place.exitTime;
    if (last >= Math.min(this.horizon, real[reals + at.DEADLINE]!) - at.TINY) return false;
    if (real[reals + at.ARRIVED]! < this.tickBegan) return false;
    const waits = begins > t;
    if (waits && !servers.isShorter(queue, place.mostWaiting)) {
      servers.at = t;
      if (servers.waiting(queue) >= place.mostWaiting) return false;
    }

    // It is so.
    real[reals + place.time] = t;
    if (waits) {
      servers.at = t;
      servers.until = begins;
      this.linesUp(place.station, queue);
      real[reals + at.QUEUED]! += begins - t;
      place.waited += begins - t;
    }
    servers.until = ends;
    servers.take(queue, server);
    place.started += 1;
    place.served += took;
    real[reals + at.SPENT]! += took;
    this.when = ends;
    this.goHome(row, place);
    return true;
  }
}
