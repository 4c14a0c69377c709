import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { artifactName } from '../artifact-name.ts';
import { nameOfKey } from './artifact-form.ts';
import { clipKey, clipTagText, clipText } from './clipped.ts';

const text = fc.string({ maxLength: 300, unit: 'grapheme' });

describe('clipping', () => {
  test('leaves what fits, and fits what does not', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 150 }), (given, length) => {
        for (const clip of [clipText, clipKey]) {
          const clipped = clip(given, length);
          expect(clipped.length).toBeLessThanOrEqual(length);
          expect(clipped.isWellFormed()).toBe(true);
          if (given.length <= length) expect(clipped).toBe(given);
        }
      }),
    );
  });

  test('keeps long keys apart that begin alike', () => {
    const keys = Array.from({ length: 500 }, (_, i) => clipKey('k'.repeat(400) + i, 320));
    expect(new Set(keys).size).toBe(500);
  });

  test('brings tags into the characters that are allowed, and keeps them apart', () => {
    fc.assert(
      fc.property(text, (given) => {
        const clipped = clipTagText(given, 128);
        expect(clipped.length).toBeLessThanOrEqual(128);
        expect(clipped).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u);
        expect(clipTagText(clipped, 128)).toBe(clipped);
      }),
    );
    expect(clipTagText('a!', 128)).not.toBe(clipTagText('a?', 128));
    expect(clipTagText('team: vision/2', 128)).toBe('team: vision/2');
  });
});

test('every key has a name that an artifact may have', () => {
  const odd = fc.constantFrom(
    '',
    '.',
    '..',
    '/',
    'a:b',
    'con',
    'a\\b',
    'x/',
    'C:/x',
    '\n',
    'é',
    ' a',
    'aux.txt',
    ' \u{2F800}',
  );
  fc.assert(
    fc.property(fc.oneof(text, odd), (key) => {
      const name = nameOfKey(key);
      expect(artifactName('name', name)).toBe(name);
    }),
  );
  expect(nameOfKey('plots/roc.json')).toBe('plots/roc.json');
  expect(nameOfKey('a:b')).not.toBe(nameOfKey('a;b'));
});
