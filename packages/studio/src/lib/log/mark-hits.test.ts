import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { markHits } from './mark-hits.ts';

const parts = (...texts: readonly string[]) =>
  texts.map((text, i) => ({ text, style: i % 2 === 0 ? {} : { bold: true } }));
const shown = (texts: readonly string[], words: string, matchCase = false): string =>
  markHits(parts(...texts), words, matchCase)
    .map(({ text, isHit }) => (isHit ? `[${text}]` : text))
    .join('|');

describe('marks', () => {
  it.each([
    [['the loss is'], 'loss', 'the |[loss]| is'],
    [['LOSS loss'], 'Loss', '[LOSS]| |[loss]'],
    [['the lo', 'ss is'], 'loss', 'the |[lo]|[ss]| is'],
    [['aaa'], 'a', '[a]|[a]|[a]'],
    [['a.c abc'], 'a.c', '[a.c]| abc'],
    [['nothing'], 'x', 'nothing'],
    [['nothing'], '', 'nothing'],
    [[], 'x', ''],
  ])('%j for %j', (texts, words, marked) => {
    expect(shown(texts, words)).toBe(marked);
  });

  it('tells cases apart when asked to', () => {
    expect(shown(['LOSS loss'], 'loss', true)).toBe('LOSS |[loss]');
  });
});

test('nothing of the text is lost, whatever is sought', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.string(), fc.boolean(), (texts, words, matchCase) => {
      const marked = markHits(parts(...texts), words, matchCase);
      expect(marked.map(({ text }) => text).join('')).toBe(texts.join(''));
    }),
  );
});
