import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/icons.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/topBar.ts';
import styles from './VisitorBanner.module.css';

/** Over a board that came by link: what it is, and the way to a copy of one's own. */
export function VisitorBanner() {
  const others = useStore((state) => state.boards);
  const { makeMine, openBoard, newBoard } = store.getState();
  const back = () => {
    const last = others[0];
    if (last) void openBoard(last.id);
    else newBoard();
  };
  return (
    <section className={styles.banner} aria-label={words.sharedBoard}>
      <Icon name="eye" size={15} />
      <p>
        {words.isShared} <span>{words.runAsYouLike}</span>
      </p>
      <Button look="primary" onClick={makeMine}>
        {words.makeMine}
      </Button>
      <Button look="quiet" onClick={back}>
        {others.length > 0 ? words.myBoards : words.newBoard}
      </Button>
    </section>
  );
}
