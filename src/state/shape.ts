import type { Bottleneck, Estimate, Finding, ObjectiveVerdict } from '../analysis/results.ts';
import type { Board, Id } from '../board/board.ts';
import type { Fault } from '../simulation/network/scenario.ts';
import type { Problem } from '../simulation/network.ts';
import type { PrecisionTarget, Report } from '../simulation/report.ts';

/**
 * The one store: three slices, and each field has one fate (see `fate` beside it).
 * - board: undone, saved, shared
 * - mine: kept on this device (theme, panel widths)
 * - passing: forgotten on reload (selection, a run)
 */

export interface BoardSummary {
  readonly id: Id;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
  readonly components: number;
}

/** Where the board on screen comes from. A `visited` board (an opened link) is read-only in its own place. */
export type BoardPlace = { readonly type: 'mine'; readonly id: Id } | { readonly type: 'visited' };

export interface BoardSlice {
  /** fate: board. The current board as a value; unchanged records keep their identity. */
  readonly board: Board;
  readonly place: BoardPlace;
  readonly readOnly: boolean;
  /** False until the saved board has been read from disk. */
  readonly loaded: boolean;
  /** fate: passing. Another board was asked for and is on its way; the one that is left takes no more keys. */
  readonly opening: boolean;
  /** False where this device keeps nothing, or failed to: changes then last as long as the page. */
  readonly saved: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The visitor's boards on this device, newest first. */
  readonly boards: readonly BoardSummary[];
  /** What theory says of the board, remade at each edit at the load of the slider. */
  readonly estimate: Estimate;
  readonly problems: readonly Problem[];
  /** Remarks by record id, from drawing, estimate and (while fresh) the last run. */
  readonly findings: readonly Finding[];

  /**
   * Changes the board by a pure edit. Edits with the same `gesture` that follow each other are one undo step;
   * without one each call is its own step. Refused (with an announcement) when read-only.
   */
  edit(edit: (board: Board) => Board, gesture?: string): void;
  undo(): void;
  redo(): void;
  /** Opens a board of its own at once. */
  newBoard(board?: Board): void;
  openBoard(id: Id): Promise<void>;
  deleteBoard(id: Id): Promise<void>;
  /** Shows a board without touching the visitor's own. */
  visit(board: Board): void;
  /** Turns the visited board into one of the visitor's. */
  makeMine(): void;
}

export type PanelTab = 'inspect' | 'brief' | 'results' | 'outline';
export type DialogName =
  | 'shortcuts'
  | 'gallery'
  | 'share'
  | 'boards'
  | 'verification'
  | 'kinds'
  | 'commands'
  | 'find'
  | null;
/** How something is said; `quiet` to who listens only, as who looks sees it where it happened. */
export type Tone = 'info' | 'quiet' | 'error';
export type Theme = 'system' | 'light' | 'dark';

/** Where a component is to be added: at a place (canvas px), called by `from`, calling `to`, or between the ends of `into`. */
export interface InsertPlace {
  readonly at?: { readonly x: number; readonly y: number };
  readonly from?: Id;
  readonly to?: Id;
  readonly into?: Id;
  /** Marks that are to become components instead. */
  readonly marks?: readonly Id[];
}

/** What a press on the canvas does. `select` and `pan` are always there; the others draw. */
export type Tool =
  | 'select'
  | 'pan'
  | 'connect'
  | 'rectangle'
  | 'ellipse'
  | 'line'
  | 'pen'
  | 'text'
  | 'note'
  | 'step'
  | 'group';

/** `wide`: all panels beside the canvas. `snug`: the palette as a strip of icons. `sheets`: panels over the canvas, closed. */
export type Room = 'wide' | 'snug' | 'sheets';

export interface UiSlice {
  /** fate: passing. Ids of selected components and connections; the only selection there is. */
  readonly selection: ReadonlySet<Id>;
  /** fate: passing. A component whose name is being edited in place. */
  readonly renaming: Id | null;
  readonly dialog: DialogName;
  /** Open when set: the type-to-add box. */
  readonly inserting: InsertPlace | null;
  /** fate: passing. Kind being carried from the palette by a pointer; the canvas draws and drops it. */
  readonly carrying: string | null;
  /** fate: passing. */
  readonly tool: Tool;
  /** The tool stays after it was used; otherwise `select` comes back. */
  readonly toolLocked: boolean;
  readonly tab: PanelTab;
  /** fate: passing. The request class whose way is numbered on the canvas. */
  readonly numbered: Id | null;
  /** fate: passing. What a step of the walk changes next: its component, and words for it, short and as said of it. */
  readonly stepAt: { readonly component: Id; readonly text: string; readonly words: string } | null;
  /** fate: passing. Nothing lies over the board, for who shows it to others: no tools, palette or side panel. */
  readonly bare: boolean;
  /** fate: passing. The whole board is shown, for paper. */
  readonly printing: boolean;
  /** fate: mine. */
  readonly theme: Theme;
  readonly paletteOpen: boolean;
  readonly panelOpen: boolean;
  readonly panelWidth: number;
  /** Groups of the palette that are folded away. */
  readonly foldedGroups: readonly string[];
  /** Cards, lines and shapes as drawn by hand. */
  readonly sketchy: boolean;
  /** fate: passing. Words for screen readers and the toast; `key` grows so equal words are said again. */
  readonly notice: { readonly key: number; readonly text: string; readonly tone: Tone } | null;

