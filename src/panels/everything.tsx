import type { Board } from '../board/board.ts';
import { nameAskedFor } from '../board/chain/kindWords.ts';
import { flowOrder } from '../board/flow.ts';
import { kindFor, kindsOn } from '../board/read.ts';
import { namesOfGroup } from '../catalog/groupAliases.ts';
import { GROUP_KINDS } from '../catalog/groups.ts';
import { guideOf } from '../catalog/guide.ts';
import { formatRate } from '../catalog/units.ts';
import { Icon } from '../kit/icons.tsx';
import type { Command, CommandGroup } from '../state/command.ts';
import { COMMANDS } from '../state/commands.ts';
import { focusItem } from '../state/focus.ts';
import { kindWords, MARK_ICONS, nameOfMark } from '../state/markLook.ts';
import { rememberChoice } from '../state/recent.ts';
import type { State } from '../state/shape.ts';
import { store } from '../state/store.ts';
import { viewport } from '../state/viewport.ts';
import { TEMPLATES } from '../templates/templates.ts';
import { labels, nicknames } from '../words/commands.ts';
import * as faultWords from '../words/faults.ts';
import * as words from '../words/find.ts';
import { components } from '../words/things.ts';
import * as unavailable from '../words/unavailable.ts';
import type { Shelf } from './commands/lookUp.ts';
import { flyTo } from './fly.ts';
import { conditionWords } from './inspect/connectionWords.ts';
import { groupChoice } from './palette/groupChoice.tsx';
import { KindTile } from './palette/KindTile.tsx';
import { loadWords } from './results/loadWords.ts';
import { brokenIn, healNow, sinceWords } from './running/faultWords.ts';

const GROUP_ICONS: Readonly<Record<CommandGroup, string>> = {
  tools: 'pencil',
  edit: 'pencil',
  select: 'hand',
  add: 'plus',
  arrange: 'layout-grid',
  view: 'eye',
  run: 'play',
  board: 'folder',
  help: 'info',
};

/** One card nudged by a pixel is work for a key, not for a box to search in. */
const LEFT_OUT = /^(nudge|move)-|^(escape|command-palette)$/;

/** Why a command cannot be used now; undefined where it can. */
export function whyNot(command: Command, state: State): string | undefined {
  if (command.enabled(state)) return undefined;
  if (state.readOnly && command.enabled({ ...state, readOnly: false })) return unavailable.readOnly;
  return unavailable.needs[command.id] ?? (state.readOnly ? unavailable.readOnly : '');
}

function iconTile(name: string) {
  return <Icon name={name} size={18} />;
}

function close(): void {
  store.getState().openDialog(null);
}

/** Leaves the box and does what was chosen, which is offered first the next time. */
function remembered(id: string, run: (typed: string) => void): (typed: string) => void {
  return (typed) => {
    rememberChoice(id);
    close();
    run(typed);
  };
}

function commandShelf(state: State): Shelf {
  const commands = COMMANDS.filter((command) => !LEFT_OUT.test(command.id));
  return {
    id: 'commands',
    label: words.commands,
    atOnce: true,
    entries: commands.map((command) => ({
      names: [labels[command.id], command.id.replaceAll('-', ' '), ...(nicknames[command.id] ?? [])],
      choice: {
        id: `command:${command.id}`,
        label: labels[command.id],
        keys: command.keys[0],
        unavailable: whyNot(command, state),
        tile: iconTile(GROUP_ICONS[command.group]),
        run: remembered(`command:${command.id}`, command.run),
      },
    })),
  };
}

/** What is broken in the run that is going on, to be healed. */
function brokenShelf(state: State): Shelf {
  return {
    id: 'broken',
    label: faultWords.brokenNow,
    atOnce: true,
    entries: brokenIn(state).map((fault, index) => {
      const label = faultWords.healWhat(sinceWords(state.board, fault));
      return {
        names: [label],
        choice: {
          id: `broken:${index}`,
          label,
          tile: iconTile('unplug'),
          run: () => {
            close();
            healNow(fault);
          },
        },
      };
    }),
  };
}

function go(id: string): void {
  close();
  flyTo(id);
  focusItem(id);
}

function componentShelf({ board, estimate }: State, atOnce: boolean): Shelf {
  const components = flowOrder(board).flatMap((id) => board.components[id] ?? []);
  return {
    id: 'components',
    label: words.onBoard,
    atOnce,
    entries: components.map((component) => {
      const kind = kindFor(component);
      const load = loadWords(estimate.components[component.id]);
      return {
        names: [component.name, kind?.label ?? '', ...(kind?.aliases ?? [])],
        choice: {
          id: `component:${component.id}`,
          label: component.name,
          hint: [kind?.label, load].filter(Boolean).join(', '),
          tile: kind ? <KindTile kind={kind} /> : iconTile('box'),
          takesFocus: true,
          run: () => go(component.id),
        },
      };
    }),
  };
}

