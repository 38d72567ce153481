import { useMemo, useState } from 'react';
import { store } from '../state/store.ts';
import { ChoiceBox } from './ChoiceBox.tsx';
import { shelvesOf } from './everything.tsx';
import { lookUp } from './lookUp.ts';

const WORDS = {
  commands: {
    title: 'Find anything, do anything',
    placeholder: 'Search commands, components, boards ...',
    nothing: (typed: string) => `Nothing answers to "${typed}".`,
  },
  find: {
    title: 'Find on this board',
    placeholder: 'Find a component or connection ...',
    nothing: (typed: string) =>
      typed === '' ? 'Nothing is on this board yet.' : `Nothing on this board answers to "${typed}".`,
  },
} as const;

/** One box for everything: commands, what is on the board, kinds, boards and examples; or only what is on the board. */
export function CommandBox({ what }: { readonly what: 'commands' | 'find' }) {
  const [typed, setTyped] = useState('');
  // As things are when the box opens: what is offered must not move under the hand that chooses.
  const [shelves] = useState(() => shelvesOf(store.getState(), what));
  const groups = useMemo(() => lookUp(shelves, typed), [shelves, typed]);
  const words = WORDS[what];
  return (
    <ChoiceBox
      title={words.title}
      placeholder={words.placeholder}
      icon="search"
      typed={typed}
      onType={setTyped}
      groups={groups}
      nothing={words.nothing(typed.trim())}
      onClose={() => store.getState().openDialog(null)}
    />
  );
}
