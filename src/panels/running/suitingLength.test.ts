import { expect, it } from 'vitest';
import { estimateOf } from '../../state/theory.ts';
import { templateBoard } from '../../templates/templates.ts';
import { lengthFor } from './suitingLength.ts';

const lengthOf = async (name: string) => lengthFor(estimateOf((await templateBoard(name))!, 1));

it('is hours where cars stay for two, or a build takes ten minutes, and nothing where requests take ms', async () => {
  expect(await lengthOf('oop')).toBeGreaterThan(30 * 3600);
  expect(await lengthOf('deploy')).toBeGreaterThanOrEqual(4 * 3600);
  expect(await lengthOf('tinyurl')).toBe(0);
});

it('is nothing on a board without requests, and passes over those that would wait for ever', async () => {
  expect(lengthFor({ classes: {} })).toBe(0);
  const { classes } = estimateOf((await templateBoard('tinyurl'))!, 1);
  const { redirect } = classes;
  if (!redirect) throw new Error('TinyURL redirects');
  const stuck = { ...redirect, latency: { ...redirect.latency, mean: Infinity } };
  expect(lengthFor({ classes: { ...classes, stuck } })).toBe(0);
});
