import { describe, expect, it } from 'vitest';
import { nameFilter } from './name-filter.ts';

const names = ['train/loss', 'val/loss', 'val/accuracy', 'layer.10/grad norm'];
const found = (text: string): readonly string[] | string => {
  const filter = nameFilter(text);
  return 'fault' in filter ? filter.fault : names.filter(filter.test);
};

describe('nameFilter', () => {
  it.each([
    ['', names],
    ['LOSS', ['train/loss', 'val/loss']],
    ['loss val', ['val/loss']],
    ['/^val\\//', ['val/loss', 'val/accuracy']],
    ['/\\d{2}/', ['layer.10/grad norm']],
    ['/^VAL', ['val/loss', 'val/accuracy']],
    ['.', ['layer.10/grad norm']],
    ['nothing', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('says what is wrong with a pattern', () => {
    expect(found('/(/')).toMatch(/unterminated group/i);
  });
});
