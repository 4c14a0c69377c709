import { describe, expect, test } from 'vitest';
import { openTerminal } from './terminal.ts';

const stream = (isTTY: boolean, columns?: number) => ({
  isTTY,
  write: () => true,
  ...(columns !== undefined && { columns }),
});

describe('openTerminal', () => {
  test.each([
    ['a terminal', {}, stream(true, 120), 120],
    ['a terminal that does not know its size', {}, stream(true, 0), 80],
    ['a pipe', {}, stream(false), Infinity],
    ['a pipe with a width', { COLUMNS: '60' }, stream(false), 60],
    ['a pipe with a width that is none', { COLUMNS: 'wide' }, stream(false), Infinity],
  ])('width of %s', (_, env, stdout, width) => {
    expect(openTerminal(env, stdout, stream(false)).width).toBe(width);
  });

  test.each([
    ['a terminal', {}, true, true],
    ['a pipe', {}, false, false],
    ['NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR says nothing', { NO_COLOR: '' }, true, true],
    ['a dumb terminal', { TERM: 'dumb' }, true, false],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
    ['both', { FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
  ])('colours: %s', (_, env, isTTY, colours) => {
    expect(openTerminal(env, stream(isTTY, 80), stream(false)).colours).toBe(colours);
  });
});
