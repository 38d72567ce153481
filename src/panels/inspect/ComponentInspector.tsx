import type { Component } from '../../board/board.ts';
import { renameComponent } from '../../board/edit.ts';
import { kindFor, paramOf } from '../../board/read.ts';
import { guideOf } from '../../catalog/guide.ts';
import type { ParamSpec } from '../../catalog/kind.ts';
import type { ParamKey } from '../../catalog/paramKey.ts';
import { isShown } from '../../catalog/shown.ts';
import { Button } from '../../kit/Button.tsx';
import { commandOf } from '../../state/commands.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/component.ts';
import { OriginBadge } from '../brief/OriginBadge.tsx';
import { KindTile } from '../palette/KindTile.tsx';
import { FindingList } from '../results/FindingList.tsx';
import { Section } from '../Section.tsx';
import { TextField } from '../TextField.tsx';
import { ComponentLimits } from './ComponentLimits.tsx';
import { ConnectionList } from './ConnectionList.tsx';
import { HomeField } from './HomeField.tsx';
import styles from './Inspector.module.css';
import { LockButton } from './LockButton.tsx';
import { MeasuredTimes } from './MeasuredTimes.tsx';
import { OperationList } from './OperationList.tsx';
import { ParamTopics } from './ParamTopics.tsx';
import { TechnologyField } from './TechnologyField.tsx';

/** What measured times stand in place of. */
const INSTEAD_OF: ReadonlySet<ParamKey> = new Set(['serviceTime', 'serviceShape', 'serviceCv']);

/** One component: name, how loaded it is, its parameters, what it calls and who calls it. */
export function ComponentInspector({ component }: { readonly component: Component }) {
  const readOnly = useStore((state) => state.readOnly);
  const kind = kindFor(component);
  if (!kind) return null;
  const guide = guideOf(kind);
  const shown = (spec: ParamSpec): boolean => {
    if (component.times && INSTEAD_OF.has(spec.key)) return false;
    return isShown(spec, kind.params, (key) => paramOf(component, key));
  };
  return (
    <>
      <header className={styles.head}>
        <KindTile kind={kind} size={36} />
        <div className={styles.headWords}>
          <TextField
            label={words.componentName}
            value={component.name}
            required
            disabled={readOnly}
            className={styles.name}
            onChange={(name) => store.getState().edit((board) => renameComponent(board, component.id, name))}
          />
          <p className={styles.kind}>
            {kind.label} <OriginBadge origin={component.origin} />
            {component.custom && !readOnly && (
              <Button look="quiet" icon="pencil" onClick={() => store.getState().openDialog('kinds')}>
                {words.editKind}
              </Button>
            )}
          </p>
        </div>
      </header>
      <details className={styles.about}>
        <summary>{guide.summary}</summary>
        {guide.use && <p>{guide.use}</p>}
        {guide.pitfall && (
          <p>
            <strong>{words.usuallyGoesWrong} </strong>
            {guide.pitfall}
          </p>
        )}
      </details>
      <FindingList id={component.id} />
      <ComponentLimits component={component} />
      <Section title={words.parameters}>
        <TechnologyField component={component} />
        <HomeField component={component} />
        <ParamTopics component={component} specs={kind.params.filter(shown)} />
      </Section>
      <MeasuredTimes component={component} />
      {kind.behavior.intake !== 'source' && <OperationList component={component} />}
      <ConnectionList component={component} />
      {!readOnly && (
        <div className={styles.foot}>
          <Button icon="copy" onClick={() => commandOf('duplicate').run()}>
            {words.duplicate}
          </Button>
          <Button icon="trash-2" look="danger" onClick={() => commandOf('delete').run()}>
            {words.remove}
          </Button>
          <LockButton />
        </div>
      )}
    </>
  );
}
