import { expect, it } from 'vitest';
import { COMMANDS } from '../state/commands.ts';
import { store } from '../state/store.ts';
import { readOnly } from '../words/unavailable.ts';
import { whyNot } from './everything.tsx';

const WORDS = /^[A-Z].*\.$/;

it('says of each command that cannot be used now why, in words', () => {
  const empty = store.getState();
  const going = { ...empty, status: 'running' } as const;
  for (const state of [empty, going, { ...empty, readOnly: true }]) {
    for (const command of COMMANDS) {
      const said = whyNot(command, state);
      if (command.enabled(state)) expect(said).toBeUndefined();
      else expect(said, command.id).toMatch(WORDS);
    }
  }
});

it('names what a visitor cannot do by that alone', () => {
  const insert = COMMANDS.find(({ id }) => id === 'insert');
  if (!insert) throw new Error('no command to insert');
  expect(whyNot(insert, store.getState())).toBeUndefined();
  expect(whyNot(insert, { ...store.getState(), readOnly: true })).toBe(readOnly);
});
