import type { Board, Component } from '../../board/board.ts';
import { setParam } from '../../board/edit.ts';
import { kindFor, numberOf } from '../../board/read.ts';
import { formatAvailability, formatDowntime } from '../../catalog/downtime.ts';
import type { Network } from '../../simulation/network.ts';
import { availabilityOf, shareOfClass } from '../availability/availability.ts';
import type { ClassAvailability, Estimate, Finding } from '../results.ts';

interface Drawn {
  readonly board: Board;
  readonly network: Network;
  readonly known: Estimate;
}

/**
 * Lint L38: a class whose components are together there less often than its objective wants answers. A warning: how often
 * each is there is assumed, where a run or an estimate of what fails is not.
 */
export function availabilityFindings(drawn: Drawn): Finding[] {
  const { board, network, known } = drawn;
  return availabilityOf(board, network, known, 'promised').flatMap((row): Finding[] => {
    const { class: id, share, promised, missed, costliest } = row;
    if (!missed || promised === null) return [];
    const name = board.classes[id]!.name;
    return [
      {
        id: `L38:${id}`,
        severity: 'warning',
        at: { table: 'classes', id },
        title: `${name} is available less often than promised`,
        text: `As often as its components are taken to be there, what it needs is there for ${formatAvailability(share)} of its requests, so ${formatDowntime(share)} a month are lost; its objective, ${formatAvailability(promised)}, allows ${formatDowntime(promised)}.${costliest ? ` ${costOf(drawn, id, costliest)}` : ''}`,
        by: 'estimate',
      },
    ];
  });
}

/** What costs most of it, and what would help. */
function costOf(
  { board, network, known }: Drawn,
  cls: string,
  { at, share }: NonNullable<ClassAvailability['costliest']>,
): string {
  const component = board.components[at.id];
  if (at.table === 'groups' || !component) {
    const name = board.groups[at.id]?.name ?? at.id;
    return `Most is lost with ${name} as a whole: it would be ${formatAvailability(share)} if that were always there. Put what can stand in for its members elsewhere.`;
  }
  const away = 1 - numberOf(component, 'availability', 1);
  const pair = setParam(board, at.id, 'availability', 1 - away ** 2);
  const then = formatAvailability(shareOfClass(pair, network, known, cls));
  const more = isPassedBy(board, at.id) ? ' Calls to it that are optional would help too.' : '';
  return `Most is lost at ${component.name}: ${standInFor(component)}, and it would be ${then}.${more}`;
}

/** Who looks something up there asks another where it is not found, and could do so where nothing answers. */
const isPassedBy = ({ connections }: Board, id: string): boolean =>
  Object.values(connections).some(({ of }) => of !== undefined && connections[of]?.to === id);

/** What could take over from a component that is away. */
function standInFor(component: Component): string {
  const kind = kindFor(component);
  const slots = kind?.behavior.intake === 'slots';
  if (kind?.group === 'data' && slots) return 'give it a copy that takes over';
  if (kind?.group === 'external' && !slots) return 'turn to a second provider when it is away';
  return numberOf(component, 'replicas', 0) > 1 ? 'give each of it a stand-in' : 'put a second one beside it';
}
