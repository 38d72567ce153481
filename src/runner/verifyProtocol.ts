import * as v from 'valibot';
import type { VerifiedCase } from '../simulation/theory/verification.ts';

/** A case before it has been run: what theory says. */
export interface KnownCase {
  readonly name: string;
  readonly source: string;
  readonly figures: readonly { readonly name: string; readonly exact: number }[];
}

/** From the worker that runs the cases of theory. It takes no orders: it begins by itself, and ends or is ended. */
export type VerifyReply =
  | {
      readonly type: 'begun';
      readonly cases: readonly KnownCase[];
      readonly modelled: readonly string[];
      readonly notModelled: readonly string[];
    }
  /** Share of the case under way that is done, 0..1. */
  | { readonly type: 'progress'; readonly at: number; readonly share: number }
  | { readonly type: 'case'; readonly at: number; readonly result: VerifiedCase }
  | { readonly type: 'failed'; readonly message: string };

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const measured = v.custom<number>((value) => typeof value === 'number');
const texts = v.array(v.string());
const coverage = v.object({
  reported: v.number(),
  covering: v.number(),
  narrow: v.number(),
  narrowCovering: v.number(),
});

const reply = v.variant('type', [
  v.object({
    type: v.literal('begun'),
    cases: v.array(
      v.object({
        name: v.string(),
        source: v.string(),
        figures: v.array(v.object({ name: v.string(), exact: v.number() })),
      }),
    ),
    modelled: texts,
    notModelled: texts,
  }),
  v.object({ type: v.literal('progress'), at: index, share: v.number() }),
  v.object({
    type: v.literal('case'),
    at: index,
    result: v.object({
      name: v.string(),
      source: v.string(),
      replications: v.number(),
      requests: v.number(),
      figures: v.array(
        v.object({
          name: v.string(),
          exact: v.number(),
          measured,
          half: measured,
          standardErrors: measured,
          holds: v.boolean(),
          coverage,
        }),
      ),
      holds: v.boolean(),
    }),
  }),
  v.object({ type: v.literal('failed'), message: v.string() }),
]);

export function decodeVerifyReply(input: unknown): VerifyReply | null {
  const result = v.safeParse(reply, input);
  return result.success ? result.output : null;
}
