import { type ComponentType, lazy } from 'react';

/**
 * A part of the page that the rest is whole without, fetched when it is first drawn, within a Suspense. Where that fails
 * nothing is shown of it: by itself `lazy` would take down all that is around it.
 */
export function optional<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: (() => null) as ComponentType<Props> }),
    ),
  );
}
