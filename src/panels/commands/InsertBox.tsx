import { kindFor, kindsOn } from '../../board/read.ts';
import { guideOf } from '../../catalog/guide.ts';
import * as words from '../../words/find.ts';
import '../../kit/moreIcons.ts';
import { useMemo, useState } from 'react';
import type { Component, Mark } from '../../board/board.ts';
import { nameAskedFor } from '../../board/chain/kindWords.ts';
import { parseChain } from '../../board/chain/parse.ts';
import { hasArrow } from '../../board/chain/tokens.ts';
import type { Kind } from '../../catalog/kind.ts';
import { Icon } from '../../kit/icons.tsx';
import { addChain } from '../../state/chains.ts';
import { focusItem } from '../../state/focus.ts';
import { insertInto } from '../../state/inBetween.ts';
import { addWords, turn } from '../../state/marking.ts';
import { store, useStore } from '../../state/store.ts';
import { viewport } from '../../state/viewport.ts';
import { groupChoice } from '../palette/groupChoice.tsx';
import { KindTile } from '../palette/KindTile.tsx';
import { searchGroups, searchKinds, searchKindsLoosely } from '../palette/kindSearch.ts';
import { type Choice, ChoiceBox, type ChoiceGroup } from './ChoiceBox.tsx';
import { chainWords } from './chainWords.ts';

/** Type-to-add: opened by `/`, or by a connection dropped on empty canvas, then with what usually comes next first. */
export function InsertBox() {
  const inserting = useStore((state) => state.inserting);
  // A new box for each opening, so that nothing typed before is left in it.
  return inserting && <Box key={JSON.stringify(inserting)} />;
}

function Box() {
  const inserting = useStore((state) => state.inserting);
  const into = useStore((state) => state.board.connections[inserting?.into ?? '']);
  const end = into?.from ?? inserting?.from ?? inserting?.to;
  const other = useStore((state) => (end === undefined ? undefined : state.board.components[end]));
  const callee = useStore((state) => state.board.components[into?.to ?? '']);
  const own = useStore((state) => state.board.kinds);
  const isCaller = inserting?.to !== undefined;
  const drawn = useStore((state) => state.board.marks);
  const marks = useMemo(() => (inserting?.marks ?? []).flatMap((id) => drawn[id] ?? []), [inserting, drawn]);
  const [typed, setTyped] = useState(() => (marks.length === 1 ? firstWords(marks[0]?.text ?? '') : ''));
  const chain = useMemo(() => readChain(typed), [typed]);
  // Where the place was on the page when the box opened: it stays there though the board may move below.
  const [near] = useState(() => inserting?.at && viewport()?.onPage?.(inserting.at));
  const groups = useMemo((): readonly ChoiceGroup[] => {
    const choiceOf = (kind: Kind): Choice => ({
      id: kind.id,
      label: kind.label,
      hint: guideOf(kind).summary,
      tile: <KindTile kind={kind} />,
      // The canvas gives it to what was added.
      takesFocus: true,
      run() {
        if (marks.length > 0) turnAll(marks.map(({ id }) => ({ mark: id, kind: kind.id })));
        else if (into) insertInto(store.getState(), kind.id, into.id, { name: nameAskedFor(typed, kind) });
        else store.getState().insert(kind.id, inserting ?? {}, nameAskedFor(typed, kind));
      },
    });
    if (chain) {
      const { title, summary } = chainWords(chain, store.getState().board);
      const choice: Choice = {
        id: 'chain',
        label: title,
        hint: summary,
        tile: <Icon name="waypoints" size={20} />,
        takesFocus: true,
        run() {
          const [first] = addChain(store.getState(), chain, inserting ?? {});
          if (first !== undefined) focusItem(first);
        },
      };
      return [{ id: 'chain', choices: chain.items.length > 0 ? [choice] : [] }];
    }
    const kinds = kindsOn({ kinds: own });
    if (marks.length > 0) return turnGroups(marks, kinds, typed, choiceOf);
    const fitting = other ? fittingKinds(kinds, other, isCaller) : [];
    if (typed.trim() === '' && fitting.length > 0) {
      const rest = kinds.filter((kind) => !fitting.includes(kind));
      return [
        { id: 'fitting', choices: fitting.map(choiceOf) },
        { id: 'rest', choices: rest.map(choiceOf) },
      ];
    }
    const found = searchKindsLoosely(typed, [...fitting, ...kinds.filter((kind) => !fitting.includes(kind))]);
    const at = inserting?.at ?? viewport()?.center() ?? { x: 0, y: 0 };
    const written = other || typed.trim() === '' ? [] : writeChoices(typed.trim(), at);
    return [
      { id: 'all', choices: found.map(choiceOf) },
      { id: 'frames', choices: other ? [] : searchGroups(typed).map((spec) => groupChoice(spec, at)) },
      { id: 'words', choices: written },
    ];
  }, [typed, chain, other, own, isCaller, inserting, into, marks]);

  const asked = askedFor(marks.length > 0, other, isCaller, callee);
  return (
    <ChoiceBox
      title={marks.length > 0 ? words.turnInto : words.add}
      {...(asked.label !== undefined && { label: asked.label })}
      placeholder={asked.hint}
      icon="plus"
      near={near}
      typed={typed}
      onType={setTyped}
      groups={groups}
      nothing={words.nothingCalled(typed.trim())}
      note={chain ? chainWords(chain, store.getState().board).problem : undefined}
      onClose={store.getState().stopInserting}
    />
  );
}