  select(ids: Iterable<Id>, how?: 'replace' | 'add' | 'toggle'): void;
  rename(id: Id | null): void;
  openDialog(name: DialogName): void;
  startInserting(where?: InsertPlace): void;
  stopInserting(): void;
  carry(kind: string | null): void;
  /**
   * Adds a component of a kind, selects it and returns its id. The middle of its card comes to `at`, or to the
   * nearest free spot; without `at` near the middle of what is visible, so repeated taps never stack. With `from`:
   * also connects from that component, and without `at` stands beside it; with `to`: also connects to that one. It is
   * called as its kind where no name is given.
   */
  insert(kind: string, where?: InsertPlace, name?: string): Id | null;
  /** Refused for a tool that draws when the board is read-only. */
  setTool(tool: Tool): void;
  lockTool(locked: boolean): void;
  /** What the tool was chosen for is done. */
  toolUsed(): void;
  numberSteps(id: Id | null): void;
  markStep(step: UiSlice['stepAt']): void;
  /** What is opened meanwhile ends it. */
  setBare(bare: boolean): void;
  setPrinting(printing: boolean): void;
  setSketchy(sketchy: boolean): void;
  showTab(tab: PanelTab): void;
  setTheme(theme: Theme): void;
  togglePalette(): void;
  togglePanel(): void;
  /** The window has this much room now: panels open and close to suit, unless the person chose otherwise. */
  fitWindow(room: Room): void;
  setPanelWidth(px: number): void;
  /** Folds a group of the palette away, or opens it. */
  foldGroup(group: string): void;
  say(text: string, tone?: Tone): void;
}

export type RunStatus = 'idle' | 'running' | 'paused' | 'done' | 'failed';

export interface RunSlice {
  /** fate: passing. */
  readonly status: RunStatus;
  /** Load slider, 0.1..20. */
  readonly load: number;
  /** Simulated seconds per real second; Infinity is as fast as possible. */
  readonly speed: number;
  readonly duration: number;
  /** Runs grow longer until this is met, and `duration` with them; null: they take `duration` once. */
  readonly until: PrecisionTarget | null;
  readonly seed: number;
  /** The next run simulates one request in so many, with capacities divided alike; 1: every one. */
  readonly slice: number;
  /** What breaks in the next run: its own scenario, not the board's. */
  readonly faults: readonly Fault[];
  /** What breaks and has broken in the run that is going on, or was; its times are those of the clock when it was said. */
  readonly broken: readonly Fault[];
  /** 0..1, changes at most ten times a second. */
  readonly progress: number;
  readonly clock: number;
  readonly report: Report | null;
  readonly bottleneck: Bottleneck | null;
  readonly verdicts: readonly ObjectiveVerdict[];
  /** The board that `report` is about is no longer the board on screen. */
  readonly stale: boolean;
  readonly failure: string | null;

  play(): void;
  pause(): void;
  stop(): void;
  clear(): void;
  setLoad(factor: number): void;
  setSpeed(speed: number): void;
  setDuration(seconds: number): void;
  setUntil(target: PrecisionTarget | null): void;
  setSeed(seed: number): void;
  /** The next run takes the largest slice up to one request in `wanted` that is a likeness; says what it is, or that there is none. */
  setSlice(wanted: number): void;
  setFaults(faults: readonly Fault[]): void;
  /** Shows this report in the place of the one that is shown: the same run, known better. */
  adopt(report: Report): void;
  /** Breaks something in the run that is going on, for so many simulated seconds or for good. */
  inject(fault: Omit<Fault, 'at' | 'until'>, seconds?: number): void;
  /** Ends at once what is broken of this target in this way in the run that is going on. */
  heal(what: Pick<Fault, 'target' | 'effect'>): void;
}

/**
 * What the canvas can do with its viewport, registered by `canvas` and used by the command table, so that
 * `state` needs to know nothing of React Flow.
 */
export interface ViewportPort {
  /** Middle of the visible canvas, in canvas px. */
  center(): { x: number; y: number };
  /** From page px to canvas px. */
  at?(point: { readonly x: number; readonly y: number }): { x: number; y: number };
  /** From canvas px to page px. */
  onPage?(point: { readonly x: number; readonly y: number }): { x: number; y: number };
  zoomIn(): void;
  zoomOut(): void;
  zoomTo(zoom: number): void;
  fit(ids?: readonly Id[]): void;
  /** Shows what is drawn at other places than the board has it; null ends that. */
  show?(places: ReadonlyMap<Id, { readonly x: number; readonly y: number }> | null): void;
  /** Begins a connection from this component, its callee to be chosen with the keyboard. */
  connectFrom?(id: Id): void;
  /** What is drawn for these, or for all where there are none; null where nothing is. */
  picture?(ids: ReadonlySet<Id>): Promise<SVGSVGElement | null>;
  /** Moves the keyboard focus to a component or connection, bringing it into view first. */
  focus?(id: Id): void;
}

export type State = BoardSlice & UiSlice & RunSlice;

/**
 * Figures that change while a run goes, outside the store so that a frame touches only what listens.
 * `canvas` subscribes per visible component; nothing is published for the others.
 */
export interface ComponentFigures {
  readonly utilization: number;
  readonly binding: string | null;
  readonly rate: number;
  readonly waiting: number;
  readonly failed: number;
  /** ms, NaN when unknown. */
  readonly p99: number;
  /** Share of its instances that are down now, while a run goes on; of one that ended, of what came the share that found it down. */
  readonly down?: number;
  readonly lost?: number;
  /** That take requests, of a component that scales by itself. */
  readonly replicas?: number;
  readonly by: 'estimate' | 'simulation';
}
export interface ConnectionFigures {
  readonly rate: number;
  readonly failed: number;
  /** Rate by class id. */
  readonly byClass: Readonly<Record<Id, number>>;
  readonly by: 'estimate' | 'simulation';
}
