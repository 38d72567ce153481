import { EXPONENTIAL_INSIDE as INSIDE, isChosen, mix, EXPONENTIAL_STEP as STEP } from '../../random/luck.ts';
import { admission } from '../../stations/admission.ts';
import { transfers } from '../../stations/link.ts';
import { chooseReplica } from '../../stations/replicas.ts';
import { chooseRoute } from '../../stations/routing.ts';
import * as event from '../events.ts';
import { CALLEE_FAILED, CONNECTION_LIMIT, ERROR, NO_ROUTE, OK, OVERLOADED, TIMED_OUT } from '../reasons.ts';
import { HIT, MISS } from '../rows.ts';
import { REPEAT } from '../spawn.ts';
import * as at from './columns.ts';
import { LOG, type Place } from './places.ts';
import { spanArrived, spanEnded, spanExtended, spanReplied, spanStarted } from './spans.ts';
import { CANNOT, Straight, WAITS } from './straight.ts';
import { FORK } from './travel.ts';

/** What the loop does next beside the events of a row. */
const CALL = -1;
/** So many requests go straight before the loop looks around. */
const MOST = 1 << 20;
/** Someone is asked, or told, as a request comes in. */
const DOOR = at.IS_LIVE | at.IS_GUARDED | at.CONNECTS;

/**
 * The fast path: networks in which a request is at one place at a time (`eligible.ts`). One row goes all the way; what a
 * visit leaves behind while its callees are at work is a frame of the row.
 *
 * Whatever can be known of a request's future is worked out as it comes somewhere: queues are first in, first out, so when its
 * turn comes, and by its luck how long its service takes, whether it finds what it looks for, and when its callees hear of it.
 * A request is followed so far ahead (`t`) until it comes to a place where it must not be before others (`IS_ORDERED`), or where
 * others look at it (`IS_COUNTED`), or to the end of the tick, whose counts must hold: then an event waits for that time.
 */
