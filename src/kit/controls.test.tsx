// @vitest-environment happy-dom
import { act, type ReactElement, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NumberField } from './NumberField.tsx';
import { Slider } from './Slider.tsx';
import { Tabs } from './Tabs.tsx';
import { Toast } from './Toast.tsx';

const changes: number[] = [];
const commits: string[] = [];
function Field({ start = 60, integer = false }: { readonly start?: number; readonly integer?: boolean }) {
  const [value, setValue] = useState(start);
  return (
    <NumberField
      label="Rate"
      unit="req/s"
      min={1}
      max={10000}
      scale="log"
      integer={integer}
      word={{ value: 10000, text: 'no limit' }}
      value={value}
      onChange={(next) => {
        changes.push(next);
        setValue(next);
      }}
      onCommit={() => commits.push('commit')}
    />
  );
}
function Three() {
  const [value, setValue] = useState<'a' | 'b' | 'c'>('a');
  const tabs = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
    { value: 'c', label: 'C' },
  ] as const;
  return (
    <Tabs label="Letters" tabs={tabs} value={value} onChange={setValue}>
      <p>{value}</p>
    </Tabs>
  );
}

let root: Root;
let place: HTMLElement;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
  vi.useRealTimers();
});

const show = (element: ReactElement) => act(() => root.render(element));
const find = <T extends HTMLElement>(selector: string) => {
  const found = place.querySelector<T>(selector);
  if (!found) throw new Error(`${selector} is not there`);
  return found;
};
const press = (element: HTMLElement, key: string, shiftKey = false) =>
  act(() => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
  });
const type = (element: HTMLInputElement, text: string) =>
  act(() => {
    // React listens to the native setter, so that a controlled field hears the change.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, text);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
const leave = (element: HTMLElement) =>
  act(() => {
    element.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  });

describe('NumberField', () => {
  beforeEach(() => {
    changes.length = 0;
    commits.length = 0;
  });
  const input = () => find<HTMLInputElement>('input');

  it('takes what was typed when it is left, and nothing before', () => {
    show(<Field />);
    type(input(), '1.5k');
    expect(changes).toEqual([]);
    leave(input());
    expect(changes).toEqual([1500]);
    expect(commits).toEqual(['commit']);
    expect(input().value).toBe('1500');
  });

  it('brings a number back into its bounds and whole', () => {
    show(<Field integer />);
    type(input(), '2.6');
    leave(input());
    type(input(), '-5');
    leave(input());
    expect(changes).toEqual([3, 1]);
  });

  it('keeps the value when what was typed is no number', () => {
    show(<Field />);
    type(input(), 'many');
    leave(input());
    expect(changes).toEqual([]);
    expect(input().value).toBe('60');
  });

  it('says and reads the word of its special value', () => {
    show(<Field />);
    type(input(), 'No limit');
    leave(input());
    expect(changes).toEqual([10000]);
    expect(input().value).toBe('no limit');
    expect(input().getAttribute('aria-valuetext')).toBe('no limit req/s');
  });

  it('ends a gesture of several steps a moment after the last one', () => {
    vi.useFakeTimers();
    show(<Field />);
    press(input(), 'ArrowUp');
    act(() => vi.advanceTimersByTime(400));
    press(input(), 'ArrowUp');
    act(() => vi.advanceTimersByTime(400));
    expect(commits).toEqual([]);
    act(() => vi.advanceTimersByTime(400));
    expect([changes, commits]).toEqual([[70, 80], ['commit']]);
  });

  it('steps with the arrow keys from what is being typed', () => {
    show(<Field />);
    press(input(), 'ArrowUp');
    type(input(), '200');
    press(input(), 'ArrowDown');
    press(input(), 'ArrowUp', true);
    expect(changes).toEqual([70, 100, 1000]);
  });
});

describe('Slider', () => {
  it('moves by ratios on a log track, catches at its mark, and says its value in words', () => {
    const changes: number[] = [];
    show(
      <Slider
        label="Load"
        min={0.1}
        max={20}
        scale="log"
        value={2}
        marks={[{ value: 1, label: '1x' }]}
        words={(value) => `${value} times`}
        onChange={(value) => changes.push(value)}
      />,
    );
    const range = find<HTMLInputElement>('input[type=range]');
    expect(range.getAttribute('aria-valuetext')).toBe('2 times');
    type(range, String(1000 * (Math.log(1.04 / 0.1) / Math.log(200))));
    press(range, 'ArrowRight');
    expect(changes[0]).toBe(1);
    expect(changes[1]).toBeGreaterThan(2);
    expect(changes[1]).toBeLessThan(2.5);
  });
});

describe('Tabs', () => {
  it('has one tab stop, and arrows go around', () => {
    show(<Three />);
    const chosen = () => find('[role=tab][aria-selected=true]');
    press(chosen(), 'ArrowLeft');
    expect(chosen().textContent).toBe('C');
    press(chosen(), 'ArrowRight');
    expect(chosen().textContent).toBe('A');
    press(chosen(), 'End');
    expect(find('[role=tabpanel]').textContent).toBe('c');
    expect(place.querySelectorAll('[role=tab][tabindex="0"]')).toHaveLength(1);
    expect(find('[role=tabpanel]').getAttribute('aria-labelledby')).toBe(chosen().id);
  });
});

describe('Toast', () => {
  it('says a notice in the polite region and lets it go after a while', () => {
    vi.useFakeTimers();
    show(<Toast notice={null} />);
    const polite = find('[role=status]');
    show(<Toast notice={{ key: 1, text: 'Saved', tone: 'info' }} />);
    expect(polite.textContent).toContain('Saved');
    act(() => vi.advanceTimersByTime(4100));
    expect(polite.textContent).toBe('');
    show(<Toast notice={{ key: 2, text: 'Saved', tone: 'info' }} />);
    expect(polite.textContent).toContain('Saved');
  });

  it('only speaks what is seen where it happened', () => {
    vi.useFakeTimers();
    show(<Toast notice={{ key: 1, text: 'Cache added', tone: 'quiet' }} />);
    expect(find('[role=status]').textContent).toBe('Cache added');
    expect(find('[role=status]').querySelector('button')).toBeNull();
    act(() => vi.advanceTimersByTime(4100));
    expect(find('[role=status]').textContent).toBe('');
  });

  it('keeps an error until it is closed', () => {
    vi.useFakeTimers();
    show(<Toast notice={{ key: 1, text: 'Not saved', tone: 'error' }} />);
    act(() => vi.advanceTimersByTime(60_000));
    expect(find('[role=alert]').textContent).toContain('Not saved');
    act(() => find('[role=alert] button').click());
    expect(find('[role=alert]').textContent).toBe('');
  });
});
