import { type ComponentType, createElement, lazy, useState } from 'react';
import { PartProblem } from '../kit/PartProblem.tsx';
import { again } from '../words/app.ts';
import { notLoaded } from '../words/notices.ts';

type Load<Props> = () => Promise<ComponentType<Props>>;

/**
 * A part of the page that is fetched when it is first drawn, within a Suspense. Where that fails its place says so, and
 * fetches it when asked again: `lazy` by itself would never try a second time.
 */
export function fetched<Props extends object>(load: Load<Props>) {
  return lazy<ComponentType<Props>>(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: (props) => <Missing load={load} props={props} /> }),
    ),
  );
}

function Missing<Props extends object>({
  load,
  props,
}: {
  readonly load: Load<Props>;
  readonly props: Props;
}) {
  const [part, setPart] = useState<ComponentType<Props> | null>(null);
  if (part) return createElement(part, props);
  const tryAgain = () =>
    load().then(
      (now) => setPart(() => now),
      () => {},
    );
  return <PartProblem text={notLoaded} again={again} onAgain={tryAgain} />;
}
