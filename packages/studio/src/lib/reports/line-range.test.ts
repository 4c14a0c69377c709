import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineRange } from './line-range.ts';

it('cuts a text into the lines that it has', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z ]*$/), { minLength: 1 }), (lines) => {
      const text = lines.join('\n');
      lines.forEach((line, i) => expect(text.slice(...lineRange(text, i + 1))).toBe(line));
      expect(text.slice(...lineRange(text, lines.length + 1))).toBe('');
    }),
  );
});
