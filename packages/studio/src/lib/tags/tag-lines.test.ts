import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printTagLines, readTagLines, tagChange } from './tag-lines.ts';

describe('tags in lines', () => {
  it('are read back as they were written', () => {
    const word = fc.stringMatching(/^[a-zé:. /-]{0,8}[a-z]$/).filter((text) => text.trim() === text);
    const tags = fc.dictionary(word, fc.oneof(fc.constant(''), word));
    fc.assert(fc.property(tags, (each) => tagChange(each, printTagLines(each)) === undefined));
  });

  it('may have spaces around, and an equals sign in the value', () => {
    expect(readTagLines(' team = vision \n\n done\r\nquery=a=b')).toEqual({ team: 'vision', done: '', query: 'a=b' });
  });

  it('say what is to be set and removed', () => {
    expect(tagChange({ a: '1', b: '2', c: '3' }, 'a=1\nb=5\nd')).toEqual({ set: { b: '5', d: '' }, remove: ['c'] });
  });

  it('leave alone what cannot be written so', () => {
    const kept = { 'assay.defaultView': 'x', 'mlflow.note': 'y', two: 'lines\nof text', 'a=b': 'c' };
    expect(printTagLines(kept)).toBe('');
    expect(tagChange(kept, '')).toBeUndefined();
  });
});
