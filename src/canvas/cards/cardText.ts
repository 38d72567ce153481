import type { Component, Connection } from '../../board/board.ts';
import { keepsContents } from '../../board/caches.ts';
import { kindFor, numberOf, paramOf } from '../../board/read.ts';
import type { Kind } from '../../catalog/kind.ts';
import { TARGET_UTILIZATION } from '../../catalog/target.ts';
import { formatCount, formatFactor, formatFraction, formatMs, formatRate } from '../../catalog/units.ts';
import type { ComponentFigures } from '../../state/shape.ts';
import * as words from '../../words/cards.ts';
import { limits } from '../../words/limits.ts';

/** Characters that a card has room for. */
const ROOM = 21;

/** One line of what matters of a component: "6 × 4 slots", "3 shards · 90 % hits"; `running` replicas where an autoscaler says how many. */
export function detailOf(component: Component, running?: number): string {
  const kind = kindFor(component);
  if (!kind) return component.kind;
  const parts: string[] = [];
  const replicas = running ?? paramOf(component, 'replicas');
  const slots = numberOf(component, 'slots', Number.POSITIVE_INFINITY);
  const word = kind.replicaWord;
  const limited = kind.behavior.intake === 'slots' && Number.isFinite(slots);
  if (typeof replicas === 'number') {
    const count = formatCount(replicas);
    const many = word ? words.replicas(count, word, replicas === 1) : count;
    const each = words.slotsEach(many, formatCount(slots));
    if (limited && slots > 1) parts.push(each.length > ROOM ? `${many} × ${formatCount(slots)}` : each);
    else if (limited) parts.push(word ? many : words.oneSlotEach(many));
    else if (word || replicas > 1) parts.push(word ? many : `× ${many}`);
  } else if (limited) {
    parts.push(words.slots(formatCount(slots)));
  }
  if (keepsContents(component)) {
    const policy = String(paramOf(component, 'contents'));
    const life = numberOf(component, 'timeToLive', Number.POSITIVE_INFINITY);
    if (policy !== 'age')
      parts.push(words.keeps(policy.toUpperCase(), formatCount(numberOf(component, 'capacity', 0))));
    else parts.push(Number.isFinite(life) ? words.timeToLive(formatMs(1000 * life)) : words.keptForGood);
  } else if (kind.behavior.lookup) parts.push(words.hits(formatFraction(numberOf(component, 'hitRatio', 0))));
  const quota = numberOf(component, 'quota', Number.POSITIVE_INFINITY);
  if (parts.length === 0 && Number.isFinite(quota)) parts.push(words.upTo(formatRate(quota)));
  if (parts.length > 0) return parts.join(' · ');
  if (component.name !== kind.label) return kind.label;
  return kind.behavior.intake === 'source' ? words.requestsBegin : '';
}

export type LoadState = 'none' | 'cool' | 'hot' | 'full';

/** Cool below target, hot up to saturation, full from there on; a run cannot show more than all slots busy. */
export function loadState(figures: ComponentFigures | undefined): LoadState {
  if (!figures || figures.binding === null || Number.isNaN(figures.utilization)) return 'none';
  if (figures.utilization >= (figures.by === 'simulation' ? 0.97 : 1)) return 'full';
  return figures.utilization >= TARGET_UTILIZATION ? 'hot' : 'cool';
}

/** "72 % slots", "144 % slots, overloaded"; the rate where nothing limits; '' when nothing is known. */
export function loadWords(figures: ComponentFigures | undefined): string {
  if (!figures) return '';
  const state = loadState(figures);
  if (state === 'none') return figures.rate > 0 ? formatRate(figures.rate) : '';
  // Nothing arrives: "0 % slots" on every card of a new board would say nothing.
  if (figures.rate === 0 && figures.utilization === 0) return '';
  const percent =
    figures.utilization < 0.005 ? '0 %' : `${formatCount(Math.round(figures.utilization * 100))} %`;
  const load = `${percent} ${limits[figures.binding ?? '']}`;
  if (state !== 'full') return load;
  return `${load}, ${figures.by === 'simulation' ? words.saturated : words.overloaded}`;
}

/** What a screen reader says of a component. */
export function nameOf(
  component: Component,
  figures: ComponentFigures | undefined,
  findings: number,
  extra: string,
): string {
  const kind = kindFor(component)?.label.toLowerCase() ?? component.kind;
  const parts = [component.name, ...(kind === component.name.toLowerCase() ? [] : [kind])];
  const state = loadState(figures);
  if (figures && loadWords(figures) !== '' && state !== 'none') {
    const limit = limits[figures.binding ?? ''] ?? '';
    parts.push(words.percentOf(String(Math.round(figures.utilization * 100)), limit));
    if (state === 'full') parts.push(figures.by === 'simulation' ? words.saturated : words.overloaded);
    if (figures.waiting >= 1 && Number.isFinite(figures.waiting))
      parts.push(words.waiting(formatCount(Math.round(figures.waiting))));
    if (figures.replicas) parts.push(words.running(formatCount(figures.replicas)));
    parts.push(figures.by === 'simulation' ? words.simulated : words.estimated);
  }
  if (extra) parts.push(extra);
  return words.withFindings(parts.join(', '), findings);
}

/** What a line says of itself: only what its look does not say already. */
export function lineLabel(connection: Connection, target: Kind | undefined): string {
  const parts: string[] = [];
  if (connection.label) parts.push(connection.label);
  if (connection.when !== 'always') parts.push(words.on[connection.when]);
  if (connection.optional && connection.mode === 'call') parts.push(words.optional);
  if (connection.calls !== 1) {
    parts.push(
      connection.calls < 1
        ? formatFraction(connection.calls)
        : formatFactor(connection.calls).replace('x', ' ×'),
    );
  }
  const usual = target?.incoming?.protocol;
  if (connection.protocol && connection.protocol !== usual) parts.push(connection.protocol);
  return parts.join(' · ');
}

/** Px of a line's stroke: 1.25 at rest, half a px more for each factor of ten, never more than 5. */
export function strokeFor(rate: number): number {
  // In eighths, so that a rate that wavers does not have its line painted anew each time.
  return rate > 0 ? Math.min(5, Math.round(10 + 4 * Math.log10(1 + rate)) / 8) : 1.25;
}
