import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Mark } from '../../board/board.ts';
import { MARK_TEXT_LENGTH } from '../../board/bounds.ts';
import { remove } from '../../board/edit.ts';
import { cleanText, setMark } from '../../board/marks.ts';
import { cx } from '../../kit/cx.ts';
import { kindWords } from '../../state/markLook.ts';
import { withWords } from '../../state/measure.ts';
import { store } from '../../state/store.ts';
import { wordsOf } from '../../words/onCanvas.ts';
import { setDrafts } from '../drafts.ts';
import styles from './MarkNode.module.css';
import { middleOf } from './middle.ts';

interface Props {
  readonly mark: Mark;
  readonly course: readonly number[] | null;
  readonly writing: boolean;
}

/** The words of a mark, and the field to write them in, at the same place. */
export function MarkWords({ mark, course, writing }: Props) {
  if (mark.kind === 'stroke') return null;
  const words = writing ? <Field mark={mark} /> : mark.text;
  if (mark.kind === 'line') {
    if (!course || words === '') return null;
    const [x, y] = middleOf(course);
    return (
      <div className={styles.label} style={{ left: x, top: y }}>
        {words}
      </div>
    );
  }
  if (mark.kind === 'text') return <div className={cx(styles.words, !mark.wrap && styles.auto)}>{words}</div>;
  if (mark.kind === 'note') return <div className={cx(styles.words, styles.note)}>{words}</div>;
  if (mark.kind === 'step') return <div className={cx(styles.words, styles.step)}>{words}</div>;
  if (words === '') return null;
  return (
    <div className={cx(styles.words, styles.inner, mark.fill === 'solid' && styles.onSolid)}>
      {writing ? words : <span>{words}</span>}
    </div>
  );
}

/** Ends writing: what was begun with no words is not kept, and text without words is gone. */
export function finishWriting(mark: Mark, typed: string): void {
  const { board: before, edit, rename, select, toolUsed } = store.getState();
  const text = cleanText(typed);
  const kept = before.marks[mark.id];
  const isNew = kept === undefined;
  setDrafts([]);
  if (text === '' && mark.kind === 'text') {
    if (!isNew) edit((board) => remove(board, [mark.id]));
  } else if (isNew || text !== kept.text) {
    edit((board) => setMark(board, withWords(mark, text)));
  }
  rename(null);
  select([mark.id]);
  if (isNew) toolUsed();
}

function Field({ mark }: { readonly mark: Mark }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const closed = useRef(false);
  useEffect(() => {
    closed.current = false;
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);

  const close = (refocus: boolean) => {
    if (closed.current) return;
    closed.current = true;
    const element = field.current?.closest<HTMLElement>('[data-item]');
    finishWriting(mark, field.current?.value ?? '');
    if (refocus) element?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The page's shortcuts must not take letters from the field.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!isDone && !(event.key === 'Enter' && mark.kind === 'step')) return;
    event.preventDefault();
    close(true);
  };
  /** The box keeps up with what is typed, so that what is around it can be seen. */
  const onInput = () => {
    if (field.current) setDrafts([withWords(mark, field.current.value)]);
  };
  const isSized = mark.kind === 'note' || mark.kind === 'text';
  return (
    <textarea
      ref={field}
      className={cx(styles.field, 'nodrag', 'nopan', 'nowheel')}
      aria-label={wordsOf(kindWords(mark))}
      defaultValue={mark.text}
      maxLength={MARK_TEXT_LENGTH}
      rows={1}
      spellCheck={false}
      onKeyDown={onKeyDown}
      onInput={isSized ? onInput : undefined}
      onBlur={() => close(false)}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
