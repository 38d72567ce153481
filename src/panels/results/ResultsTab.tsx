import { Suspense } from 'react';
import { hasClient } from '../../board/firstClient.ts';
import { Button } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/results.ts';
import { fetched } from '../fetched.tsx';
import { Section } from '../Section.tsx';
import { FirstClientButton } from '../workload/FirstClientButton.tsx';
import { BottleneckCard } from './BottleneckCard.tsx';
import { ComponentTable } from './ComponentTable.tsx';
import { DeliveryTable } from './DeliveryTable.tsx';
import { FailureTable } from './FailureTable.tsx';
import { LatencyTable } from './LatencyTable.tsx';
import { LiveResults } from './LiveResults.tsx';
import { MessageTable } from './MessageTable.tsx';
import { ObjectiveList } from './ObjectiveList.tsx';
import { ReadTable } from './ReadTable.tsx';
import styles from './ResultsTab.module.css';
import { RunFacts } from './RunFacts.tsx';
import { secondsWords } from './runWords.ts';
import { SessionTable } from './SessionTable.tsx';
import { Unanswered } from './Unanswered.tsx';

const AvailabilityList = fetched(async () => (await import('./AvailabilityList.tsx')).AvailabilityList);
const LatencyChart = fetched(async () => (await import('./LatencyChart.tsx')).LatencyChart);
const Comparison = fetched(async () => (await import('./Comparison.tsx')).Comparison);
const Waterfall = fetched(async () => (await import('./Waterfall.tsx')).Waterfall);

/** What a run showed, the most telling first; before one, how to get it. */
export function ResultsTab() {
  const status = useStore((state) => state.status);
  const report = useStore((state) => state.report);
  if (status === 'running' || status === 'paused') return <LiveResults />;
  if (status === 'failed') return <Failed />;
  if (!report) return <Nothing />;
  return (
    <div className={styles.results}>
      <div className={styles.head}>
        <RunFacts report={report} />
        <Unanswered report={report} />
        <BottleneckCard />
      </div>
      <ObjectiveList />
      <LatencyTable report={report} />
      <Suspense fallback={null}>
        <AvailabilityList />
      </Suspense>
      <Suspense fallback={null}>
        <Comparison />
      </Suspense>
      <Section title={words.overTime}>
        <Suspense fallback={<div className={styles.chartSpace} />}>
          <LatencyChart report={report} />
        </Suspense>
      </Section>
      <Section title={words.singleRequests}>
        <Suspense fallback={<div className={styles.chartSpace} />}>
          <Waterfall report={report} />
        </Suspense>
      </Section>
      <FailureTable report={report} />
      <DeliveryTable report={report} />
      <MessageTable report={report} />
      <ReadTable report={report} />
      <SessionTable report={report} />
      <ComponentTable report={report} />
    </div>
  );
}

function Nothing() {
  const duration = useStore((state) => state.duration);
  const drawn = useStore((state) => Object.keys(state.board.components).length > 0);
  const called = useStore((state) => hasClient(state.board));
  const readOnly = useStore((state) => state.readOnly);
  if (drawn && !called)
    return (
      <EmptyState
        icon="activity"
        title={words.nobodyAsksYet}
        action={!readOnly && <FirstClientButton look="primary" />}
      >
        {words.nobodyAsksHelp}
      </EmptyState>
    );
  if (!drawn)
    return (
      <EmptyState icon="activity" title={words.nothingToRunYet}>
        {words.nothingToRunHelp}
      </EmptyState>
    );
  return (
    <>
      <EmptyState
        icon="activity"
        title={words.nothingHasRunYet}
        action={
          <Button icon="play" look="primary" onClick={() => store.getState().play()}>
            {words.runTime(secondsWords(duration))}
          </Button>
        }
      >
        {words.nothingHasRunHelp}
      </EmptyState>
      <Suspense fallback={null}>
        <AvailabilityList />
      </Suspense>
    </>
  );
}

function Failed() {
  const failure = useStore((state) => state.failure);
  return (
    <EmptyState
      icon="circle-alert"
      title={words.theRunFailed}
      action={<Button onClick={() => store.getState().play()}>{words.runAgain}</Button>}
    >
      {failure}
    </EmptyState>
  );
}
