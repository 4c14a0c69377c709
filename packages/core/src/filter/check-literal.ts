import { isId } from '@assay/base';
import type { EpochMs } from '@assay/base';
import type { Field, Literal, Span } from './ast.ts';
import type { FieldType } from './check-field.ts';
import { clip, filterFault } from './filter-fault.ts';
import { filterLimits } from './limits.ts';
import { nearest } from './nearest.ts';
import { parseDurationMs } from './parse-duration.ts';
import { parseTime } from './parse-time.ts';
import { printField } from './print-filter.ts';

const operatorsOf: Readonly<Record<FieldType['type'], string>> = {
  text: '= != < <= > >= like ilike in',
  parameter: '= != < <= > >= like ilike in',
  id: '= != in like ilike',
  choice: '= != in',
  number: '= != < <= > >= in',
  time: '= != < <= > >= in',
  duration: '= != < <= > >= in',
  boolean: '= !=',
};

const named = (field: Field): string => clip(printField(field));

/** Throws InvalidFilter for an operator that the type has not. */
export function refuseOperator(node: { field: Field; operator: string; span: Span }, type: FieldType): never {
  const noun = type.type === 'boolean' ? 'true or false' : `a ${type.type}`;
  throw filterFault(
    `"${node.operator}" cannot compare ${named(node.field)} as ${noun}`,
    node.span,
    `Use ${operatorsOf[type.type].split(' ').join(', ')} or exists.`,
  );
}

/** The number that a literal is against a number, a time (epoch ms) or a duration (seconds). */
export function numberOf(
  field: Field,
  type: { type: 'number' | 'time' | 'duration' },
  literal: Literal,
  now: EpochMs,
): number {
  if (type.type === 'time') {
    const time = literal.kind === 'text' ? parseTime(literal.value, now) : undefined;
    if (time !== undefined) return time;
    throw filterFault(
      `${named(field)} is a time; got ${shown(literal)}`,
      literal.span,
      'Write "2026-11-01", "2026-11-01T10:00:00Z" or "-24h".',
    );
  }
  if (literal.kind === 'number') return literal.value;
  if (type.type === 'duration') {
    const durationMs = literal.kind === 'text' ? parseDurationMs(literal.value) : undefined;
    if (durationMs !== undefined) return durationMs / 1000;
    throw filterFault(
      `${named(field)} is a duration; got ${shown(literal)}`,
      literal.span,
      'Write seconds as a number, or a text such as "2h30m".',
    );
  }
  throw filterFault(
    `${named(field)} is a number; got ${shown(literal)}`,
    literal.span,
    'Write a number, without quotes.',
  );
}

export function booleanOf(field: Field, literal: Literal): boolean {
  if (literal.kind === 'boolean') return literal.value;
  throw filterFault(
    `${named(field)} is true or false; got ${shown(literal)}`,
    literal.span,
    'Write true or false, without quotes.',
  );
}

/** What `true` or `false` without quotes asks of a text. */
export const booleanTexts = (value: boolean): readonly string[] =>
  value ? ['true', 'True', 'TRUE'] : ['false', 'False', 'FALSE'];

/** The text that a literal is against a text, an id or a choice; of a choice the spelling of its list. */
export function textOf(field: Field, type: FieldType, literal: Literal): string {
  if (literal.kind !== 'text')
    throw filterFault(
      `${named(field)} is ${type.type === 'id' ? 'an id' : 'a text'}; got ${shown(literal)}`,
      literal.span,
      `Put the value in quotes: "${shown(literal)}".`,
    );
  if (type.type === 'id' && !isId(literal.value))
    throw filterFault(
      `${named(field)} is an id of 32 lower-case hex digits; got ${shown(literal)}`,
      literal.span,
      'For the beginning of an id write: id like "0192%".',
    );
  if (type.type !== 'choice') return literal.value;
  const wanted = literal.value.toLowerCase();
  const choice = type.choices.find((each) => each.toLowerCase() === wanted);
  if (choice !== undefined) return choice;
  const suggestion = nearest(literal.value, type.choices);
  throw filterFault(
    `${named(field)} is never ${shown(literal)}`,
    literal.span,
    `${suggestion === undefined ? '' : `Did you mean "${suggestion}"? `}It is one of ${type.choices.join(', ')}.`,
  );
}

/** A `like` pattern: not too long, and no backslash at its end without a character to stand for. */
export function patternOf(field: Field, literal: Literal): string {
  if (literal.kind !== 'text')
    throw filterFault(
      `A pattern for ${named(field)} is a text; got ${shown(literal)}`,
      literal.span,
      `Put it in quotes: "${shown(literal)}".`,
    );
  if (literal.value.length > filterLimits.patternLength)
    throw filterFault('A pattern too long', literal.span, `At most ${filterLimits.patternLength} characters are read.`);
  if (/^(?:[^\\]|\\.)*\\$/su.test(literal.value))
    throw filterFault(
      'A pattern ends in a backslash',
      literal.span,
      'For a backslash itself write \\\\\\\\ in the quotes.',
    );
  return literal.value;
}

const shown = (literal: Literal): string =>
  literal.kind === 'text' ? `"${clip(literal.value)}"` : String(literal.value);
