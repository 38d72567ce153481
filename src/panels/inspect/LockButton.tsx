import { ArrangeIcon } from '../../kit/arrangeIcons.tsx';
import { IconButton } from '../../kit/Button.tsx';
import { commandOf } from '../../state/commands.ts';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/inspector.ts';

/** Holds what is selected in its place, and says whether it is held. */
export function LockButton() {
  const locked = useStore(({ board, selection }) => {
    const items = [...selection].flatMap(
      (id) => board.components[id] ?? board.groups[id] ?? board.marks[id] ?? [],
    );
    return items.length > 0 && items.every((item) => item.locked);
  });
  const command = commandOf('lock');
  return (
    <IconButton
      icon={locked ? 'lock' : <ArrangeIcon name="unlock" />}
      label={locked ? words.unlockThePlace : words.lockThePlace}
      keys={command.keys[0]}
      pressed={locked}
      onClick={command.run}
    />
  );
}
