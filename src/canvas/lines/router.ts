import type { Id } from '../../board/board.ts';
import { hits, type Point } from './curves.ts';
import { both, makeGrid, type Near, touches } from './near.ts';
import { makePorts, portsOf } from './ports.ts';
import {
  type Drawn,
  type End,
  isSameWay,
  type Laid,
  type MakeShaper,
  plainCurve,
  type Route,
  roomOf,
  routeOf,
  type Shaper,
  wordPlaces,
} from './routes.ts';
import { cardsOf, guessSides, type Line, newLine } from './routing.ts';
import { chooseSides } from './sides.ts';

/** Whether there is no time left, for what takes so many ms. */
type IsLate = (ms?: number) => boolean;
const never: IsLate = () => false;

export type Router = ReturnType<typeof makeRouter>;

/**
 * Knows where lines run, and of each on what that depends: its two cards, the lines that share their sides with it, and the
 * cards where it has looked for some. After a change it routes those again that this concerns, to the same end as all.
 * Who says when it is late gets plain curves where there was no time for more; `settle` makes up for that.
 */
export function makeRouter() {
  const cards = new Map<Id, Point>();
  const grid = makeGrid();
  const lines = new Map<Id, Line>();
  const ports = makePorts();
  const waiting = new Set<Line>();
  let words: ReadonlyMap<Id, number> = new Map();
  let shaper: Shaper | null = null;
  let asking: Line | null = null;
  const fresh = new Set<Id>();

  const near: Near = (within) => {
    if (asking) asking.asked = asking.asked ? both(asking.asked, within) : within;
    return grid.near(within);
  };

  /** Puts cards where they are. The lines that this concerns, those at them first. */
  function place(places: ReadonlyMap<Id, Point>, gone: readonly Id[]): Set<Line> {
    const moved = new Set<Id>(gone);
    const stirred: Point[] = [];
    for (const [id, card] of places) {
      const was = cards.get(id);
      if (was?.x !== card.x || was.y !== card.y) moved.add(id);
    }
    for (const id of moved) {
      const [was, card] = [cards.get(id), places.get(id)];
      if (was) {
        grid.take(was);
        stirred.push(was);
      }
      if (card) {
        grid.put(card);
        cards.set(id, card);
        stirred.push(card);
      } else cards.delete(id);
    }
    const dirty = new Set<Line>();
    if (moved.size === 0) return dirty;
    for (const line of lines.values()) {
      if (!moved.has(line.end.from) && !moved.has(line.end.to)) continue;
      line.cards = cardsOf(line.end, cards);
      dirty.add(line);
    }
    for (const line of lines.values()) {
      const { asked } = line;
      if (asked && !dirty.has(line) && stirred.some((card) => touches(card, asked))) dirty.add(line);
    }
    return dirty;
  }

  function put(end: End): Line {
    const line = newLine(end, cardsOf(end, cards));
    lines.set(end.id, line);
    return line;
  }

  function take(id: Id): void {
    const line = lines.get(id);
    if (!line) return;
    line.ports.forEach(ports.take);
    shaper?.take(id);
    waiting.delete(line);
    lines.delete(id);
  }

  /** The lines whose words stand elsewhere. */
  function nameWords(ends: readonly End[]): Line[] {
    const before = words;
    words = wordPlaces(ends);
    return [...lines.values()].filter(({ end: { id } }) => before.get(id) !== words.get(id));
  }

  function update(dirty: Iterable<Line>, isLate: IsLate, others: Iterable<Line>): void {
    const chosen = new Set<Line>();
    for (const line of dirty) {
      const { drawn, cards } = line;
      const late = isLate(line.took);
      // Where it was is better than under a card for the while.
      if (late && drawn?.from === cards[0] && drawn.to === cards[1]) waiting.add(line);
      else {
        if (late) guess(line);
        else choose(line);
        chosen.add(line);
      }
    }
    finish(chosen, others);
  }

  /** Between which sides it runs, by itself. */
  function choose(line: Line): void {
    const { end, cards } = line;
    asking = line;
    line.asked = undefined;
    line.isHasty = false;
    waiting.delete(line);
    const { pair, under } = chooseSides(...cards, near);
    const isOwn = end.shape !== undefined || end.bends !== undefined || under > 0;
    line.isShaped = isOwn && shaper !== null;
    if (isOwn && !shaper) waiting.add(line);
    const begun = performance.now();
    attach(line, (isOwn && shaper?.sides(end, ...cards)) || pair);
    line.took = performance.now() - begun;
  }

  function guess(line: Line): void {
    line.isShaped = false;
    line.isHasty = true;
    waiting.add(line);
    attach(line, guessSides(line));
  }

  function attach(line: Line, sides: Line['sides']): void {
    line.ports.forEach(ports.take);
    line.sides = sides;
    line.ports = portsOf(line.end, sides, line.cards);
    line.ports.forEach(ports.put);
  }

  /** Draws lines whose sides have been chosen, and those that run otherwise because of it. */
  function finish(chosen: Iterable<Line>, others: Iterable<Line>): void {
    const drawn = new Set(chosen);
    for (const [port, point] of ports.arranged(cards)) {
      const line = lines.get(port.end.id);
      if (!line) continue;
      const was = port.start ? line.start : line.tip;
      if (was.x === point.x && was.y === point.y) continue;
      if (port.start) line.start = point;
      else line.tip = point;
      drawn.add(line);
    }
    for (const line of drawn) lay(line);
    asking = null;
    for (const id of shaper?.stirred() ?? []) {
      const line = lines.get(id);
      if (line) drawn.add(line);
    }
    for (const line of drawn) draw(line);
    asking = null;
    for (const line of new Set([...drawn, ...others])) {
      const { id } = line.end;
      if (!line.drawn) continue;
      line.route = { ...line.drawn, words: words.get(id) ?? 0.5 };
      fresh.add(id);
    }
  }

  /** Who draws it. */
  function lay(line: Line): void {
    const laid: Laid = { ...line };
    asking = line;
    let isOwn = line.isShaped;
    if (!isOwn && !line.isHasty) {
      const { curve } = plainCurve(laid);
      isOwn = hits(curve, passedBy(line, curve)) > 0;
      if (isOwn && !shaper) waiting.add(line);
    }
    if (isOwn) shaper?.put(laid);
    else shaper?.take(line.end.id);
  }

  function draw(line: Line): void {
    asking = line;
    const drawn = shaper?.draw(line.end.id) ?? plainCurve(line);
    const passed = line.isHasty ? [] : passedBy(line, drawn.curve);
    line.drawn = { ...routeOf(drawn, line), passed };
  }

  const passedBy = ({ cards }: Laid, curve: Drawn['curve']): Point[] =>
    near(roomOf(curve)).filter((card) => !cards.includes(card));

  function routesOf(ids: Iterable<Id>): ReadonlyMap<Id, Route> {
    const routes = new Map<Id, Route>();
    for (const id of ids) {
      const route = lines.get(id)?.route;
      if (route) routes.set(id, route);
    }
    fresh.clear();
    return routes;
  }

  /** Takes up lines that wait, until it is late. */
  function settle(isLate = never): void {
    if (!shaper || waiting.size === 0) return;
    const taken: Line[] = [];
    for (const line of waiting) {
      if (isLate()) break;
      choose(line);
      taken.push(line);
    }
    finish(taken, []);
  }

  return {
    /** Routes of all lines between cards at these places (left and top); lines without both ends are left out. */
    route(
      ends: readonly End[],
      places: ReadonlyMap<Id, Point>,
      makeShaper: MakeShaper | null = null,
      isLate = never,
    ): ReadonlyMap<Id, Route> {
      if (makeShaper) shaper ??= makeShaper(near);
      const drawn = ends.filter(({ from, to }) => from !== to && places.has(from) && places.has(to));
      const left = new Set(lines.keys());
      const come: End[] = [];
      for (const end of drawn) {
        const line = lines.get(end.id);
        if (line && isSameWay(line.end, end)) left.delete(end.id);
        else come.push(end);
      }
      left.forEach(take);
      const gone = [...cards.keys()].filter((id) => !places.has(id));
      const dirty = place(places, gone);
      for (const end of come) dirty.add(put(end));
      update(dirty, isLate, come.length + left.size > 0 ? nameWords(drawn) : []);
      settle(isLate);
      return routesOf(lines.keys());
    },

    /** Only places have changed, and only of these cards. The routes that are others than when it was last asked. */
    move(places: ReadonlyMap<Id, Point>, isLate = never): ReadonlyMap<Id, Route> {
      update(place(places, []), isLate, []);
      settle(isLate);
      return routesOf(fresh);
    },

    settle,

    /** Some lines are drawn plain that a shaper would draw otherwise. */
    isWaiting: (): boolean => waiting.size > 0,
  };
}

/** Routes of all lines between cards at these places, drawn as plain curves where there is no shaper. */
export function routeAll(
  lines: Iterable<End>,
  cards: ReadonlyMap<Id, Point>,
  makeShaper: MakeShaper | null = null,
): ReadonlyMap<Id, Route> {
  return makeRouter().route([...lines], cards, makeShaper);
}
