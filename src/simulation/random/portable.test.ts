import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Functions whose last bit ECMAScript leaves to the engine; `Math.sqrt` and the constants it does not. */
const LEFT_TO_THE_ENGINE =
  /Math\.(a?(sin|cos|tan)h?|atan2|log(2|10|1p)?|exp(m1)?|pow|cbrt|hypot|random)\b|\*\*/;

it('the simulation uses no function that may differ from engine to engine', () => {
  const room = join(import.meta.dirname, '..');
  const sources = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
  );
  expect(sources.length).toBeGreaterThan(10);
  const found = sources.flatMap((path) =>
    readFileSync(join(room, path), 'utf8')
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      .split('\n')
      .filter((line) => LEFT_TO_THE_ENGINE.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
  expect(LEFT_TO_THE_ENGINE.test('x ** 2 + Math.log(x)')).toBe(true);
});
