import { Suspense, useDeferredValue } from 'react';
import { markOfTool } from '../../state/lastLook.ts';
import { useStore } from '../../state/store.ts';
import { fetched } from '../fetched.tsx';
import { WorkloadInspector } from '../workload/WorkloadInspector.tsx';
import { ComponentInspector } from './ComponentInspector.tsx';
import { ConnectionInspector } from './ConnectionInspector.tsx';
import { SelectionInspector } from './SelectionInspector.tsx';

const GroupInspector = fetched(async () => (await import('./GroupInspector.tsx')).GroupInspector);

const MarkInspector = fetched(async () => (await import('./MarkInspector.tsx')).MarkInspector);
const NextLook = fetched(async () => (await import('./MarkInspector.tsx')).NextLook);

/** What is selected and everything it can be told; with nothing selected, the traffic of the board. */
export function InspectTab() {
  // A board that has just been opened is drawn first, and then what can be told of it.
  const place = useStore((state) => state.place);
  const isDrawn = useDeferredValue(place) === place;
  const selection = useStore((state) => state.selection);
  const only = selection.size === 1 ? [...selection][0] : undefined;
  const component = useStore((state) => (only === undefined ? undefined : state.board.components[only]));
  const connection = useStore((state) => (only === undefined ? undefined : state.board.connections[only]));
  const mark = useStore((state) => (only === undefined ? undefined : state.board.marks[only]));
  const drawing = useStore((state) => markOfTool(state.tool) !== null && state.selection.size === 0);
  const group = useStore((state) => (only === undefined ? undefined : state.board.groups[only]));
  if (!isDrawn) return null;
  if (group)
    return (
      <Suspense fallback={null}>
        <GroupInspector key={group.id} group={group} />
      </Suspense>
    );
  if (mark)
    return (
      <Suspense fallback={null}>
        <MarkInspector key={mark.id} mark={mark} />
      </Suspense>
    );
  if (drawing)
    return (
      <Suspense fallback={null}>
        <NextLook />
      </Suspense>
    );
  if (component) return <ComponentInspector key={component.id} component={component} />;
  if (connection) return <ConnectionInspector key={connection.id} connection={connection} />;
  if (selection.size > 1) return <SelectionInspector />;
  return <WorkloadInspector />;
}
