import { stripVTControlCharacters } from 'node:util';

const control = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text from a server or a file made safe to print on one line: control characters, and those that turn the direction
 * of writing, become visible escapes, so that a run's name cannot drive the terminal of whoever lists it.
 */
export const printable = (text: string): string =>
  text.replace(control, (character) => {
    const code = character.charCodeAt(0);
    return code === 10 ? '\\n' : code === 9 ? '\\t' : `\\u${code.toString(16).padStart(4, '0')}`;
  });

const segmenter = new Intl.Segmenter();
const wide =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}])/u;
const ascii = /^[\x20-\x7e]*$/;

/** Columns that a text takes on a terminal: colours take none, East Asian characters and emoji two. */
export function textWidth(text: string): number {
  const bare = stripVTControlCharacters(text);
  if (ascii.test(bare)) return bare.length;
  let width = 0;
  for (const { segment } of segmenter.segment(bare)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** Cuts the middle out of a text that takes more than `width` columns; both ends tell most of a name or a path. */
export function middleEllipsis(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  if (width <= 1) return '…'.slice(0, Math.max(0, width));
  const pieces = Array.from(segmenter.segment(text), ({ segment }) => segment);
  const head = takeColumns(pieces, Math.ceil((width - 1) / 2));
  const tail = takeColumns(pieces.toReversed(), width - 1 - textWidth(head.join('')));
  return `${head.join('')}…${tail.toReversed().join('')}`;
}

function takeColumns(pieces: readonly string[], columns: number): string[] {
  const taken: string[] = [];
  let left = columns;
  for (const piece of pieces) {
    left -= textWidth(piece);
    if (left < 0) break;
    taken.push(piece);
  }
  return taken;
}
