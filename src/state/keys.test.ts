// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { belongsToFocus, type KeyPress, matches } from './keys.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more };
}

describe('a press matches its shortcut', () => {
  test('with Control on a PC and Command on a Mac, and not the other way round', () => {
    expect(matches('Mod+Z', press('z', { ctrlKey: true }), false)).toBe(true);
    expect(matches('Mod+Z', press('z', { metaKey: true }), false)).toBe(false);
    expect(matches('Mod+Z', press('z', { metaKey: true }), true)).toBe(true);
    expect(matches('Mod+Z', press('z', { ctrlKey: true }), true)).toBe(false);
    expect(matches('Mod+Z', press('z', { metaKey: true, ctrlKey: true }), true)).toBe(false);
  });

  test('only with exactly the keys held that it names', () => {
    expect(matches('Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matches('Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matches('C', press('c', { ctrlKey: true }), false)).toBe(false);
    expect(matches('C', press('c', { altKey: true }), false)).toBe(false);
    expect(matches('ArrowLeft', press('ArrowLeft', { shiftKey: true }), false)).toBe(false);
  });

  test('by what a sign prints, however it is typed', () => {
    expect(matches('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(matches('/', press('/', { shiftKey: true }), false)).toBe(true);
    expect(matches('Mod++', press('+', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matches('+', press('+', { shiftKey: true }), false)).toBe(true);
    expect(matches('Mod+-', press('-', { ctrlKey: true }), false)).toBe(true);
    expect(matches('-', press('-', { ctrlKey: true }), false)).toBe(false);
  });

  test('by the place of a key that prints a letter of another script, whose layout has no Latin ones', () => {
    expect(matches('V', press('м', { code: 'KeyV' }), false)).toBe(true);
    expect(matches('Mod+Shift+Z', press('Я', { code: 'KeyZ', ctrlKey: true, shiftKey: true }), false)).toBe(
      true,
    );
    expect(matches('Mod+D', press('ד', { code: 'KeyS', metaKey: true }), true)).toBe(false);
    expect(matches(']', press('ъ', { code: 'BracketRight' }), false)).toBe(true);
    // On a French keyboard A lies where others have Q, and Ö of a German one is no letter of a shortcut.
    expect(matches('A', press('a', { code: 'KeyQ' }), false)).toBe(true);
    expect(matches('Q', press('a', { code: 'KeyQ' }), false)).toBe(false);
    expect(matches('Z', press('ö', { code: 'KeyZ' }), false)).toBe(false);
  });

  test('by the place of a digit under Shift, and of a letter under Alt', () => {
    expect(matches('Shift+1', press('!', { code: 'Digit1', shiftKey: true }), false)).toBe(true);
    expect(matches('Shift+1', press('1', { code: 'Digit1' }), false)).toBe(false);
    expect(matches('Alt+Shift+D', press('Î', { code: 'KeyD', altKey: true, shiftKey: true }), true)).toBe(
      true,
    );
  });
});

describe('a press belongs to what is focused', () => {
  const within = (html: string, key: string): boolean => {
    document.body.innerHTML = html;
    return belongsToFocus(press(key, { target: document.querySelector('[data-here]') }));
  };

  test('when text is typed there, or a dialog or menu is open around it', () => {
    for (const html of [
      '<input data-here>',
      '<textarea data-here></textarea>',
      '<div contenteditable="true"><b data-here></b></div>',
      '<div role="dialog"><button data-here></button></div>',
      '<div role="menu"><div role="menuitem" data-here></div></div>',
    ]) {
      expect(within(html, 'Delete')).toBe(true);
    }
  });

  test('but not what is pressed while that dialog goes away', () => {
    expect(within('<div role="dialog" data-closed><button data-here></button></div>', '?')).toBe(false);
    expect(within('<div role="dialog" data-open><button data-here></button></div>', '?')).toBe(true);
  });

  test('but undo in a field that shows what is kept is the board’s', () => {
    const within = (html: string, key: string): boolean => {
      document.body.innerHTML = html;
      return belongsToFocus(press(key, { ctrlKey: true, target: document.querySelector('input') }));
    };
    expect(within('<input data-settled>', 'z')).toBe(false);
    expect(within('<input>', 'z')).toBe(true);
    expect(within('<input data-settled>', 'c')).toBe(true);
    expect(within('<div role="dialog"><input data-settled></div>', 'z')).toBe(true);
  });

  test('a slider keeps its arrows and never deletes, and leaves undo and run to the board', () => {
    const slider = '<input type="range" data-here>';
    for (const key of ['ArrowLeft', 'Delete', 'Backspace']) expect(within(slider, key)).toBe(true);
    document.body.innerHTML = slider;
    const target = document.querySelector('input');
    for (const key of ['z', 'Enter'])
      expect(belongsToFocus(press(key, { ctrlKey: true, target }))).toBe(false);
  });

  test('when a button or slider is worked with it, but not otherwise', () => {
    expect(within('<button data-here></button>', 'Enter')).toBe(true);
    expect(within('<div role="slider" data-here></div>', 'ArrowLeft')).toBe(true);
    expect(within('<button data-here></button>', 'Delete')).toBe(false);
    expect(within('<div tabindex="0" data-here></div>', 'Enter')).toBe(false);
  });
});
