import { freshId, removeClass, setClass, setObjective } from '../board/edit.ts';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { store, useStore } from '../state/store.ts';
import { ClassEditor } from './ClassEditor.tsx';
import { FindingList } from './FindingList.tsx';
import { ObjectiveEditor } from './ObjectiveEditor.tsx';
import { Quantities } from './Quantities.tsx';
import { Section } from './Section.tsx';
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
        rate: [{ label: 'requests a second', value: 100 }],
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
        title="Workload"
        action={
          !readOnly && (
            <Button look="quiet" icon="plus" onClick={addClass}>
              Class
            </Button>
          )
        }
      >
        {classes.length === 0 ? (
          <EmptyState icon="activity" title="No traffic yet">
            Add a client to the board, or a request class here, and requests start to flow.
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
          title="Objectives"
          action={
            !readOnly && (
              <Button look="quiet" icon="plus" onClick={addObjective}>
                Objective
              </Button>
            )
          }
        >
          {Object.values(board.objectives).map((objective) => (
            <ObjectiveEditor key={objective.id} objective={objective} />
          ))}
          {Object.keys(board.objectives).length === 0 && (
            <p className={styles.hint}>
              Promise something, such as p99 below 200 ms, and each run says whether it holds.
            </p>
          )}
        </Section>
      )}
      <Quantities />
    </>
  );
}