function connectionShelf({ board, estimate }: State, atOnce: boolean): Shelf {
  const nameOf = (id: string): string => board.components[id]?.name ?? id;
  return {
    id: 'connections',
    label: words.connections,
    atOnce,
    entries: Object.values(board.connections).map((connection) => {
      const label = `${nameOf(connection.from)} → ${nameOf(connection.to)}`;
      const rate = estimate.connections[connection.id]?.rate;
      const hints = [
        connection.label,
        connection.protocol,
        conditionWords(connection),
        rate === undefined ? '' : formatRate(rate),
      ];
      return {
        names: [label, connection.label, connection.protocol],
        choice: {
          id: `connection:${connection.id}`,
          label,
          hint: hints.filter(Boolean).join(', '),
          tile: iconTile('arrow-right'),
          takesFocus: true,
          run: () => go(connection.id),
        },
      };
    }),
  };
}

function markShelf({ board }: State, atOnce: boolean): Shelf {
  return {
    id: 'marks',
    label: words.drawings,
    atOnce,
    entries: Object.values(board.marks).map((mark) => ({
      names: [nameOfMark(board, mark), kindWords(mark)],
      choice: {
        id: `mark:${mark.id}`,
        label: nameOfMark(board, mark),
        hint: kindWords(mark),
        tile: iconTile(MARK_ICONS[mark.kind]),
        takesFocus: true,
        run: () => go(mark.id),
      },
    })),
  };
}

function kindShelf({ board }: State): Shelf {
  return {
    id: 'kinds',
    label: words.addToBoard,
    atOnce: false,
    entries: kindsOn(board).map((kind) => ({
      names: [kind.label, ...kind.aliases, words.addTyped(kind.label)],
      choice: {
        id: `kind:${kind.id}`,
        label: kind.label,
        hint: guideOf(kind).summary,
        tile: <KindTile kind={kind} />,
        takesFocus: true,
        run: remembered(`kind:${kind.id}`, (typed) => {
          const id = store.getState().insert(kind.id, {}, nameAskedFor(typed, kind));
          if (id !== null) focusItem(id);
        }),
      },
    })),
  };
}

function boardShelf({ boards, place }: State): Shelf {
  const others = boards.filter(({ id }) => place.type !== 'mine' || place.id !== id);
  return {
    id: 'boards',
    label: words.yourBoards,
    atOnce: false,
    entries: others.map((board) => ({
      names: [board.name, ...words.boardTyped(board.name)],
      choice: {
        id: `board:${board.id}`,
        label: board.name,
        hint: components(board.components),
        tile: iconTile('files'),
        run: remembered(`board:${board.id}`, () => void store.getState().openBoard(board.id)),
      },
    })),
  };
}

function exampleShelf(): Shelf {
  const open = async (load: () => Promise<Board>): Promise<void> => {
    const { newBoard, say } = store.getState();
    try {
      newBoard(await load());
    } catch {
      say(words.exampleNotLoaded, 'error');
    }
  };
  return {
    id: 'examples',
    label: words.examples,
    atOnce: false,
    entries: TEMPLATES.map((template) => ({
      names: [template.title, template.name, ...words.exampleTyped(template.title)],
      choice: {
        id: `example:${template.name}`,
        label: template.title,
        hint: template.teaches,
        tile: iconTile('layout-grid'),
        run: remembered(`example:${template.name}`, () => void open(template.load)),
      },
    })),
  };
}

/** Regions, zones and the like: around what is selected, else empty in the middle of the view. */
function groupShelf(): Shelf {
  const at = viewport()?.center() ?? { x: 0, y: 0 };
  return {
    id: 'frames',
    label: words.groups,
    atOnce: false,
    entries: GROUP_KINDS.map((spec) => {
      const choice = groupChoice(spec, at);
      return {
        names: [...namesOfGroup(spec), words.addTyped(spec.label)],
        choice: { ...choice, run: remembered(choice.id, choice.run) },
      };
    }),
  };
}

/** Everything there is to find and do now; `find` keeps to what is on the board. */
export function shelvesOf(state: State, what: 'commands' | 'find'): readonly Shelf[] {
  if (what === 'find')
    return [componentShelf(state, true), markShelf(state, true), connectionShelf(state, false)];
  return [
    brokenShelf(state),
    componentShelf(state, false),
    commandShelf(state),
    ...(state.readOnly ? [] : [kindShelf(state), groupShelf()]),
    connectionShelf(state, false),
    markShelf(state, false),
    boardShelf(state),
    exampleShelf(),
  ];
}
