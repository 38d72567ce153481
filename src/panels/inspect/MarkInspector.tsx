import type { Id, Mark } from '../../board/board.ts';
import { COORDINATE, SIDE } from '../../board/bounds.ts';
import { reshape, setMark } from '../../board/marks.ts';
import { isTurnable } from '../../board/turning.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { Icon } from '../../kit/icons.tsx';
import { NumberField } from '../../kit/NumberField.tsx';
import { commandOf } from '../../state/commands.ts';
import { lastLook, markOfTool, rememberLook, useLastLook } from '../../state/lastLook.ts';
import { changeLook } from '../../state/marking.ts';
import { kindWords, MARK_ICONS, nameOfMark } from '../../state/markLook.ts';
import { withWords } from '../../state/measure.ts';
import { store, useStore } from '../../state/store.ts';
import { labels } from '../../words/commands.ts';
import * as words from '../../words/inspector.ts';
import { OriginBadge } from '../brief/OriginBadge.tsx';
import { Field } from '../Field.tsx';
import { useGesture } from '../gesture.ts';
import { Section } from '../Section.tsx';
import { TextField } from '../TextField.tsx';
import styles from './Inspector.module.css';
import { LockButton } from './LockButton.tsx';
import { type LookPatch, MarkLook } from './MarkLook.tsx';

/** One thing that was drawn: its words, what it looks like, where it is, and what it can become. */
export function MarkInspector({ mark }: { readonly mark: Mark }) {
  const board = useStore((state) => state.board);
  const readOnly = useStore((state) => state.readOnly);
  const gesture = useGesture(mark.id);
  const set = (next: Mark) => store.getState().edit((current) => setMark(current, next), gesture.name());
  const isFree = mark.kind !== 'line' && !mark.locked && !readOnly;
  const sized = isFree && mark.kind !== 'step' && mark.kind !== 'text';
  return (
    <>
      <header className={styles.head}>
        <Icon name={mark.heads === 'none' ? MARK_ICONS[mark.kind] : 'arrow-right'} size={22} />
        <div className={styles.headWords}>
          <h2>{words.heading(kindWords(mark))}</h2>
          <p className={styles.kind}>
            {mark.kind === 'line' && nameOfMark(board, { ...mark, text: '' })}{' '}
            <OriginBadge origin={mark.origin} />
          </p>
        </div>
      </header>
      <Section title={words.look}>
        {mark.kind !== 'stroke' && (
          <Field label={words.markText} wide>
            {({ labelId }) => (
              <TextField
                labelledBy={labelId}
                value={mark.text}
                lines={mark.kind === 'step' ? 1 : 3}
                disabled={readOnly}
                required={mark.kind === 'text'}
                onChange={(text) => set(withWords(mark, text))}
              />
            )}
          </Field>
        )}
        <MarkLook kinds={new Set([mark.kind])} look={mark} disabled={readOnly} onChange={lookOf([mark.id])} />
      </Section>
      <Section title={words.place}>
        {(['x', 'y', 'width', 'height'] as const).map((side) => {
          const isSide = side === 'width' || side === 'height';
          if (isSide && (mark.kind === 'step' || mark.kind === 'line')) return null;
          return (
            <Field key={side} label={PLACES[side]}>
              {({ labelId }) => (
                <NumberField
                  labelledBy={labelId}
                  value={Math.round(mark[side])}
                  min={isSide ? SIDE.min : COORDINATE.min}
                  max={isSide ? SIDE.max : COORDINATE.max}
                  unit="px"
                  step={8}
                  disabled={isSide ? !sized : !isFree}
                  onChange={(value) => set(reshape(mark, { ...boxOf(mark), [side]: value }))}
                  onCommit={gesture.end}
                />
              )}
            </Field>
          );
        })}
      </Section>
      {!readOnly && <MarkActions ids={[mark.id]} turnable={isTurnable(mark)} />}
    </>
  );
}

const PLACES = { x: words.left, y: words.top, width: words.width, height: words.height } as const;

function boxOf({ x, y, width, height }: Mark) {
  return { x, y, width, height };
}

/** A change of look is the look of the next one too. */
export const lookOf =
  (ids: readonly Id[]) =>
  (patch: LookPatch): void =>
    changeLook(store.getState(), ids, patch);

export function MarkActions({ ids, turnable }: { readonly ids: readonly Id[]; readonly turnable: boolean }) {
  const front = commandOf('to-front');
  const back = commandOf('to-back');
  return (
    <>
      {turnable && (
        <div className={styles.foot}>
          <Button icon="box" onClick={() => store.getState().startInserting({ marks: ids })}>
            {ids.length === 1 ? words.turnIntoAComponent : words.turnIntoComponents}
          </Button>
        </div>
      )}
      <div className={styles.foot}>
        <Button icon="copy" onClick={() => commandOf('duplicate').run()}>
          {words.duplicate}
        </Button>
        <Button icon="trash-2" look="danger" onClick={() => commandOf('delete').run()}>
          {words.remove}
        </Button>
        <IconButton icon="bring-to-front" label={labels[front.id]} keys={front.keys[0]} onClick={front.run} />
        <IconButton icon="send-to-back" label={labels[back.id]} keys={back.keys[0]} onClick={back.run} />
        <LockButton />
      </div>
    </>
  );
}

/** What the next mark of the tool in hand will look like. */
export function NextLook() {
  const kind = useStore((state) => markOfTool(state.tool)) ?? 'rectangle';
  const look = useLastLook(kind);
  return (
    <Section title={words.nextMark(kindWords({ kind, heads: 'none' }))}>
      <MarkLook
        kinds={new Set([kind])}
        look={look}
        disabled={false}
        onChange={(patch) => rememberLook(kind, { ...lastLook(kind), ...patch })}
      />
    </Section>
  );
}
