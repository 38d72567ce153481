import type { ComponentEstimate } from '../../analysis/results.ts';
import type { Component } from '../../board/board.ts';
import { TARGET_UTILIZATION } from '../../catalog/target.ts';
import { formatCount, formatFraction, formatRate, formatUse, formatWithin } from '../../catalog/units.ts';
import { Meter } from '../../kit/Meter.tsx';
import type { LimitName } from '../../simulation/report.ts';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/component.ts';
import { limits as names } from '../../words/limits.ts';
import { CacheFigures } from '../results/CacheFigures.tsx';
import { freshReport } from '../results/freshReport.ts';
import { LeaseFigures } from '../results/LeaseFigures.tsx';
import { MessageFigures } from '../results/MessageFigures.tsx';
import { ReadFigures } from '../results/ReadFigures.tsx';
import { SplitFigures } from '../results/SplitFigures.tsx';
import { Section } from '../Section.tsx';
import styles from './Inspector.module.css';
import { SourceBadge } from './SourceBadge.tsx';

/** ms below which a wait is nothing to a person: a microsecond. */
const NO_WAIT = 0.001;
/** Share of requests below which nobody notices. */
const SELDOM = 1e-4;

function waitWords(wait: number, half = Number.NaN): string {
  if (!Number.isFinite(wait)) return words.growsWithoutEnd;
  return wait < NO_WAIT ? words.none : formatWithin(wait, half);
}

/** To three digits, with the interval of a mean where there is one. */
function countWords(count: number, half: number): string {
  const value = formatCount(Number(count.toPrecision(3)));
  return half > 0 ? `${value} ±${formatCount(Number(half.toPrecision(1)))}` : value;
}

function carriedWords(
  { arrivalRate, servedRate, utilization }: NonNullable<ComponentEstimate['carried']>,
  isLimited: boolean,
): string {
  const [arrives, served] = [formatRate(arrivalRate), formatRate(servedRate)];
  return isLimited
    ? words.carriedUsing(arrives, served, formatFraction(utilization))
    : words.carried(arrives, served);
}

/** How near the component is to each of its limits: by simulation while a run's report is fresh, else by estimate. */
export function ComponentLimits({ component }: { readonly component: Component }) {
  const estimate = useStore((state) => state.estimate.components[component.id]);
  const measured = useStore((state) => freshReport(state)?.components[component.id]);
  const load = useStore((state) => state.load);
  const limits = Object.entries(measured?.limits ?? estimate?.limits ?? {}) as [LimitName, number][];
  const binding = measured ? measured.binding : estimate?.binding;
  const rate = measured?.arrivalRate ?? estimate?.arrivalRate;
  const wait = measured?.wait ?? estimate?.wait;
  const reads = measured ? measured.reads : estimate?.reads;
  const instances = measured ? measured.instances : estimate?.instances;
  if (rate === undefined) return null;
  return (
    <Section
      title={words.loadAt(formatCount(load))}
      action={<SourceBadge by={measured ? 'simulation' : 'estimate'} />}
    >
      <dl className={styles.figures}>
        <div>
          <dt>{words.arrivals}</dt>
          <dd title={words.requestsASecond(rate)}>{formatRate(rate)}</dd>
        </div>
        {limits.some(([name]) => name === 'slots') && wait !== undefined && (
          <div>
            <dt>{words.meanWait}</dt>
            <dd>{waitWords(wait, measured?.halves.wait)}</dd>
          </div>
        )}
        {!measured && (estimate?.refused ?? 0) >= SELDOM && (
          <div>
            <dt>{words.refused}</dt>
            <dd>{formatFraction(estimate!.refused!)}</dd>
          </div>
        )}
        {measured?.replicas !== undefined && (
          <div>
            <dt>{words.replicas}</dt>
            <dd title={words.replicasAtEnd(measured.replicas.last)}>
              {formatCount(Number(measured.replicas.mean.toPrecision(3)))}
            </dd>
          </div>
        )}
        {measured?.quota !== undefined && (
          <div>
            <dt>{words.quota}</dt>
            <dd title={words.quotaAtEnd(formatRate(measured.quota.last))}>
              {formatRate(measured.quota.mean)}
            </dd>
          </div>
        )}
        {measured?.batch !== undefined && (
          <div>
            <dt>{words.inABatch}</dt>
            <dd>{formatCount(Number(measured.batch.toPrecision(3)))}</dd>
          </div>
        )}
        {instances && (
          <>
            <div>
              <dt>{words.instances}</dt>
              <dd>{formatCount(Number(instances.mean.toPrecision(3)))}</dd>
            </div>
            <div>
              <dt>{words.coldStarts}</dt>
              <dd>{formatFraction(instances.cold)}</dd>
            </div>
          </>
        )}
        <CacheFigures measured={measured?.cache} estimated={measured ? undefined : estimate?.cache} />
        {measured && (
          <div>
            <dt>{words.waiting}</dt>
            <dd>{countWords(measured.queueLength, measured.halves.queueLength)}</dd>
          </div>
        )}
      </dl>
      {measured && <SplitFigures measured={measured} />}
      {measured?.messages && <MessageFigures messages={measured.messages} />}
      {measured?.leases && <LeaseFigures leases={measured.leases} />}
      {reads && <ReadFigures reads={reads} />}
      {limits.map(([name, utilization]) => (
        <div key={name} className={styles.limit}>
          <span className={styles.limitName}>
            {name === binding && limits.length > 1 ? words.binds(names[name]) : names[name]}
          </span>
          <Meter value={utilization} target={TARGET_UTILIZATION} />
          <span className={styles.limitValue}>{formatUse(utilization)}</span>
        </div>
      ))}
      {!measured && estimate?.carried && (
        <p className={styles.hint}>{carriedWords(estimate.carried, limits.length > 0)}</p>
      )}
      {!measured && estimate?.leavesOut && (
        <p className={styles.hint}>{words.leavesOut(estimate.leavesOut)}</p>
      )}
    </Section>
  );
}
