import { useMemo, useState } from 'react';
import { store } from '../../state/store.ts';
import * as words from '../../words/find.ts';
import { shelvesOf } from '../everything.tsx';
import { ChoiceBox } from './ChoiceBox.tsx';
import { lookUp } from './lookUp.ts';

const WORDS = {
  commands: {
    title: words.findAnything,
    placeholder: words.findAnythingHint,
    nothing: words.nothingAnswers,
  },
  find: {
    title: words.findOnBoard,
    placeholder: words.findOnBoardHint,
    nothing: (typed: string) => (typed === '' ? words.nothingOnBoard : words.nothingOnBoardAnswers(typed)),
  },
} as const;

/** One box for everything: commands, what is on the board, kinds, boards and examples. */
export const FindAnything = () => <CommandBox what="commands" />;

/** Only what is on the board. */
export const FindOnBoard = () => <CommandBox what="find" />;

function CommandBox({ what }: { readonly what: 'commands' | 'find' }) {
  const [typed, setTyped] = useState('');
  // As things are when the box opens: what is offered must not move under the hand that chooses.
  const [shelves] = useState(() => shelvesOf(store.getState(), what));
  const groups = useMemo(() => lookUp(shelves, typed), [shelves, typed]);
  const { title, placeholder, nothing } = WORDS[what];
  return (
    <ChoiceBox
      title={title}
      placeholder={placeholder}
      icon="search"
      typed={typed}
      onType={setTyped}
      groups={groups}
      nothing={nothing(typed.trim())}
      onClose={() => store.getState().openDialog(null)}
    />
  );
}
