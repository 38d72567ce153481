import { kindFor, kindsOn } from '../board/read.ts';
import '../kit/moreIcons.ts';
import { useMemo, useState } from 'react';
import type { Component } from '../board/board.ts';
import { parseChain } from '../board/chain/parse.ts';
import type { Kind } from '../catalog/kind.ts';
import { Icon } from '../kit/icons.tsx';
import { addChain } from '../state/chains.ts';
import { focusItem } from '../state/focus.ts';
import { store, useStore } from '../state/store.ts';
import { type Choice, ChoiceBox, type ChoiceGroup } from './ChoiceBox.tsx';
import { chainWords } from './chainWords.ts';
import { KindTile } from './KindTile.tsx';
import { searchKinds } from './kindSearch.ts';

/** Type-to-add: opened by `/`, or by a connection dropped on empty canvas, then with what usually comes next first. */
export function InsertBox() {
  const inserting = useStore((state) => state.inserting);
  // A new box for each opening, so that nothing typed before is left in it.
  return inserting && <Box key={JSON.stringify(inserting)} />;
}

function Box() {
  const inserting = useStore((state) => state.inserting);
  const end = inserting?.from ?? inserting?.to;
  const other = useStore((state) => (end === undefined ? undefined : state.board.components[end]));
  const own = useStore((state) => state.board.kinds);
  const isCaller = inserting?.to !== undefined;
  const [typed, setTyped] = useState('');
  const chain = useMemo(() => readChain(typed), [typed]);
  const groups = useMemo((): readonly ChoiceGroup[] => {
    const choiceOf = (kind: Kind): Choice => ({
      id: kind.id,
      label: kind.label,
      hint: kind.summary,
      tile: <KindTile kind={kind} />,
      // The canvas gives it to what was added.
      takesFocus: true,
      run: () => void store.getState().insert(kind.id, inserting ?? {}),
    });
    if (chain) {
      const words = chainWords(chain);
      const choice: Choice = {
        id: 'chain',
        label: words.title,
        hint: words.summary,
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
    const fitting = other ? fittingKinds(kinds, other, isCaller) : [];
    if (typed.trim() === '' && fitting.length > 0) {
      const rest = kinds.filter((kind) => !fitting.includes(kind));
      return [
        { id: 'fitting', choices: fitting.map(choiceOf) },
        { id: 'rest', choices: rest.map(choiceOf) },
      ];
    }
    const found = searchKinds(typed, [...fitting, ...kinds.filter((kind) => !fitting.includes(kind))]);
    return [{ id: 'all', choices: found.map(choiceOf) }];
  }, [typed, chain, other, own, isCaller, inserting]);

  return (
    <ChoiceBox
      title="Add a component"
      {...(other && { label: isCaller ? `Add what calls ${other.name}` : `Connect ${other.name} to a new` })}
      placeholder={
        other ? (isCaller ? `... calls ${other.name}` : `${other.name} calls ...`) : 'Add a component ...'
      }
      icon="plus"
      typed={typed}
      onType={setTyped}
      groups={groups}
      nothing={`Nothing is called "${typed.trim()}". Several at once: lb -> api x3 -> redis, postgres`}
      note={chain ? chainWords(chain).problem : undefined}
      onClose={store.getState().stopInserting}
    />
  );
}

/** With an arrow in it, what is typed is no name of a kind. */
function readChain(typed: string) {
  return /[-=]>|→/.test(typed) ? parseChain(typed) : null;
}

/** What a component usually calls, or what usually calls it, comes first. */
function fittingKinds(kinds: readonly Kind[], other: Component, isCaller: boolean): readonly Kind[] {
  if (isCaller) return kinds.filter((kind) => kind.next.includes(other.kind));
  return (kindFor(other)?.next ?? []).flatMap((id) => kinds.find((kind) => kind.id === id) ?? []);
}