export class Express extends Straight {
  /** As `work` in `work.ts`: events before `limit`, about `budget` of them at most. Returns how many there were. */
  work(limit: number, budget: number, horizon: number): number {
    this.worksTo(horizon);
    const { m, arrivals, departures, stride, realStride, tickBegan } = this;
    const { all, roots, servers } = this.places;
    const { plan, rows, calendar, delays, tallies } = m;
    const { freeAt } = servers;
    const { condition } = plan;
    const { busy, busyArea, waiting, waitingArea, waited, inVain } = tallies;
    let { real, whole } = this;
    calendar.limit = limit;
    let count = 0;
    // Event of the source whose next request has no place in the calendar yet, as it may come before everything there; -1 for none.
    let coming = -1;
    while (count < budget) {
      let payload = coming;
      if (coming < 0 || !arrivals.follows(coming >> event.SHIFT)) {
        coming = -1;
        payload = calendar.take();
        if (payload < 0) break;
      }
      count++;
      let now = calendar.time;
      let t = now;
      let row = payload >> event.SHIFT;
      let what = payload & event.MASK;
      let place: Place;
      let cursor = 0;
      let reason = OK;
      let cause = OK;
      if (what === event.CREATE) {
        if (coming < 0) {
          if (!arrivals.isDue(row)) continue;
          if (arrivals.isPoisson(row)) coming = payload;
        }
        if (coming >= 0) {
          const gone = this.goStraight(row, Math.min(MOST, budget - count + 1) | 0);
          count += this.stop === CANNOT ? gone : gone - 1;
          if (this.stop === WAITS) coming = -1;
          if (this.stop !== CANNOT) continue;
          now = calendar.time;
          t = now;
        }
        place = roots[row]!;
        row = this.begin(row);
        real = this.real;
        whole = this.whole;
        if (this.isCrowded) break;
        if ((place.kind & at.IS_SOURCE) === 0) what = event.ARRIVE;
        else {
          what = event.MISSED;
          cursor = place.first;
        }
      } else if (what === event.TIMEOUT) {
        if (rows.deadline[row] === calendar.ticket) {
          this.when = now;
          this.giveUp(row);
        }
        continue;
      } else {
        const head = row * stride;
        place = all[whole[head + at.PLACE]!]!;
        const { station } = place;
        if (what === event.MISSED) cursor = whole[head + at.CURSOR]!;
        else if (what === event.SERVED) {
          if ((place.kind & at.HAS_SLOTS) !== 0) {
            busy[station]! -= 1;
            busyArea[station]! += now;
          }
        } else if (what === event.BEGUN || what === event.TIRED) {
          waiting[station]! -= 1;
          waitingArea[station]! += now;
          waited[station]! += now - real[row * realStride + at.SINCE]!;
          if (what === event.TIRED) {
            inVain[station]! += now - real[row * realStride + at.SINCE]!;
            reason = TIMED_OUT;
            cause = TIMED_OUT;
            what = event.OVER;
          }
        } else {
          reason = whole[head + at.REASON]!;
          cause = whole[head + at.CAUSE]!;
        }
      }
      let head = row * stride;
      let reals = row * realStride;
      let isTraced = whole[head + at.TRACE]! >= 0;
      // Traced requests live from event to event, so that theirs come in the order of time.
      let ahead = isTraced ? -Infinity : horizon;
      // Goes on until the request waits for a time to come, or is over.
      for (;;) {
        const { kind, station } = place;
        const frame = head + place.frame;
        if (what === event.ARRIVE) {
          real[reals + place.time] = t;
          if ((kind & at.REMEMBERS) !== 0) whole[frame + at.FOUND] = 0;
          if (isTraced) spanArrived(m, whole[frame + at.SPAN]!);
          let replica = -1;
          if ((kind & DOOR) !== 0) {
            if ((kind & at.IS_LIVE) !== 0) this.enter(place);
            reason = OK;
            if ((kind & at.IS_GUARDED) !== 0) reason = admission(m, station, row);
            if ((kind & at.CONNECTS) !== 0 && tallies.inside[station]! > plan.connectionCapacity[station]!)
              reason = CONNECTION_LIMIT;
            if (reason !== OK) {
              whole[frame + at.REPLICA] = -1;
              cause = reason;
              what = event.OVER;
              continue;
            }
          }
          if ((kind & at.CHOOSES) !== 0) {
            if ((kind & at.IS_COUNTED) !== 0) {
              departures.at = t;
              departures.settle(station);
            }
            replica = (kind & at.IS_ONE) !== 0 ? place.queue : chooseReplica(m, station, place.call, row);
            if ((kind & at.IS_COUNTED) !== 0) m.occupy(replica, 1);
          }
          whole[frame + at.REPLICA] = replica;
          if ((kind & (at.IS_CAPPED | at.IS_LINKED)) !== 0) {
            if ((kind & at.IS_CAPPED) !== 0 && this.isOverloaded(station, replica)) {
              reason = OVERLOADED;
              cause = OVERLOADED;
              what = event.OVER;
              continue;
            }
            if ((kind & at.IS_LINKED) !== 0) {
              rows.replica[row] = replica;
              if (transfers(m, row, station, place.call)) {
                this.rests(row, event.TRANSFERRED);
                break;
              }
            }
          }
          what = event.TRANSFERRED;
        }
        if (what === event.TRANSFERRED) {
          if ((kind & at.HAS_SLOTS) === 0) {
            let took = place.serviceTime;
            if ((kind & at.IS_CONSTANT) === 0) {
              delays.drawBy(place.service, (whole[head + at.LUCK]! + place.serviceLuck) | 0);
              took = delays.took;
            }
            place.started += 1;
            what = event.SERVED;
            if (isTraced) {
              delays.took = took;
              spanStarted(m, whole[frame + at.SPAN]!);
            }
            if (took > 0) {
              place.served += took;
              real[reals + at.SPENT]! += took;
              const until = t + took;
              if (until >= ahead) {
                calendar.due = until;
                if (place.isStraight) this.holdBack(place);
                this.later(row, event.SERVED);
                break;
              }
              t = until;
            }
          } else {
            const chosen = whole[frame + at.REPLICA]!;
            const queue = chosen >= 0 ? chosen : place.queue;
            const server = servers.next(queue);
            const free = freeAt[server]!;
            if (free > t) {
              servers.at = t;
              const length = servers.waiting(queue);
              if (length >= place.mostWaiting) {
                reason = this.refusal(place, length);
                cause = reason;
                what = event.OVER;
                continue;
              }
              this.when = t;
              real[reals + at.SINCE] = t;
              real[reals + at.ENDS] = free;
              if ((kind & at.TIRES) !== 0) {
                const leaves = t + plan.queueTimeout[station]!;
                if (free > leaves) {
                  real[reals + at.ENDS] = leaves;
                  this.linesUp(station, queue, real, reals + at.ENDS);
                  if (leaves >= ahead) {
                    waiting[station]! += 1;
                    waitingArea[station]! -= t;
                    calendar.due = leaves;
                    this.later(row, event.TIRED);
                    break;
                  }
                  place.waited += leaves - t;
                  inVain[station]! += leaves - t;
                  t = leaves;
                  reason = TIMED_OUT;
                  cause = TIMED_OUT;
                  what = event.OVER;
                  continue;
                }
              }
              this.linesUp(station, queue, real, reals + at.ENDS);
              real[reals + at.QUEUED]! += free - t;
            }
            let took = place.serviceTime;
            if ((kind & at.IS_CONSTANT) === 0) {
              const luck = (whole[head + at.LUCK]! + place.serviceLuck) | 0;
              const word = mix(luck);
              const point = word >>> 8;
              if ((kind & at.IS_EXPONENTIAL) !== 0 && point < INSIDE[word & 255]!)
                took *= (point + 0.5) * STEP[word & 255]!;
              else {
                delays.drawBy(place.service, luck);
                took = delays.took;
              }
            }
            const begins = Math.max(free, t);
            servers.at = begins + took;
            servers.take(queue, server);
            real[reals + at.TOOK] = took;
            what = event.BEGUN;
            if (begins > t) {
              if (begins >= ahead) {
                waiting[station]! += 1;
                waitingArea[station]! -= t;
                calendar.due = begins;
                this.later(row, event.BEGUN);
                break;
              }
              place.waited += begins - t;
              t = begins;
            }
          }
        }
        if (what === event.BEGUN) {
          const took = real[reals + at.TOOK]!;
          place.started += 1;
          real[reals + at.SPENT]! += took;
          if (isTraced) {
            delays.took = took;
            spanStarted(m, whole[frame + at.SPAN]!);
          }
          const until = t + took;
          if (until >= ahead) {
            tallies.served[station]! += took;
            busy[station]! += 1;
            busyArea[station]! -= t;
            calendar.due = until;
            this.later(row, event.SERVED);
            break;
          }
          place.served += took;
          t = until;
          what = event.SERVED;
        }
        if (what === event.SERVED) {
          cursor = place.first;
          what = event.MISSED;
          if ((kind & (at.MAY_ERR | at.MAY_MISS)) !== 0) {
            const luck = whole[head + at.LUCK]!;
            if (
              (kind & at.MAY_ERR) !== 0 &&
              isChosen(mix((luck + place.errorLuck) | 0), m.errorRate, station)
            ) {
              reason = ERROR;
              cause = ERROR;
              what = event.OVER;
              continue;
            }
            if ((kind & at.MAY_MISS) !== 0) {
              const isHit = isChosen(mix((luck + place.lookupLuck) | 0), plan.hitRatio, station);
              whole[frame + at.FOUND] = isHit ? HIT : MISS;
              if (!isHit && (kind & at.MISS_TAKES) !== 0) {
                delays.drawBy(m.missDelay[station]!, (luck + place.missLuck) | 0);
                const took = delays.took;
                if (isTraced) spanExtended(m, whole[frame + at.SPAN]!);
                tallies.served[station]! += took;
                real[reals + at.SPENT]! += took;
                const until = t + took;
                if (until >= ahead) {
                  whole[head + at.CURSOR] = cursor;
                  calendar.due = until;
                  this.later(row, event.MISSED);
                  break;
                }
                t = until;
              }
            }
          }
        }
        if (what === event.MISSED) {
          if (cursor < place.end) {
            if ((kind & at.CALLS_ONE) !== 0) {
              if (isTraced) this.openSpan(row, place, cursor);
              what = CALL;
            } else if ((kind & at.CALLS_PLAINLY) !== 0) {
              const found = whole[frame + at.FOUND]!;
              while (cursor < place.end && condition[cursor] !== 0 && (condition[cursor]! & found) === 0)
                cursor++;
              if (cursor < place.end) {
                whole[frame + at.NEXT] = cursor + 1;
                whole[frame + at.LEFT] = 0;
                if (isTraced) this.openSpan(row, place, cursor);
                what = CALL;
              }
            } else {
              if ((kind & at.ROUTES) !== 0) {
                // Which one is a matter of turns, or of who is inside.
                if (t > now) {
                  whole[head + at.CURSOR] = cursor;
                  calendar.due = t;
                  if (place.isStraight) this.holdBack(place);
                  this.later(row, event.MISSED);
                  break;
                }
                cursor = chooseRoute(m, row, place.visit, station);
                if (cursor >= 0 && !this.isMade(head, place, cursor)) cursor = -1;
                whole[frame + at.NEXT] = place.end;
                whole[frame + at.LEFT] = 0;
                if (isTraced && cursor >= 0) this.openSpan(row, place, cursor);
              } else {
                this.when = t;
                cursor = this.nextCall(row, place, cursor);
                real = this.real;
                whole = this.whole;
              }
              if (cursor === FORK) break;
              if (cursor >= 0) what = CALL;
            }
          }
          if (what !== CALL) {
            reason = (kind & at.DEAD_END) !== 0 ? NO_ROUTE : OK;
            cause = reason;
            what = event.OVER;
          }
        }
        if (what === CALL) {
          place = place.children[cursor - place.first]!;
          whole[head + at.PLACE] = place.index;
          place.sent += 1;
          let until = t + place.hopTime;
          if ((place.kind & at.HOP_IS_CONSTANT) === 0) {
            delays.drawBy(place.hop, (whole[head + at.LUCK]! + place.hopLuck) | 0);
            until = t + delays.took;
          }
          what = event.ARRIVE;
          if (until >= ahead || (until > now && this.waitsToCome(place))) {
            calendar.due = until;
            if (place.isStraight) this.holdBack(place);
            if (
              place.lane >= 0 &&
              until - now <= place.usualTime + 1e-9 &&
              until < real[reals + at.DEADLINE]!
            ) {
              whole[head + at.WHAT] = event.ARRIVE;
              if (until >= horizon) this.countInside(row);
              calendar.putInLane(place.lane, (row << event.SHIFT) | event.ARRIVE);
            } else this.later(row, event.ARRIVE);
            break;
          }
          t = until;
          continue;
        }
        if (what === event.OVER) {
          if (
            t + place.exitTime < Math.min(ahead, real[reals + at.DEADLINE]!) - 1e-9 &&
            reason === OK &&
            real[reals + at.ARRIVED]! >= tickBegan
          ) {
            // All the way back to the client at once.
            for (let up = place; ; up = up.parent!) {
              if ((up.kind & at.IS_COUNTED) !== 0) {
                departures.at = t;
                departures.add(up.station, whole[head + up.frame + at.REPLICA]!);
              }
              if (up.logged === LOG) this.countLog(up);
              up.log[up.logged] = t - real[reals + up.time]!;
              up.logged += 1;
              t += up.hopTime;
              if (up.parent !== null) continue;
              up.queued += real[reals + at.QUEUED]!;
              up.spent += real[reals + at.SPENT]!;
              break;
            }
            this.when = t;
            this.finish(row);
            break;
          }
          if ((kind & (at.IS_COUNTED | at.IS_LIVE | at.FORKS)) !== 0) {
            if (t > now && (kind & (at.IS_LIVE | at.FORKS)) !== 0) {
              whole[head + at.REASON] = reason;
              whole[head + at.CAUSE] = cause;
              calendar.due = t;
              this.later(row, event.OVER);
              break;
            }
            const replica = (kind & at.IS_COUNTED) !== 0 ? whole[frame + at.REPLICA]! : -1;
            if (replica >= 0) {
              departures.at = t;
              departures.add(station, replica);
            }
            whole[frame + at.STAMP] = 0;
          }
          const arrived = real[reals + place.time]!;
          const isWhole = arrived >= tickBegan && reason === OK && (kind & at.IS_LIVE) === 0;
          if (isWhole && (place.call >= 0 || !isTraced)) {
            if (place.logged === LOG) this.countLog(place);
            place.log[place.logged] = t - arrived;
            place.logged += 1;
            // A request that came and went: its client's visit tells all of it.
            if (place.call < 0) {
              place.queued += real[reals + at.QUEUED]!;
              place.spent += real[reals + at.SPENT]!;
              this.when = t;
              this.finish(row);
              break;
            }
          } else {
            this.when = t;
            this.leave(place, reals, reason);
          }
          if (isTraced) spanEnded(m, whole[frame + at.SPAN]!, reason);
          if (place.parent === null && (kind & at.IS_BRANCH) === 0) {
            if ((kind & at.IS_SENT) !== 0) {
              if (reason !== OK) tallies.connectionFailed[place.connection]! += 1;
              this.when = t;
              this.finish(row);
            } else {
              this.when = t;
              this.end(row, place, cause);
            }
            break;
          }
          let until = t + place.hopTime;
          if ((kind & at.HOP_IS_CONSTANT) === 0) {
            delays.drawBy(place.hop, (whole[head + at.LUCK]! + place.backLuck) | 0);
            until = t + delays.took;
          }
          if (until >= ahead || (until > now && (kind & (at.IS_WATCHED | at.IS_BRANCH)) !== 0)) {
            whole[head + at.CAUSE] = cause;
            calendar.due = until;
            this.later(row, event.REPLY);
            break;
          }
          t = until;
        }
        // A reply is with the caller.
        if (isTraced) spanReplied(m, whole[frame + at.SPAN]!);
        if ((kind & at.IS_BRANCH) !== 0) {
          const branch = place;
          this.when = t;
          row = this.settle(row, branch, cause);
          if (row < 0) break;
          // What waited for it goes on.
          cause = this.outcome;
          place = branch.caller!;
          head = row * stride;
          reals = row * realStride;
          isTraced = whole[head + at.TRACE]! >= 0;
          ahead = isTraced ? -Infinity : horizon;
          cursor = whole[head + place.frame + at.NEXT]!;
          if (place.parent === null && whole[head + at.LATE] === at.GIVEN_UP) {
            if (cause === OK && cursor === place.end) tallies.classLate[place.cls]! += 1;
            this.when = t;
            this.finish(row);
            break;
          }
          reason = CALLEE_FAILED;
          what = cause === OK ? event.MISSED : event.OVER;
          continue;
        }
        const parent: Place = place.parent!;
        const above = head + parent.frame;
        let isLate = false;
        if (parent.parent === null) {
          if (t >= real[reals + at.DEADLINE]! && whole[head + at.LATE] === 0) {
            this.when = real[reals + at.DEADLINE]!;
            this.giveUp(row);
          }
          isLate = whole[head + at.LATE] === at.GIVEN_UP;
        }
        if (cause !== OK) tallies.connectionFailed[place.connection]! += 1;
        const { call, shift } = place;
        let left = 0;
        cursor = parent.end;
        if ((parent.kind & at.CALLS_ONE) === 0) {
          left = whole[above + at.LEFT]!;
          cursor = whole[above + at.NEXT]!;
          if (whole[frame + at.NTH] !== 0) {
            whole[head + at.LUCK]! -= Math.imul(whole[frame + at.NTH]!, REPEAT);
            whole[frame + at.NTH] = 0;
          }
          if (shift > 0) whole[above + at.FOUND]! |= (whole[frame + at.FOUND]! & 3) << shift;
        }
        place = parent;
        whole[head + at.PLACE] = place.index;
        if (isLate) {
          if (cause === OK && left === 0 && cursor === place.end) tallies.classLate[place.cls]! += 1;
          this.when = t;
          this.finish(row);
          break;
        }
        if (cause !== OK) {
          reason = CALLEE_FAILED;
          what = event.OVER;
        } else if (left > 0) {
          // Once more: the luck of a repetition is another one.
          whole[above + at.LEFT] = left - 1;
          whole[frame + at.NTH] = left;
          whole[head + at.LUCK]! += Math.imul(left, REPEAT);
          if (isTraced) this.openSpan(row, place, call);
          cursor = call;
          what = CALL;
        } else what = event.MISSED;
      }
    }
    if (coming >= 0) arrivals.plan(coming >> event.SHIFT);
    return count;
  }
}
