import type { TextPart } from './ansi.ts';

export interface MarkedPart extends TextPart {
  /** Where it begins in the line. */
  readonly start: number;
  /** Whether it is what was sought, or a piece of it. */
  readonly isHit: boolean;
}

/** Cuts the parts of a line where the words that are sought begin and end. Upper and lower case are alike unless `matchCase`. */
export function markHits(parts: readonly TextPart[], words: string, matchCase: boolean): readonly MarkedPart[] {
  const hits = words === '' ? [] : placesOf(parts.map(({ text }) => text).join(''), words, matchCase);
  const marked: MarkedPart[] = [];
  let start = 0;
  for (const { text, style } of parts) {
    const end = start + text.length;
    let at = start;
    const add = (to: number, isHit: boolean): void => {
      if (to > at) marked.push({ start: at, text: text.slice(at - start, to - start), style, isHit });
      at = Math.max(at, to);
    };
    for (const [from, to] of hits) {
      if (to <= start || from >= end) continue;
      add(from, false);
      add(Math.min(to, end), true);
    }
    add(end, false);
    start = end;
  }
  return marked;
}

function placesOf(text: string, words: string, matchCase: boolean): readonly (readonly [number, number])[] {
  const pattern = new RegExp(words.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`), matchCase ? 'gu' : 'giu');
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}
