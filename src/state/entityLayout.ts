import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Id } from '../board/board.ts';
import type { Entity, Relation } from '../board/entities.ts';
import type { Point } from '../board/layout.ts';
import { inWorker } from './elk.ts';
import type { LayOut } from './tidy.ts';

/** A diagram in px: each table's box, and the line of each relation from `from` to `to`. */
export interface EntityPicture {
  readonly width: number;
  readonly height: number;
  readonly boxes: Readonly<Record<Id, Point & { readonly width: number; readonly height: number }>>;
  readonly lines: readonly (readonly Point[])[];
}

/** Heights of a table's name and of one field, and what a letter takes, px: the panel draws with the same. */
export const TABLE = { head: 30, row: 22, pad: 12, letter: 7.3, gap: 24 } as const;

export function boxOf({ name, fields }: Entity): { readonly width: number; readonly height: number } {
  const names = Math.max(0, ...fields.map((field) => field.name.length + (field.key ? 3 : 0)));
  const types = Math.max(0, ...fields.map((field) => field.type.length));
  const letters = Math.max(name.length + 2, names + types);
  return {
    width: Math.ceil(letters * TABLE.letter + 2 * TABLE.pad + TABLE.gap),
    height: TABLE.head + fields.length * TABLE.row + TABLE.pad / 2,
  };
}

const OPTIONS: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.spacing.nodeNodeBetweenLayers': '64',
  'elk.spacing.nodeNode': '32',
  'elk.spacing.componentComponent': '40',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

/** Lays tables out from left to right, those that refer left of what they refer to. */
export async function layOutEntities(
  entities: readonly Entity[],
  relations: readonly Relation[],
  layOut: LayOut = inWorker,
): Promise<EntityPicture> {
  const graph: ElkNode = {
    id: 'schema',
    layoutOptions: OPTIONS,
    children: entities.map((entity) => ({ id: `e:${entity.id}`, ...boxOf(entity) })),
    edges: relations.map(({ from, to }, index) => ({
      id: `r:${index}`,
      sources: [`e:${from}`],
      targets: [`e:${to}`],
    })),
  };
  const laid = await layOut(graph);
  const lines = relations.map((_, index) => {
    const section = laid.edges?.find(({ id }) => id === `r:${index}`)?.sections?.[0];
    return section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] : [];
  });
  const boxes = (laid.children ?? []).map(({ id, x = 0, y = 0, width = 0, height = 0 }) => [
    id.slice(2),
    { x, y, width, height },
  ]);
  return { width: laid.width ?? 0, height: laid.height ?? 0, boxes: Object.fromEntries(boxes), lines };
}
