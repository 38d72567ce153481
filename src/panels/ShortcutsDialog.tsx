import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Kbd } from '../kit/Kbd.tsx';
import type { CommandGroup } from '../state/command.ts';
import { COMMANDS } from '../state/commands.ts';
import { store } from '../state/store.ts';
import styles from './ShortcutsDialog.module.css';

/** Keys that the canvas keeps for itself. */
const CANVAS = [
  ['Tab', 'Walk through what is drawn'],
  ['Shift+ ', 'Add to the selection, or take away'],
  ['Escape', 'Give up a drag or a connection'],
] as const;

/** What the pointer does; it is not a command, but a person looks for it here. */
const POINTER = [
  ['Drag on empty canvas', 'Select with a frame'],
  ['Space and drag, or middle button', 'Pan'],
  ['Wheel or two fingers', 'Pan'],
  ['Ctrl and wheel, or pinch', 'Zoom'],
  ['Drag from the edge of a card', 'Connect'],
  ['Drop a connection on empty canvas', 'Add what it leads to'],
  ['Shift and click, or Shift and drag', 'Add to the selection'],
  ['Alt and drag a card', 'Duplicate'],
  ['Double click a name', 'Rename'],
  ['Double click empty canvas', 'Add a component there, or write'],
  ['Enter with a tool in hand', 'Draw in the middle of what is seen'],
  ['Shift while drawing', 'As high as wide, or in steps of 15°'],
  ['Alt while drawing', 'From the middle'],
] as const;

/** Every shortcut, read from the command table. */
export function ShortcutsDialog() {
  const groups = [...new Set(COMMANDS.map((command) => command.group))] as readonly CommandGroup[];
  return (
    <Dialog
      open
      onClose={() => store.getState().openDialog(null)}
      title="Keyboard shortcuts"
      size="large"
      footer={
        <Button onClick={() => store.getState().openDialog('verification')}>
          How the simulation is verified
        </Button>
      }
    >
      <div className={styles.columns}>
        {groups.map((group) => (
          <section key={group} className={styles.group}>
            <h3>{group}</h3>
            <dl>
              {COMMANDS.filter((command) => command.group === group && command.keys.length > 0).map(
                (command) => (
                  <div key={command.id} className={styles.row}>
                    <dt>{command.label}</dt>
                    <dd>
                      {command.keys.slice(0, 2).map((keys) => (
                        <Kbd key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ),
              )}
            </dl>
          </section>
        ))}
        <section className={styles.group}>
          <h3>On the canvas</h3>
          <dl>
            {CANVAS.map(([keys, does]) => (
              <div key={keys} className={styles.row}>
                <dt>{does}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section className={styles.group}>
          <h3>Pointer</h3>
          <dl>
            {POINTER.map(([gesture, does]) => (
              <div key={gesture} className={styles.row}>
                <dt>{does}</dt>
                <dd className={styles.gesture}>{gesture}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
