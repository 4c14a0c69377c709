import type { AssayError } from '@assay/base';
import { statistics } from './ast.ts';
import type { Field, Span, Statistic } from './ast.ts';
import { clip, filterFault } from './filter-fault.ts';
import { fieldFamilies } from './filter-schema.ts';
import type { FieldFamily } from './filter-schema.ts';
import { nearest } from './nearest.ts';
import type { TokenCursor } from './token-cursor.ts';

const keywords: readonly string[] = [
  'and',
  'or',
  'not',
  'like',
  'ilike',
  'in',
  'exists',
  'true',
  'false',
  'is',
  'asc',
  'desc',
];

export const isKeyword = (word: string): boolean => keywords.includes(word.toLowerCase());

export const isStatistic = (word: string | undefined): word is Statistic =>
  (statistics as readonly (string | undefined)[]).includes(word);

const isFamily = (word: string): word is FieldFamily => (fieldFamilies as readonly string[]).includes(word);

/** Reads the field at the cursor and steps over it. */
export function readField(cursor: TokenCursor): Field {
  const token = cursor.current;
  if (token.kind === 'text' || token.kind === 'number')
    throw cursor.unexpected('a field', 'The field stands on the left and the value on the right: params.lr > 0.1.');
  if (token.kind !== 'word' || isKeyword(token.word))
    throw cursor.unexpected('a field', 'Examples: status, params.lr, metrics.loss.min, tags.team.');
  const { word, start, end } = token;
  cursor.advance();

  const dot = word.indexOf('.');
  if (dot === -1) {
    if (isFamily(word))
      throw filterFault(`"${word}" needs a key`, token, `Write ${word}.<key>, or ${word}."a key in quotes".`);
    return { kind: 'attribute', name: word, span: { start, end } };
  }
  const family = word.slice(0, dot);
  if (!isFamily(family)) throw unknownFamily(family, word.slice(dot + 1), token);
  const key = word.slice(dot + 1);
  if (!word.endsWith('.')) return unquotedField(family, key, { start, end });
  if (key === '') {
    const next = cursor.current;
    if (next.kind === 'text' && next.start === end) {
      cursor.advance();
      return quotedField(cursor, family, next.value, { start, end: next.end });
    }
  }
  throw filterFault(
    `A key cannot end in a dot: "${clip(word)}"`,
    token,
    `Write the key right after ${family}. or put all of it in quotes: ${family}."the key".`,
  );
}

function unknownFamily(family: string, key: string, span: Span): AssayError {
  const lower = family.toLowerCase();
  if (['attributes', 'attribute', 'attr', 'run', 'experiment'].includes(lower))
    return filterFault(
      `Unknown field "${clip(`${family}.${key}`)}"`,
      span,
      `Attributes stand alone: write ${clip(key)}.`,
    );
  const suggestion = nearest(family, fieldFamilies);
  return filterFault(
    `Unknown field "${clip(`${family}.${key}`)}"`,
    span,
    suggestion === undefined
      ? `Before the dot stands one of ${fieldFamilies.join(', ')}.`
      : `Did you mean "${clip(`${suggestion}.${key}`)}"?`,
  );
}

/** The last dotted part of an unquoted metric is its statistic if it is one and something stands before it. */
function unquotedField(family: FieldFamily, key: string, span: Span): Field {
  if (family === 'metrics') {
    const dot = key.lastIndexOf('.');
    const last = key.slice(dot + 1);
    if (dot > 0 && isStatistic(last)) return { kind: 'metric', name: key.slice(0, dot), statistic: last, span };
  }
  return makeField(family, key, 'last', span);
}

function quotedField(cursor: TokenCursor, family: FieldFamily, key: string, span: Span): Field {
  if (key === '') throw filterFault('An empty key', span, `Write ${family}."the key".`);
  const suffix = cursor.current;
  if (suffix.kind !== 'suffix' || suffix.start !== span.end) return makeField(family, key, 'last', span);
  if (family !== 'metrics')
    throw filterFault(`Unexpected ".${clip(suffix.word)}" after a quoted key`, suffix, 'Put the whole key in quotes.');
  if (!isStatistic(suffix.word)) {
    const suggestion = nearest(suffix.word, statistics);
    throw filterFault(
      `Unknown statistic "${clip(suffix.word)}"`,
      suffix,
      suggestion === undefined ? `It is one of ${statistics.join(', ')}.` : `Did you mean "${suggestion}"?`,
    );
  }
  cursor.advance();
  return makeField(family, key, suffix.word, { start: span.start, end: suffix.end });
}

function makeField(family: FieldFamily, key: string, statistic: Statistic, span: Span): Field {
  switch (family) {
    case 'params':
      return { kind: 'parameter', key, span };
    case 'tags':
      return { kind: 'tag', key, span };
    case 'metrics':
      return { kind: 'metric', name: key, statistic, span };
    case 'artifacts':
      return { kind: 'artifact', name: key, span };
  }
}
