import type { Board, BriefItem, Id } from './board.ts';

export interface EntityField {
  readonly name: string;
  readonly type: string;
  readonly note: string;
  /** Found by it: of the row itself, or of another table's row. */
  readonly key?: 'primary' | 'foreign';
}

export interface Entity {
  /** The schema card it is drawn from. */
  readonly id: Id;
  readonly name: string;
  readonly fields: readonly EntityField[];
}

/** `from` holds the reference. `many` of `from` refer to one of `to`, or one holds a list, or it is a kind of it. */
export interface Relation {
  readonly from: Id;
  readonly to: Id;
  readonly field: string;
  readonly ends: 'many to one' | 'one to many' | 'kind of';
  /** Held itself, as an object holds another, and not found by a key. */
  readonly held?: true;
}

/** People in a role of their own, where there is a table of people. */
const ROLES = /^(follower|followee|author|owner|sender|recipient|creator|host|member|user)$/;
const PEOPLE = ['user', 'member', 'account', 'person', 'customer'];

/** "Users", "user" and "conversation_users" by what they are: lower case, one of them, no underscores. */
function stemOf(name: string): string {
  const word = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (/(ss|us|is)$/.test(word)) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/s$/, '');
}

/** What a field speaks of: `user` for `user_id`, `userId` and `user`. */
function stemOfField(name: string): string {
  return stemOf(name.replace(/(_id|Id|ID)$/, ''));
}

const isPrimary = ({ type, note = '' }: { readonly type: string; readonly note?: string }): boolean =>
  /\b(primary|clustering|partition)\s+key\b|^key$/i.test(`${note}`) || /\bprimary key\b/i.test(type);
/** A class above it, as the name of a row. */
const ABOVE = /^(extends|implements)$/i;
/** The table that a key is of, where its own name does not say so: `references builds`. */
const NAMED = /\breferences (\w+)/i;
const saysForeign = ({ type, note = '' }: { readonly type: string; readonly note?: string }): boolean =>
  /\bforeign key\b|\breferences\b|^FK\b/i.test(`${type} ${note}`);

/** The tables that the schema cards describe, and how they refer to each other: by keys, and by types that name one. */
export function entitiesOf({ brief }: Pick<Board, 'brief'>): {
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
} {
  const cards = Object.values(brief)
    .filter((item) => item.section === 'schema' && (item.rows?.length ?? 0) > 0)
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const byStem = new Map<string, Id>();
  for (const { id, title } of cards) if (!byStem.has(stemOf(title))) byStem.set(stemOf(title), id);
  const relations: Relation[] = [];
  const entities = cards.map((card): Entity => {
    const fields = (card.rows ?? []).map((row): EntityField => {
      const relation = relationOf(card, row, byStem);
      if (relation && !relations.some((one) => one.from === card.id && one.field === row.name))
        relations.push(relation);
      const isForeign = relation ? !relation.held : saysForeign(row);
      const key = isPrimary(row) ? 'primary' : isForeign ? 'foreign' : undefined;
      return { name: row.name, type: row.type, note: row.note ?? '', ...(key && { key }) };
    });
    return { id: card.id, name: card.title, fields };
  });
  return { entities, relations };
}

type Row = NonNullable<BriefItem['rows']>[number];

function relationOf({ id, title }: BriefItem, row: Row, byStem: ReadonlyMap<string, Id>): Relation | null {
  // A method is nothing that is stored.
  if (row.name.includes('(')) return null;
  const list = /\b(list|array|set)s? of (.+)$/i.exec(row.type);
  const typed = byStem.get(stemOf((list?.[2] ?? row.type).replace(/\s+ids?$/, '')));
  if (typed !== undefined && typed !== id) {
    const ends = ABOVE.test(row.name) ? 'kind of' : list ? 'one to many' : 'many to one';
    return { from: id, to: typed, field: row.name, ends, held: true };
  }
  const said = byStem.get(stemOf(NAMED.exec(`${row.type} ${row.note ?? ''}`)?.[1] ?? ''));
  if (said !== undefined) return { from: id, to: said, field: row.name, ends: 'many to one' };
  const isReference = saysForeign(row) || /(_id|Id|ID)$/.test(row.name) || /^(id|uuid)$/i.test(row.type);
  const stem = stemOfField(row.name);
  // The own key: `id`, and `comment_id` of a comment.
  if (!isReference || stem === '' || stem === 'id' || stem === stemOf(title)) return null;
  const named = byStem.get(stem);
  if (named !== undefined) return { from: id, to: named, field: row.name, ends: 'many to one' };
  const people = PEOPLE.map((one) => byStem.get(one)).find((one) => one !== undefined);
  if (!ROLES.test(stem) || people === undefined || people === id) return null;
  return { from: id, to: people, field: row.name, ends: 'many to one' };
}
