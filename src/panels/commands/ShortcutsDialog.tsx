import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Kbd } from '../../kit/Kbd.tsx';
import type { CommandGroup } from '../../state/command.ts';
import { COMMANDS } from '../../state/commands.ts';
import { store } from '../../state/store.ts';
import { labels } from '../../words/commands.ts';
import * as words from '../../words/shortcuts.ts';
import styles from './ShortcutsDialog.module.css';

/** Keys that the canvas keeps for itself. */
const CANVAS = [
  ['Tab', words.walk],
  ['Shift+ ', words.gather],
  ['Escape', words.giveUp],
] as const;

/** Every shortcut, read from the command table. */
export function ShortcutsDialog() {
  const groups = [...new Set(COMMANDS.map((command) => command.group))] as readonly CommandGroup[];
  return (
    <Dialog
      open
      onClose={() => store.getState().openDialog(null)}
      title={words.title}
      size="large"
      footer={
        <Button onClick={() => store.getState().openDialog('verification')}>{words.verification}</Button>
      }
    >
      <div className={styles.columns}>
        {groups.map((group) => (
          <section key={group} className={styles.group}>
            <h3>{words.groups[group]}</h3>
            <dl>
              {COMMANDS.filter((command) => command.group === group && command.keys.length > 0).map(
                (command) => (
                  <div key={command.id} className={styles.row}>
                    <dt>{labels[command.id]}</dt>
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
          <h3>{words.onCanvas}</h3>
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
          <h3>{words.pointer}</h3>
          <dl>
            {words.gestures.map(([gesture, does]) => (
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
