import * as at from './columns.ts';
import { Creating } from './creating.ts';

/** What becomes of a request at the last queue that it meets. */
export class LastQueue extends Creating {
  /**
   * The first on the way to its last queue is there: if nothing out of the ordinary happens to it, it is over. Else nothing has
   * happened yet, and it is not.
   */
  protected comesHome(): boolean {
    const { m, homing, real, whole } = this;
    const { servers } = this.places;
    const row = homing.first;
    const head = row * this.stride;
    const reals = row * this.realStride;
    const place = this.places.all[whole[head + at.PLACE]!]!;
    const { queue } = place;
    const t = homing.due;
    const server = servers.next(queue);
    const begins = Math.max(servers.freeAt[server]!, t);
    this.drawService(place, whole[head + at.LUCK]!);
    const took = this.took;
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
    homing.drop();
    m.calendar.time = t;
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
