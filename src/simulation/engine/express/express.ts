import { admission } from '../../stations/admission.ts';
import { transfers } from '../../stations/link.ts';
import { chooseReplica, freeReplica } from '../../stations/replicas.ts';
import { chooseRoute } from '../../stations/routing.ts';
import * as event from '../events.ts';
import {
  CALLEE_FAILED,
  CONNECTION_LIMIT,
  ERROR,
  NO_ROUTE,
  OK,
  OVERLOADED,
  QUEUE_FULL,
  REASON_COUNT,
  TIMED_OUT,
} from '../reasons.ts';
import { HIT, MISS } from '../rows.ts';
import * as at from './columns.ts';
import { spanArrived, spanCalled, spanEnded, spanReplied, spanStarted } from './spans.ts';
import { Travel } from './travel.ts';

/** What the loop does next beside the events of a row. */
const CONCLUDE = -1;

/**
 * The fast path: networks in which a request is at one place at a time (`eligible.ts`). One row goes all the way; what a
 * visit leaves behind while its callees are at work is a frame of the row, and what takes no time is a jump in the loop instead of
 * an event. Draws, sums and counts are made in the order of the general path, so that every byte of a report is the same:
 * what is changed there must be changed here, and `express.test.ts` says where it was not.
 */
export class Express extends Travel {
  /** As `work` in `work.ts`: events before `limit`, about `budget` of them at most. Returns how many there were. */
  work(limit: number, budget: number): number {
    const { m, arrivals, stride } = this;
    const { table, roots } = this.places;
    const { plan, rows, calendar, delays, tallies, busy, room, inFlight } = m;
    const { stationLatency } = m;
    // One array for all counts: engines look up its length and address once where each column would cost them that.
    const { all } = tallies;
    const arrivedAt = tallies.offset(tallies.arrived);
    const insideAt = tallies.offset(tallies.inside);
    const insideAreaAt = tallies.offset(tallies.insideArea);
    const startedAt = tallies.offset(tallies.started);
    const servedAt = tallies.offset(tallies.served);
    const sentAt = tallies.offset(tallies.sent);
    const { constant, lane } = delays;
    let { real, whole } = this;
    calendar.limit = limit;
    let count = 0;
    while (count < budget) {
      const payload = calendar.take();
      if (payload < 0) break;
      count++;
      const now = calendar.time;
      let row = payload >> event.SHIFT;
      let what = payload & event.MASK;
      let place: number;
      let cursor = 0;
      let reason = OK;
      let cause = OK;
      if (what === event.CREATE) {
        if (!arrivals.comes(row)) continue;
        const source = row;
        row = this.begin(source);
        real = this.real;
        whole = this.whole;
        place = roots[source]!;
        if ((table[place + at.KIND]! & at.IS_SOURCE) === 0) what = event.ARRIVE;
        else {
          what = event.MISSED;
          cursor = table[place + at.FIRST]!;
        }
      } else if (what === event.TIMEOUT) {
        if (rows.deadline[row] === calendar.ticket) this.giveUp(row);
        continue;
      } else if (what === event.TIRED) {
        if (rows.leaving[row] !== calendar.ticket) continue;
        this.leaveQueue(row);
        place = whole[row * stride + at.PLACE]!;
        reason = TIMED_OUT;
        cause = TIMED_OUT;
        what = CONCLUDE;
      } else {
        place = whole[row * stride + at.PLACE]!;
        if (what === event.MISSED) cursor = table[place + at.FIRST]!;
        else if (what === event.REPLY) cause = whole[row * stride + at.CAUSE]!;
      }
      const head = row * stride;
      const isTraced = whole[head + at.TRACE]! >= 0;
      // Goes on until the request waits for a time to come, or is over.
      for (;;) {
        const frame = head + table[place + at.FRAME]!;
        const station = table[place + at.STATION]!;
        const kind = table[place + at.KIND]!;
        if (what === event.ARRIVE) {
          real[frame + at.ARRIVED] = now;
          real[frame + at.QUEUED] = 0;
          real[frame + at.SPENT] = 0;
          whole[frame + at.FOUND] = 0;
          whole[frame + at.REPLICA] = -1;
          all[arrivedAt + station]! += 1;
          all[insideAt + station]! += 1;
          all[insideAreaAt + station]! -= now;
          if (isTraced) spanArrived(m, whole[frame + at.SPAN]!);
          if ((kind & at.IS_GUARDED) !== 0) {
            const refusal = admission(m, station, row);
            if (refusal !== OK) {
              reason = refusal;
              cause = refusal;
              what = CONCLUDE;
              continue;
            }
          }
          if ((kind & at.CONNECTS) !== 0 && all[insideAt + station]! > plan.connectionCapacity[station]!) {
            reason = CONNECTION_LIMIT;
            cause = CONNECTION_LIMIT;
            what = CONCLUDE;
            continue;
          }
          if ((kind & at.CHOOSES) !== 0) {
            const replica =
              (kind & at.IS_ONE) !== 0
                ? plan.firstReplica[station]!
                : chooseReplica(m, station, table[place + at.CALL]!, row);
            whole[frame + at.REPLICA] = replica;
            inFlight[replica]! += 1;
          }
          if ((kind & at.IS_CAPPED) !== 0 && this.isOverloaded(station, whole[frame + at.REPLICA]!)) {
            reason = OVERLOADED;
            cause = OVERLOADED;
            what = CONCLUDE;
            continue;
          }
          if ((kind & at.IS_LINKED) !== 0) {
            rows.replica[row] = whole[frame + at.REPLICA]!;
            if (transfers(m, row, station, table[place + at.CALL]!)) break;
          }
          what = event.TRANSFERRED;
        }
        if (what === event.TRANSFERRED) {
          if ((kind & at.HAS_SLOTS) === 0) {
            all[startedAt + station]! += 1;
            if ((kind & at.SERVES_AT_ONCE) !== 0) {
              delays.took = 0;
              if (isTraced) spanStarted(m, whole[frame + at.SPAN]!);
              count++;
              what = event.SERVED;
            } else if ((kind & at.IS_CONSTANT) !== 0) {
              const id = table[place + at.SERVICE]!;
              const service = constant[id]!;
              calendar.due = now + service;
              calendar.putInLane(lane[id]!, (row << event.SHIFT) | event.SERVED);
              if (isTraced) {
                delays.took = service;
                spanStarted(m, whole[frame + at.SPAN]!);
              }
              all[servedAt + station]! += service;
              real[frame + at.SPENT]! += service;
              break;
            } else {
              delays.schedule(table[place + at.SERVICE]!, (row << event.SHIFT) | event.SERVED);
              const service = delays.took;
              if (isTraced) spanStarted(m, whole[frame + at.SPAN]!);
              all[servedAt + station]! += service;
              real[frame + at.SPENT]! += service;
              break;
            }
          } else {
            let replica = whole[frame + at.REPLICA]!;
            if (replica < 0) {
              replica = freeReplica(m, station);
              if (replica >= 0) {
                whole[frame + at.REPLICA] = replica;
                inFlight[replica]! += 1;
              }
            }
            if (replica >= 0 && busy[replica]! < room[replica]!) {
              this.serve(row, place, replica);
              break;
            }
            if (this.linesUp(row, station, replica)) break;
            reason = QUEUE_FULL;
            cause = QUEUE_FULL;
            what = CONCLUDE;
            continue;
          }
        }
        if (what === event.SERVED) {
          if ((kind & at.HAS_SLOTS) !== 0) this.release(station, whole[frame + at.REPLICA]!);
          if ((kind & at.MAY_ERR) !== 0 && m.errors[station]!.chanceOf(m.errorRate, station)) {
            reason = ERROR;
            cause = ERROR;
            what = CONCLUDE;
            continue;
          }
          if ((kind & at.MAY_MISS) !== 0) {
            if (m.lookups[station]!.chanceOf(plan.hitRatio, station)) whole[frame + at.FOUND] = HIT;
            else {
              whole[frame + at.FOUND] = MISS;
              if ((kind & at.MISS_TAKES) !== 0) {
                this.miss(row, frame, station);
                break;
              }
            }
          }
          what = event.MISSED;
          cursor = table[place + at.FIRST]!;
        }
        if (what === event.MISSED) {
          const end = table[place + at.END]!;
          let next = -1;
          if (cursor < end) {
            if ((kind & at.CALLS_ONE) !== 0) next = cursor;
            else if ((kind & at.ROUTES) !== 0) {
              next = chooseRoute(m, row, table[place + at.VISIT]!, station);
              if (next >= 0 && !this.isMade(next)) next = -1;
            } else {
              for (; cursor < end; cursor++) {
                const condition = plan.condition[cursor]!;
                if (condition !== 0 && (whole[frame + at.FOUND]! & condition) === 0) continue;
                if (plan.callFraction[cursor]! > 0 && !this.isMade(cursor)) continue;
                next = cursor;
                break;
              }
            }
          }
          if (next >= 0) {
            const caller = place;
            place = table[caller + at.CHILDREN]! + at.COLUMNS * next;
            whole[head + at.PLACE] = place;
            if (isTraced)
              whole[frame + at.FRAME_COLUMNS + at.SPAN] = spanCalled(
                m,
                whole[frame + at.SPAN]!,
                next,
                table[place + at.VISIT]!,
              );
            all[sentAt + table[place + at.SENT]!]! += 1;
            if ((table[place + at.KIND]! & at.NEAR) === 0) {
              delays.schedule(table[place + at.HOP]!, (row << event.SHIFT) | event.ARRIVE);
              break;
            }
            count++;
            what = event.ARRIVE;
            continue;
          }
          reason = (kind & at.DEAD_END) !== 0 ? NO_ROUTE : OK;
          cause = reason;
          what = CONCLUDE;
        }
        if (what === CONCLUDE) {
          const replica = whole[frame + at.REPLICA]!;
          if (replica >= 0) inFlight[replica]! -= 1;
          all[insideAt + station]! -= 1;
          all[insideAreaAt + station]! += now;
          if (reason === OK) stationLatency[station]!.recordSince(real, frame + at.ARRIVED, calendar);
          else tallies.failed[station * REASON_COUNT + reason]! += 1;
          if (isTraced) spanEnded(m, whole[frame + at.SPAN]!, reason);
          if (table[place + at.CALL]! < 0) {
            this.end(row, place, cause);
            break;
          }
          if ((kind & at.NEAR) === 0) {
            whole[head + at.CAUSE] = cause;
            delays.schedule(table[place + at.HOP]!, (row << event.SHIFT) | event.REPLY);
            break;
          }
          count++;
        }
        // A reply is with the caller.
        if (isTraced) spanReplied(m, whole[frame + at.SPAN]!);
        if (cause !== OK) tallies.connectionFailed[table[place + at.CONNECTION]!]! += 1;
        cursor = table[place + at.AFTER]!;
        const shift = table[place + at.LOOKUP]!;
        place = table[place + at.PARENT]!;
        whole[head + at.PLACE] = place;
        if (whole[head + at.LATE] !== 0 && table[place + at.PARENT]! < 0) {
          if (cause === OK && cursor === table[place + at.END]!)
            tallies.classLate[table[place + at.CLASS]!]! += 1;
          rows.free(row);
          break;
        }
        if (cause !== OK) {
          reason = CALLEE_FAILED;
          what = CONCLUDE;
          continue;
        }
        const above = frame - at.FRAME_COLUMNS;
        if (shift > 0) whole[above + at.FOUND]! |= (whole[frame + at.FOUND]! & 3) << shift;
        real[above + at.QUEUED]! += real[frame + at.QUEUED]!;
        real[above + at.SPENT]! += real[frame + at.SPENT]!;
        what = event.MISSED;
      }
    }
    return count;
  }
}
