import { expect, test } from 'vitest';
import { EMPTY_BOARD } from '../board/board.ts';
import { createReviewer } from './reviewer.ts';
import type { Answer, Question } from './reviewProtocol.ts';
import type { WorkerPort } from './runner.ts';

/** Workers that answer when told. */
function workers() {
  const made: (WorkerPort & { readonly asked: Question[]; ended: boolean })[] = [];
  const start = (): WorkerPort => {
    const worker = {
      asked: [] as Question[],
      ended: false,
      postMessage: (question: unknown) => void worker.asked.push(question as Question),
      terminate: () => {
        worker.ended = true;
      },
      onmessage: null,
      onerror: null,
      onmessageerror: null,
    };
    made.push(worker);
    return worker;
  };
  const answer = (data: Partial<Answer>) => made.at(-1)?.onmessage?.({ data } as MessageEvent<unknown>);
  return { made, start, answer };
}

const estimate = { load: 1 } as Answer['estimate'];
const compiled = { problems: [] } as unknown as NonNullable<Answer['compiled']>;

test('a board is sent once, however many loads are asked for', async () => {
  const { made, start, answer } = workers();
  const { review } = createReviewer(start);
  const first = review(EMPTY_BOARD, 1);
  answer({ compiled, estimate });
  expect(await first).toEqual({ compiled, estimate });
  const second = review(EMPTY_BOARD, 2);
  answer({ estimate });
  expect((await second).compiled).toBe(compiled);
  const other = { ...EMPTY_BOARD };
  void review(other, 2);
  expect(made).toHaveLength(1);
  expect(made[0]?.asked).toEqual([{ board: EMPTY_BOARD, load: 1 }, { load: 2 }, { board: other, load: 2 }]);
});

test('a worker that fails is replaced, and told all', async () => {
  const { made, start, answer } = workers();
  const { review } = createReviewer(start);
  const first = review(EMPTY_BOARD, 1);
  answer({ compiled, estimate });
  await first;
  const second = review(EMPTY_BOARD, 2);
  made[0]?.onerror?.({} as ErrorEvent);
  await expect(second).rejects.toThrow();
  expect(made[0]?.ended).toBe(true);
  void review(EMPTY_BOARD, 3);
  expect(made[1]?.asked).toEqual([{ board: EMPTY_BOARD, load: 3 }]);
});
