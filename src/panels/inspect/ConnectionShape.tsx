import type { KeyboardEvent } from 'react';
import type { Component } from '../../board/board.ts';
import { CARD, GRID, snap } from '../../board/layout.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { Select } from '../../kit/Select.tsx';
import type { LineShape } from '../../state/lineShapes.ts';
import * as words from '../../words/connection.ts';
import { Field } from '../Field.tsx';
import styles from './ConnectionShape.module.css';
import type { ConnectionPartProps } from './connectionPart.ts';

const SHAPES: readonly { value: LineShape; label: string; help: string }[] = [
  { value: 'curved', ...words.curved },
  { value: 'straight', ...words.straight },
  { value: 'orthogonal', ...words.orthogonal },
];

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const MOST = 32;

interface ShapeProps extends ConnectionPartProps {
  readonly from: Component;
  readonly to: Component;
}

/** How the line is drawn, and where it bends: for the keyboard what its handles on the canvas are for the hand. */
export function ConnectionShape({
  connection,
  from,
  to,
  disabled,
  change,
  changeOnce,
  onCommit,
}: ShapeProps) {
  const bends = connection.bends ?? [];
  const count = bends.length / 2;
  const remove = (index: number) => {
    const left = bends.filter((_, at) => at >> 1 !== index);
    changeOnce({ bends: left.length > 0 ? left : undefined });
  };
  const add = () => {
    const middle = { x: CARD.width / 2, y: CARD.height / 2 };
    const last = [bends.at(-2) ?? from.x + middle.x, bends.at(-1) ?? from.y + middle.y] as const;
    const x = snap((last[0] + to.x + middle.x) / 2);
    const y = snap((last[1] + to.y + middle.y) / 2);
    changeOnce({ bends: [...bends, x, y] });
  };
  const onKey = (event: KeyboardEvent, index: number) => {
    const step = STEPS[event.key];
    if (event.key === 'Delete' || event.key === 'Backspace') remove(index);
    else if (step) {
      const by = event.shiftKey ? 1 : GRID;
      change({
        bends: bends.map((value, at) => (at >> 1 === index ? value + (step[at % 2] ?? 0) * by : value)),
      });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <Field {...words.line}>
        {({ labelId, helpId }) => (
          <Select
            value={connection.shape ?? 'curved'}
            choices={SHAPES}
            disabled={disabled}
            labelledBy={labelId}
            describedBy={helpId}
            onChange={(shape) => changeOnce({ shape: shape === 'curved' ? undefined : shape })}
          />
        )}
      </Field>
      {count > 0 && (
        <ul className={styles.bends} aria-label={words.bends}>
          {Array.from({ length: count }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bend is its place in the row
            <li key={index} className={styles.bend}>
              <button
                type="button"
                className={styles.place}
                disabled={disabled}
                aria-label={words.bendAt(index + 1, bends[2 * index] ?? 0, bends[2 * index + 1] ?? 0)}
                onKeyDown={(event) => onKey(event, index)}
                onKeyUp={onCommit}
                onBlur={onCommit}
              >
                {words.bend(index + 1)} <span>{`${bends[2 * index]}, ${bends[2 * index + 1]}`}</span>
              </button>
              <IconButton
                icon="x"
                label={words.removeBend(index + 1)}
                disabled={disabled}
                onClick={() => remove(index)}
              />
            </li>
          ))}
        </ul>
      )}
      <Button icon="plus" look="quiet" disabled={disabled || count >= MOST} onClick={add}>
        {words.addABend}
      </Button>
    </>
  );
}
