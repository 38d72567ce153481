import { ArrangeIcon } from '../../kit/arrangeIcons.tsx';
import { IconButton } from '../../kit/Button.tsx';
import { commandOf } from '../../state/commands.ts';
import { useStore } from '../../state/store.ts';
import { type CommandId, labels } from '../../words/commands.ts';
import styles from './Inspector.module.css';

const GROUPS = [
  ['left', 'center', 'right'],
  ['top', 'middle', 'bottom'],
] as const;
const AXES = ['horizontal', 'vertical'] as const;

/** Aligning, distributing and tidying what is selected: the commands, as buttons. */
export function ArrangeButtons() {
  return (
    <div className={styles.arrange}>
      {GROUPS.map((edges) => (
        <div key={edges[0]} className={styles.arrangeGroup}>
          {edges.map((edge) => (
            <Arrange key={edge} command={`align-${edge}`} drawing={edge} />
          ))}
        </div>
      ))}
      <div className={styles.arrangeGroup}>
        {AXES.map((axis) => (
          <Arrange key={axis} command={`distribute-${axis}`} drawing={axis} />
        ))}
        <Arrange command="tidy" drawing="tidy" />
      </div>
    </div>
  );
}

function Arrange({
  command: id,
  drawing,
}: {
  readonly command: CommandId;
  readonly drawing: Parameters<typeof ArrangeIcon>[0]['name'];
}) {
  const command = commandOf(id);
  const enabled = useStore(command.enabled);
  return (
    <IconButton
      icon={<ArrangeIcon name={drawing} />}
      label={labels[id]}
      keys={command.keys[0]}
      disabled={!enabled}
      onClick={command.run}
    />
  );
}
