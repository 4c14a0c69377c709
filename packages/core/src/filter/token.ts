import type { Span } from './ast.ts';
import { clip, filterFault } from './filter-fault.ts';

export type Token =
  /** A field, a keyword, or text that should have been quoted. Ends in a dot when a quoted key follows. */
  | (Span & { readonly kind: 'word'; readonly word: string })
  /** `value` has its escapes resolved. */
  | (Span & { readonly kind: 'text'; readonly value: string; readonly quote: string })
  | (Span & { readonly kind: 'number'; readonly value: number })
  /** `.max` after a quoted key. */
  | (Span & { readonly kind: 'suffix'; readonly word: string })
  | (Span & { readonly kind: 'symbol'; readonly symbol: '(' | ')' | ',' | OrderSymbol })
  | (Span & { readonly kind: 'end' });

export type OrderSymbol = '=' | '!=' | '<' | '<=' | '>' | '>=';

const space = /\s*/y;
const word = /[\p{L}_][\p{L}\p{M}\p{N}_\-/:@.]*/uy;
const suffix = /\.([\p{L}_][\p{L}\p{M}\p{N}_\-/:@.]*)/uy;
const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const wordRest = /[\p{L}\p{M}\p{N}_\-/:@.]+/uy;
const infinite = /[+-](?:inf(?:inity)?|nan)\b/iy;
const symbol = /!=|<=|>=|[()=<>,]/y;
const refused = /==|<>|&&|\|\||!|&|\|/y;
const plainText = /[^\\"'`]+/y;

const replacements: Readonly<Record<string, string>> = {
  '==': '=',
  '<>': '!=',
  '&&': 'and',
  '&': 'and',
  '||': 'or',
  '|': 'or',
  '!': 'not',
};

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

/** The token at or after `position`, white space skipped. Throws InvalidFilter where none can be read. */
export function readToken(text: string, position: number): Token {
  const start = position + (matchAt(space, text, position)?.[0].length ?? 0);
  if (start >= text.length) return { kind: 'end', start: text.length, end: text.length };

  const wordMatch = matchAt(word, text, start);
  if (wordMatch !== null) return { kind: 'word', word: wordMatch[0], start, end: start + wordMatch[0].length };
  const first = text[start];
  if (first === '"' || first === "'" || first === '`') return readText(text, start, first);
  if (matchAt(number, text, start) !== null) return readNumber(text, start);
  const suffixMatch = matchAt(suffix, text, start);
  if (suffixMatch !== null)
    return { kind: 'suffix', word: suffixMatch[1] ?? '', start, end: start + suffixMatch[0].length };

  const refusedMatch = matchAt(refused, text, start)?.[0];
  const symbolMatch = matchAt(symbol, text, start)?.[0];
  if (symbolMatch !== undefined && (refusedMatch === undefined || refusedMatch === '!'))
    return {
      kind: 'symbol',
      symbol: symbolMatch as '(' | ')' | ',' | OrderSymbol,
      start,
      end: start + symbolMatch.length,
    };
  if (refusedMatch !== undefined)
    throw filterFault(
      `"${refusedMatch}" is not an operator of filters`,
      { start, end: start + refusedMatch.length },
      `Write "${replacements[refusedMatch]}".`,
    );
  if (matchAt(infinite, text, start) !== null) throw infinityFault({ start, end: infinite.lastIndex });
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  throw filterFault(
    `Unexpected character ${JSON.stringify(character)}`,
    { start, end: start + character.length },
    'Put names and texts that hold such characters in quotes.',
  );
}

export const infinityFault = (span: Span): Error =>
  filterFault('A number must be finite', span, 'NaN and Infinity cannot be compared.');

function readNumber(text: string, start: number): Token {
  const digits = matchAt(number, text, start)?.[0] ?? '';
  const end = start + digits.length;
  const rest = matchAt(wordRest, text, end)?.[0];
  if (rest !== undefined) {
    const whole = clip(digits + rest);
    throw filterFault(
      `Malformed number ${whole}`,
      { start, end: end + rest.length },
      `If it is a text or a time, put it in quotes: "${whole}".`,
    );
  }
  const value = Number(digits);
  if (!Number.isFinite(value)) throw infinityFault({ start, end });
  return { kind: 'number', value: value === 0 ? 0 : value, start, end };
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  '"': '"',
  "'": "'",
  '`': '`',
  n: '\n',
  r: '\r',
  t: '\t',
  '%': '\\%',
  _: '\\_',
};

function readText(text: string, start: number, quote: string): Token {
  const parts: string[] = [];
  for (let at = start + 1; at < text.length;) {
    const plain = matchAt(plainText, text, at)?.[0];
    if (plain !== undefined) {
      parts.push(plain);
      at += plain.length;
      continue;
    }
    const character = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (character === '\\') {
      if (next === '') break;
      if (!Object.hasOwn(escapes, next)) {
        const escaped = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
        throw filterFault(
          `Unknown escape \\${escaped}`,
          { start: at, end: at + 1 + escaped.length },
          'Write \\\\ for a backslash.',
        );
      }
      parts.push(escapes[next] ?? '');
      at += 2;
    } else if (character !== quote) {
      parts.push(character);
      at += 1;
    } else if (next === quote) {
      parts.push(quote);
      at += 2;
    } else {
      return { kind: 'text', value: parts.join(''), quote, start, end: at + 1 };
    }
  }
  throw filterFault('A quote is opened', { start, end: text.length }, `Close it with another ${quote}.`);
}
