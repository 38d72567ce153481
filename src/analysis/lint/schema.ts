import type { Board } from '../../board/board.ts';
import type { Finding } from '../results.ts';

/** What the tables of the brief say. */
export function schemaFindings(board: Board): Finding[] {
  const schema = Object.values(board.brief).filter(({ section }) => section === 'schema');
  // Classes and not tables: what they hold lies in memory and is not written as a whole.
  const isObjects = schema.some(({ rows = [] }) => rows.some(({ note }) => note === 'method'));
  return schema.flatMap((item): Finding[] => {
    const at = { table: 'brief', id: `brief:${item.id}` } as const;
    return (item.rows ?? []).flatMap(({ name, type, note = '' }): Finding[] => {
      const found: Finding[] = [];
      if (/pass(word|wd)/i.test(name) && /\b(sha-?\d*|md5)\b/i.test(`${type} ${note}`))
        found.push({
          id: `L35:${item.id}:${name}`,
          severity: 'warning',
          at,
          title: `${name} is kept by a fast hash`,
          text: 'Whoever steals the table tries billions of passwords a second against it. Use a hash that is meant to be slow: Argon2id, else scrypt or bcrypt; it costs processor time at each login.',
          by: 'drawing',
        });
      if (!isObjects && /\b(array|list)\b|\[\]/i.test(type))
        found.push({
          id: `L40:${item.id}:${name}`,
          severity: 'warning',
          at,
          title: `“${name}” grows without end`,
          text: 'Each entry makes the whole row larger, and each change writes all of it again: a popular one becomes slow, and at last too large. Keep the entries as rows of their own, and count them here.',
          by: 'drawing',
        });
      return found;
    });
  });
}
