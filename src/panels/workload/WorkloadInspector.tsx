import { removeClass, setObjective } from '../../board/briefEdits.ts';
import { freshId, setClass } from '../../board/edit.ts';
import { hasClient } from '../../board/firstClient.ts';
import { Button } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/traffic.ts';
import { FindingList } from '../results/FindingList.tsx';
import { Section } from '../Section.tsx';
import { ClassEditor } from './ClassEditor.tsx';
import { FirstClientButton } from './FirstClientButton.tsx';
import { ObjectiveEditor } from './ObjectiveEditor.tsx';
import { Quantities } from './Quantities.tsx';
import styles from './Workload.module.css';

/** The traffic of the board: request classes with their arithmetic, what they rest on, and what was promised. */
export function WorkloadInspector() {
  const board = useStore((state) => state.board);
  const readOnly = useStore((state) => state.readOnly);
  const { edit } = store.getState();
  const classes = Object.values(board.classes);
  const addClass = () =>
    edit((before) => {
      const id = freshId(before, 'request');
      return setClass(before, {
        id,
        name: id,
        description: '',
        rate: [{ label: words.requestsASecond, value: 100 }],
      });
    });
  const addObjective = () =>
    edit((before) => {
      const first = Object.keys(before.classes)[0];
      return first === undefined
        ? before
        : setObjective(before, { id: freshId(before, 'objective'), class: first, metric: 'p99', limit: 200 });
    });
  return (
    <>
      <Section
        title={words.workload}
        action={
          !readOnly && (
            <Button look="quiet" icon="plus" onClick={addClass}>
              {words.requestClass}
            </Button>
          )
        }
      >
        {classes.length === 0 ? (
          <EmptyState
            icon="activity"
            title={words.noTrafficYet}
            action={
              !readOnly &&
              !hasClient(board) &&
              Object.keys(board.components).length > 0 && <FirstClientButton />
            }
          >
            {words.addClient}
          </EmptyState>
        ) : (
          <div className={styles.classes}>
            {classes.map((requestClass) => (
              <div key={requestClass.id}>
                <ClassEditor
                  requestClass={requestClass}
                  onRemove={() => edit((before) => removeClass(before, requestClass.id))}
                />
                <div className={styles.remarks}>
                  <FindingList id={requestClass.id} />
                </div>
              </div>
            ))}
          </div>
        )}
      </Section>
      {classes.length > 0 && (
        <Section
          title={words.objectives}
          action={
            !readOnly && (
              <Button look="quiet" icon="plus" onClick={addObjective}>
                {words.objective}
              </Button>
            )
          }
        >
          {Object.values(board.objectives).map((objective) => (
            <ObjectiveEditor key={objective.id} objective={objective} />
          ))}
          {Object.keys(board.objectives).length === 0 && <p className={styles.hint}>{words.promise}</p>}
        </Section>
      )}
      <Quantities />
    </>
  );
}
