import { describe, expect, it } from 'vitest';
import { keyLabels, printKeyPress, readKeys, type KeyPress } from './key-press.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('presses of keys', () => {
  it.each([
    ['Mod+k', press('k', { ctrlKey: true }), false],
    ['Mod+k', press('k', { metaKey: true }), true],
    ['Ctrl+k', press('k', { ctrlKey: true }), true],
    ['Mod+Shift+z', press('Z', { ctrlKey: true, shiftKey: true }), false],
    ['?', press('?', { shiftKey: true }), false],
    ['g', press('п', { code: 'KeyG' }), false],
    ['Alt+Shift+ArrowLeft', press('ArrowLeft', { altKey: true, shiftKey: true }), false],
    ['Space', press(' '), false],
  ])('are written as %s', (text, given, isMac) => {
    expect(printKeyPress(given, isMac)).toBe(text);
  });

  it('are read as they are written, sequences too', () => {
    expect(readKeys('Mod+Shift+Z')).toEqual(['Mod+Shift+z']);
    expect(readKeys('g h')).toEqual(['g', 'h']);
    expect(readKeys('+')).toEqual(['+']);
  });

  it('have the names that stand on the keyboard', () => {
    expect(keyLabels('Mod+Shift+Z', true)).toEqual([['⌘', '⇧', 'Z']]);
    expect(keyLabels('g h', false)).toEqual([['G'], ['H']]);
    expect(keyLabels('Alt+ArrowUp', false)).toEqual([['Alt', '↑']]);
  });
});
