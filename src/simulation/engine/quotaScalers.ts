import type { QuotaRule } from '../network/rules.ts';
import type { Machine } from './machine.ts';

interface Asked {
  /** From when on it is there, s. */
  readonly at: number;
  readonly rate: number;
}

interface QuotaScaler {
  readonly station: number;
  /** Of requests, or of writes. */
  readonly quota: Float64Array;
  readonly accepted: Float64Array;
  readonly level: Float64Array;
  readonly area: Float64Array;
  readonly rule: QuotaRule;
  /** When it looks again, s; what had been let in at its last look. */
  due: number;
  counted: number;
  readonly asked: Asked[];
}

/**
 * Quotas that follow what is used, as the auto scaling of DynamoDB does (S-DDBAUTO): at each look use / target is asked for,
 * which is there some time later. What was refused is not in use, so a table that is short grows by 1 / target at a time.
 */
export class QuotaScalers {
  private readonly m: Machine;
  private readonly scalers: QuotaScaler[] = [];

  constructor(m: Machine) {
    this.m = m;
    const { tallies, plan } = m;
    plan.network.stations.forEach(({ quotaScaling: rule, quota, writeQuota }, station) => {
      if (rule === undefined || plan.quotaFollows[station] === 0) return;
      const { accepted, acceptedWrites, quotaLevel, quotaArea, writeQuotaLevel, writeQuotaArea } = tallies;
      this.add(station, rule, 1, m.quota, accepted, quotaLevel, quotaArea);
      if (writeQuota !== undefined)
        this.add(
          station,
          rule,
          writeQuota / quota,
          m.writeQuota,
          acceptedWrites,
          writeQuotaLevel,
          writeQuotaArea,
        );
    });
  }

  private add(
    station: number,
    rule: QuotaRule,
    part: number,
    quota: Float64Array,
    accepted: Float64Array,
    level: Float64Array,
    area: Float64Array,
  ): void {
    const bounded = { ...rule, min: rule.min * part, max: rule.max * part };
    const rate = Math.min(bounded.max, Math.max(bounded.min, quota[station]!));
    quota[station] = rate;
    level[station] = rate;
    const asked = [{ at: 0, rate }];
    this.scalers.push({
      station,
      quota,
      accepted,
      level,
      area,
      rule: bounded,
      due: rule.sync,
      counted: 0,
      asked,
    });
  }

  /** The next time at which anything changes, s; `Infinity` for none. */
  next(): number {
    let next = Infinity;
    for (const { due, asked } of this.scalers) {
      next = Math.min(next, due);
      const coming = asked.find(({ at }) => at > this.m.calendar.time);
      if (coming !== undefined) next = Math.min(next, coming.at);
    }
    return next;
  }

  /** The changes of a time that has come. */
  follow(time: number): void {
    for (const scaler of this.scalers) {
      if (scaler.due <= time) this.look(scaler, time);
      this.settle(scaler, time);
    }
  }

  private look(scaler: QuotaScaler, time: number): void {
    const { station, accepted, rule, asked } = scaler;
    const use = (accepted[station]! - scaler.counted) / rule.sync;
    scaler.counted = accepted[station]!;
    scaler.due = time + rule.sync;
    const rate = Math.min(rule.max, Math.max(rule.min, use / rule.target));
    asked.push({ at: time + rule.delay, rate });
  }

  /** The most that was asked for within the window, of what is there by now. */
  private settle(scaler: QuotaScaler, time: number): void {
    const { asked, rule } = scaler;
    // What came before something larger, or has been there for longer than the window, counts no more.
    for (let next = asked[1]; next !== undefined && next.at <= time; next = asked[1]) {
      if (asked[0]!.rate > next.rate && next.at > time - rule.window) break;
      asked.shift();
    }
    const there = asked.filter(({ at }) => at <= time);
    const rate = there.reduce((most, one) => Math.max(most, one.rate), 0);
    if (rate !== scaler.quota[scaler.station]) this.change(scaler, rate, time);
  }

  private change({ station, quota, level, area }: QuotaScaler, rate: number, time: number): void {
    fillBuckets(this.m, station, time);
    quota[station] = rate;
    area[station]! -= (rate - level[station]!) * time;
    level[station] = rate;
  }
}

/** Counts in what has come into a station's buckets until now, before that comes faster or slower. */
function fillBuckets(m: Machine, station: number, time: number): void {
  const { plan } = m;
  const parts = plan.quotaParts[station]!;
  const fill = (tokens: Float64Array, since: Float64Array, at: number, rate: number): void => {
    tokens[at]! += (time - since[at]!) * rate;
    since[at] = time;
  };
  fill(m.tokens, m.tokensAt, station, m.quota[station]!);
  fill(m.writeTokens, m.writeTokensAt, station, m.writeQuota[station]!);
  for (let part = plan.firstPart[station]!; part < plan.firstPart[station + 1]!; part++) {
    fill(m.partTokens, m.partTokensAt, part, m.quota[station]! / parts);
    fill(m.writeTokens, m.writeTokensAt, plan.stations + part, m.writeQuota[station]! / parts);
  }
}
