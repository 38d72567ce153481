import { recentChoices } from '../../state/recent.ts';
import * as words from '../../words/find.ts';
import type { Choice, ChoiceGroup } from './ChoiceBox.tsx';
import { near, ranked } from './search.ts';

/** A choice and all the words it answers to, its label first. */
export interface Entry {
  readonly choice: Choice;
  readonly names: readonly string[];
}

export interface Shelf {
  readonly id: string;
  readonly label: string;
  /** Shown before anything is typed. */
  readonly atOnce: boolean;
  readonly entries: readonly Entry[];
}

/** Choices of one group that are shown at a time. */
const MOST = { typed: 8, atOnce: 60 } as const;
const MOST_RECENT = 6;

const isAvailable = ({ unavailable }: Choice): boolean => unavailable === undefined;

/**
 * What answers to the words, or where nothing does, is spelled nearly so, the group with the best answer first; before
 * anything is typed, what was chosen last. Who
 * looks for what cannot be done now finds it too, after what can.
 */
export function lookUp(shelves: readonly Shelf[], typed: string): readonly ChoiceGroup[] {
  const looked = typed.trim().toLowerCase();
  if (looked === '') {
    const all = new Map(shelves.flatMap(({ entries }) => entries.map(({ choice }) => [choice.id, choice])));
    const recent = recentChoices()
      .flatMap((id) => all.get(id) ?? [])
      .filter(isAvailable);
    const shown = shelves
      .filter(({ atOnce }) => atOnce)
      .map(({ id, label, entries }) =>
        groupOf(id, label, entries.map(({ choice }) => choice).filter(isAvailable), MOST.atOnce),
      );
    const last = recent.slice(0, MOST_RECENT).map((choice) => ({ ...choice, id: `recent-${choice.id}` }));
    return [{ id: 'recent', label: words.recent, choices: last }, ...shown];
  }
  const answers = searched(shelves, looked, ranked);
  return answers.length > 0 ? answers : searched(shelves, looked, near);
}

function searched(
  shelves: readonly Shelf[],
  looked: string,
  search: typeof ranked<Entry>,
): readonly ChoiceGroup[] {
  return shelves
    .map((shelf) => {
      const found = search(shelf.entries, ({ names }) => names, looked);
      const [now, later] = [true, false].map((is) =>
        found.filter(({ item }) => isAvailable(item.choice) === is),
      );
      return { shelf, found: [...(now ?? []), ...(later ?? [])] };
    })
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => (b.found[0]?.score ?? 0) - (a.found[0]?.score ?? 0))
    .map(({ shelf, found }) => {
      const most = shelf.atOnce && shelves.length < 3 ? MOST.atOnce : MOST.typed;
      return groupOf(
        shelf.id,
        shelf.label,
        found.map(({ item }) => item.choice),
        most,
      );
    });
}

function groupOf(id: string, label: string, choices: readonly Choice[], most: number): ChoiceGroup {
  return { id, label, choices: choices.slice(0, most), more: Math.max(0, choices.length - most) };
}