/** What the field asks for: the name of it, where that is not the title, and the words in it before anything is typed. */
function askedFor(
  turns: boolean,
  other: Component | undefined,
  isCaller: boolean,
  callee: Component | undefined,
): { readonly label?: string; readonly hint: string } {
  if (turns) return { hint: words.turnIntoHint };
  if (!other) return { hint: words.addHint };
  if (callee)
    return {
      label: words.addBetween(other.name, callee.name),
      hint: words.addBetweenHint(other.name, callee.name),
    };
  return isCaller
    ? { label: words.addCaller(other.name), hint: words.addCallerHint(other.name) }
    : { label: words.addCallee(other.name), hint: words.addCalleeHint(other.name) };
}

/** With an arrow in it, what is typed is no name of a kind. */
function readChain(typed: string) {
  return hasArrow(typed) ? parseChain(typed) : null;
}

/** What a component usually calls, or what usually calls it, comes first. */
function fittingKinds(kinds: readonly Kind[], other: Component, isCaller: boolean): readonly Kind[] {
  if (isCaller) return kinds.filter((kind) => kind.next.includes(other.kind));
  return (kindFor(other)?.next ?? []).flatMap((id) => kinds.find((kind) => kind.id === id) ?? []);
}

/** What is written on a box, as one would look for a kind by it. */
function firstWords(text: string): string {
  return text.split('\n')[0]?.trim().slice(0, 40) ?? '';
}

function turnAll(turns: readonly { readonly mark: string; readonly kind: string }[]): void {
  const state = store.getState();
  const [first] = turn(state, turns);
  state.stopInserting();
  if (first !== undefined) focusItem(first);
}

/** The kinds that boxes are called as: of the whole line, else of its words from the last one on. */
function kindCalled(text: string, kinds: readonly Kind[]): Kind | undefined {
  const line = firstWords(text);
  if (line === '') return undefined;
  const tries = [
    line,
    ...line
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1)
      .reverse(),
  ];
  for (const one of tries) {
    const [best] = searchKinds(one, kinds);
    if (best) return best;
  }
  return undefined;
}

/** What boxes can become: each as it is called, and any kind for all of them. */
function turnGroups(
  marks: readonly Mark[],
  kinds: readonly Kind[],
  typed: string,
  choiceOf: (kind: Kind) => Choice,
): readonly ChoiceGroup[] {
  const named = marks.flatMap((mark) => {
    const kind = kindCalled(mark.text, kinds);
    return kind ? [{ mark, kind }] : [];
  });
  if (marks.length === 1 && typed === firstWords(marks[0]?.text ?? '')) {
    const [best] = named;
    const found = searchKinds(typed, kinds).filter((kind) => kind !== best?.kind);
    const rest = found.length > 0 ? found : kinds.filter((kind) => kind !== best?.kind);
    return [{ id: 'turn', choices: [...(best ? [best.kind] : []), ...rest].map(choiceOf) }];
  }
  const each: Choice = {
    id: 'each',
    label: words.eachAsCalled,
    hint: named.map(({ mark, kind }) => `${firstWords(mark.text)}: ${kind.label}`).join(', '),
    tile: <Icon name="boxes" size={20} />,
    takesFocus: true,
    run: () => turnAll(named.map(({ mark, kind }) => ({ mark: mark.id, kind: kind.id }))),
  };
  const all = searchKinds(typed, kinds).map(choiceOf);
  return [
    { id: 'each', choices: marks.length > 1 && named.length > 0 && typed === '' ? [each] : [] },
    { id: 'turn', choices: all },
  ];
}

/** What was typed, as words on the board instead. */
function writeChoices(text: string, at: { readonly x: number; readonly y: number }): readonly Choice[] {
  return (
    [
      ['text', words.writeText(text), words.asText, 'type'],
      ['note', words.writeNote(text), words.asNote, 'sticky-note'],
    ] as const
  ).map(([kind, label, hint, icon]) => ({
    id: `write-${kind}`,
    label,
    hint,
    tile: <Icon name={icon} size={20} />,
    takesFocus: true,
    run() {
      const state = store.getState();
      const id = addWords(state, kind, text, at);
      state.stopInserting();
      if (id !== null) focusItem(id);
    },
  }));
}
