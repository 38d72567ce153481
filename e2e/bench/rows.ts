import type { Browser } from '@playwright/test';
import { type Motion, type Motions, motionsOf } from './measure.ts';
import { median } from './median.ts';
import { inPage } from './processor.ts';
import { sceneOf } from './scene.ts';
import type { Subject, View } from './subjects.ts';

export interface Row {
  readonly subject: string;
  readonly view: View;
  readonly size: number;
  /** ms from the data to the second frame that shows it. */
  readonly ready: number;
  readonly motions: Motions;
}

interface Plan {
  readonly sizes: readonly number[];
  readonly views: readonly View[];
  readonly rounds: number;
  readonly say: (text: string) => void;
}

/** What only says where the others stand; once is enough. */
const YARDSTICKS = ['bare', 'floor'];

/** The subjects take turns at each size, so that a machine that slows down slows all of them. */
export async function motionRows(
  browser: Browser,
  subjects: readonly Subject[],
  { sizes, views, rounds, say }: Plan,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let round = 0; round < rounds; round++)
    for (const size of sizes)
      for (const view of views)
        for (const subject of subjects) {
          if (round > 0 && YARDSTICKS.includes(subject.name)) continue;
          try {
            const row = await inPage(browser, async ({ page, session }): Promise<Row> => {
              const ready = await subject.open(page, sceneOf(size), view);
              return {
                subject: subject.name,
                view,
                size,
                ready,
                motions: await motionsOf(page, session, size),
              };
            });
            rows.push(row);
          } catch (error) {
            say(`${subject.name}, ${size} boxes: ${String(error).split('\n')[0]}\n`);
          }
        }
  return rows;
}

const MOTIONS = ['pan', 'zoom', 'drag'] as const;
const RIVALS = ['tldraw', 'excalidraw'];

export function sayMotions(rows: readonly Row[], say: (text: string) => void): void {
  for (const view of new Set(rows.map((row) => row.view))) {
    say(
      `\n${view === 'all' ? 'Everything in view' : 'At 100 %'}: ready ms / frames a second panning, zooming,`,
    );
    say(' dragging (processor ms for each of these frames: main thread; whole browser)\n');
    for (const size of new Set(rows.map((row) => row.size))) {
      say(`  ${size} boxes\n`);
      for (const name of new Set(rows.map(({ subject }) => subject))) {
        const of = rows.filter((row) => row.subject === name && row.view === view && row.size === size);
        const figure = (read: (row: Row) => number, digits = 0): string =>
          median(of.map(read)).toFixed(digits);
        const each = (field: keyof Motion, digits: number): string[] =>
          MOTIONS.map((motion) => figure(({ motions }) => motions[motion][field], digits));
        const frames = each('frames', 0).map((text) => text.padStart(3));
        say(`    ${name.padEnd(12)}${figure(({ ready }) => ready).padStart(6)} / ${frames.join(' / ')}`);
        say(`  (${each('work', 1).join(', ')}; ${each('whole', 0).join(', ')})\n`);
      }
      sayRatios(
        rows.filter((row) => row.view === view && row.size === size),
        say,
      );
    }
  }
}

/** What other programs of the machine do lengthens the work of all of them alike. */
function sayRatios(rows: readonly Row[], say: (text: string) => void): void {
  const whole = (name: string, motion: keyof Motions): number =>
    median(rows.filter(({ subject }) => subject === name).map(({ motions }) => motions[motion].whole));
  for (const rival of RIVALS) {
    const parts = MOTIONS.map((motion) => (whole('headroom', motion) / whole(rival, motion)).toFixed(2));
    if (rows.some(({ subject }) => subject === rival))
      say(`    headroom takes ${parts.join(', ')} of the processor that ${rival} takes\n`);
  }
}
