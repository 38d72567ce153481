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
  const tryAgain = () => load().then((now) => setPart(() => now), reloadWhereThereIsOne);
  return <PartProblem text={notLoaded} again={again} onAgain={tryAgain} />;
}

/**
 * With a connection a page that is made anew has its parts: Firefox never asks again for a module that it could not fetch once,
 * and one that a new version has replaced is nowhere any more.
 */
async function reloadWhereThereIsOne(): Promise<void> {
  const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (answer?.ok) location.reload();
}
