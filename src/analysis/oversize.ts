import type { Board } from '../board/board.ts';
import { numberOf } from '../board/read.ts';
import { formatCount } from '../catalog/units.ts';
import type { Network } from '../simulation/network.ts';
import type { Finding } from './results.ts';

/** Connections that carry more at a time than their callee takes. */
export function oversized(board: Board, network: Network): Finding[] {
  const told = new Set<number>();
  return network.visits.flatMap(({ calls }) =>
    calls.flatMap((call): Finding[] => {
      const { id } = network.connections[call.connection]!;
      const connection = board.connections[id];
      const callee = board.components[connection?.to ?? ''];
      if (!call.tooLarge || told.has(call.connection) || !connection || !callee) return [];
      told.add(call.connection);
      const { name } = callee;
      const most = numberOf(callee, 'payloadLimit', Infinity);
      return [
        {
          id: `too-large:${id}`,
          severity: 'error',
          at: { table: 'connections', id },
          title: `Too large for ${name}`,
          text: `It carries ${formatCount(connection.payload)} KB at a time and ${name} takes ${formatCount(most)} KB at most, so that every such request is refused. Send less, or let clients put large files straight into an object storage.`,
          by: 'drawing',
        },
      ];
    }),
  );
}
