// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { showWalking } from './walking.ts';

test('who steps by keys is told from who writes with a mouse in hand', () => {
  const element = document.body.appendChild(document.createElement('div'));
  const end = showWalking(element);
  const press = (key: string) => document.dispatchEvent(new KeyboardEvent('keydown', { key }));
  const isWalking = () => element.hasAttribute('data-walking');
  press('n');
  press('Escape');
  expect(isWalking()).toBe(false);
  press('Tab');
  press('n');
  expect(isWalking()).toBe(true);
  document.dispatchEvent(new Event('pointerdown'));
  expect(isWalking()).toBe(false);
  press('ArrowRight');
  expect(isWalking()).toBe(true);
  document.dispatchEvent(new Event('pointerdown'));
  end();
  press('Tab');
  expect(isWalking()).toBe(false);
});
