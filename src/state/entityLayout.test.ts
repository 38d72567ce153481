import Elk from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { entitiesOf } from '../board/entities.ts';
import { TEMPLATES, templateBoard } from '../templates/templates.ts';
import { layOutEntities, TABLE } from './entityLayout.ts';

describe.each(TEMPLATES)('the entity diagram of $name', async ({ name }) => {
  const { entities, relations } = entitiesOf((await templateBoard(name))!);
  const elk = new Elk();
  const picture = await layOutEntities(entities, relations, (graph) => elk.layout(graph));

  it('has room for every table and every field, and none over another', () => {
    const boxes = entities.map(({ id, fields }) => {
      const box = picture.boxes[id]!;
      expect(box.height).toBeGreaterThanOrEqual(TABLE.head + fields.length * TABLE.row);
      expect(box.x + box.width).toBeLessThanOrEqual(picture.width);
      expect(box.y + box.height).toBeLessThanOrEqual(picture.height);
      return box;
    });
    boxes.forEach((a, index) => {
      for (const b of boxes.slice(index + 1)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }
    });
  });

  it('draws each relation from the edge of one table to the edge of the other', () => {
    relations.forEach(({ from, to }, index) => {
      const line = picture.lines[index]!;
      const on = (id: string, { x, y }: { x: number; y: number }) => {
        const box = picture.boxes[id]!;
        return x >= box.x - 1 && x <= box.x + box.width + 1 && y >= box.y - 1 && y <= box.y + box.height + 1;
      };
      expect(on(from, line[0]!)).toBe(true);
      expect(on(to, line.at(-1)!)).toBe(true);
    });
  });
});
