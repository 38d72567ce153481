import type { Component, Connection } from '../../board/board.ts';
import { formatRate } from '../../catalog/units.ts';
import { Icon } from '../../kit/icons.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/connection.ts';
import { Section } from '../Section.tsx';
import { conditionWords } from './connectionWords.ts';
import styles from './Inspector.module.css';

/** Who calls the component and what it calls; each leads to the connection. */
export function ConnectionList({ component }: { readonly component: Component }) {
  const board = useStore((state) => state.board);
  const connections = Object.values(board.connections);
  const calledBy = connections.filter(({ to }) => to === component.id);
  const calls = connections.filter(({ from }) => from === component.id).sort((a, b) => a.step - b.step);
  if (calledBy.length + calls.length === 0) return null;
  return (
    <Section title={words.connections}>
      <ul className={styles.links}>
        {calledBy.map((connection) => (
          <Row
            key={connection.id}
            connection={connection}
            other={board.components[connection.from]?.name}
            incoming
          />
        ))}
        {calls.map((connection) => (
          <Row key={connection.id} connection={connection} other={board.components[connection.to]?.name} />
        ))}
      </ul>
    </Section>
  );
}

function Row({
  connection,
  other,
  incoming = false,
}: {
  readonly connection: Connection;
  readonly other: string | undefined;
  readonly incoming?: boolean;
}) {
  const rate = useStore((state) => state.estimate.connections[connection.id]?.rate);
  const condition = conditionWords(connection);
  return (
    <li>
      <button type="button" className={styles.link} onClick={() => store.getState().select([connection.id])}>
        <Icon name={incoming ? 'chevron-left' : 'chevron-right'} size={14} />
        <span className={styles.linkName}>
          {incoming ? words.from(other ?? '') : other}
          {condition && <span className={styles.linkMore}> {condition}</span>}
        </span>
        {rate !== undefined && <span className={styles.linkRate}>{formatRate(rate)}</span>}
      </button>
    </li>
  );
}
