import type { CheckedFilter, OrderOperator } from '@assay/core';
import { all } from '../../filter-parts.ts';
import type { MlflowError } from '../mlflow-error.ts';
import { ClauseReader } from './clause-reader.ts';
import { findField } from './find-field.ts';
import type { MlflowFields, MlflowNumberField, MlflowTextField, TextOperator } from './fields.ts';
import { mlflowFilterLimits } from './limits.ts';
import { UnusableValue } from './unusable-value.ts';

/** One clause, `identifier comparator value`. */
export interface MlflowClause {
  /** The word before the first dot, as written; undefined of an attribute that stands alone. */
  readonly word: string | undefined;
  readonly key: string;
  readonly filter: CheckedFilter;
}

/**
 * MLflow's filter as the core's: clauses joined by AND, nothing else. Undefined for an empty text: everything. Whatever the language does
 * not have is INVALID_PARAMETER_VALUE with the position of the fault and what was expected.
 */
export function parseMlflowFilter(text: string | undefined, fields: MlflowFields): CheckedFilter | undefined {
  const clauses = parseMlflowClauses(text, fields);
  return clauses.length === 0 ? undefined : all(clauses.map(({ filter }) => filter));
}

/** The same, clause by clause. */
export function parseMlflowClauses(text: string | undefined, fields: MlflowFields): readonly MlflowClause[] {
  const reader = new ClauseReader(text ?? '', 'filter');
  const clauses: MlflowClause[] = [];
  if (reader.isAtEnd) return clauses;
  do {
    if (clauses.length === mlflowFilterLimits.clauses)
      throw reader.fault(`more than ${mlflowFilterLimits.clauses} clauses`);
    clauses.push(readClause(reader, fields));
  } while (reader.takeWords('AND'));
  if (!reader.isAtEnd)
    throw reader.unexpected(
      'AND or the end',
      'Clauses are joined by AND; there is no OR, and no parentheses but of lists.',
    );
  return clauses;
}

function readClause(reader: ClauseReader, fields: MlflowFields): MlflowClause {
  const identifier = reader.readIdentifier();
  const field = findField(reader, identifier, fields);
  const { word, key, text } = identifier;
  if (field.operators.length === 0)
    throw reader.fault(`${text} can order ${fields.entity} but not filter them`, identifier.start);
  const filter = field.value === 'text' ? readTextTest(reader, field, text) : readNumberTest(reader, field, text);
  return { word, key, filter };
}

function readTextTest(reader: ClauseReader, field: MlflowTextField, name: string): CheckedFilter {
  const operator = readOperator(reader, field.operators, name);
  switch (operator) {
    case 'IS NULL':
    case 'IS NOT NULL':
      return field.test({ operator });
    case 'IN':
    case 'NOT IN':
      return field.test({ operator, texts: readList(reader, name) });
    default: {
      const at = reader.position;
      const text = reader.takeText();
      if (text === undefined) throw reader.unexpected(`a value in quotes for ${name}`, "Write it as 'value'.");
      const isPattern = operator === 'LIKE' || operator === 'ILIKE';
      if (isPattern && text.length > mlflowFilterLimits.patternLength)
        throw reader.fault(`a pattern of more than ${mlflowFilterLimits.patternLength} characters`, at);
      return withPosition(reader, at, () => field.test({ operator, text }));
    }
  }
}

function readNumberTest(reader: ClauseReader, field: MlflowNumberField, name: string): CheckedFilter {
  const operator = readOperator(reader, field.operators, name);
  const at = reader.position;
  const value = reader.takeNumber() ?? (field.mayBeQuoted === true ? takeQuotedNumber(reader, name) : undefined);
  if (value === undefined) throw reader.unexpected(`a number for ${name}`, 'Write it without quotes.');
  if (!Number.isFinite(value)) throw reader.fault('a number that is too large', at);
  return field.test(operator, value);
}

function takeQuotedNumber(reader: ClauseReader, name: string): number | undefined {
  const at = reader.position;
  const text = reader.takeText();
  if (text === undefined || /^-?\d{1,15}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw reader.fault(`expected a whole number for ${name}`, at);
}

function withPosition(reader: ClauseReader, at: number, test: () => CheckedFilter): CheckedFilter {
  try {
    return test();
  } catch (thrown) {
    throw thrown instanceof UnusableValue ? reader.fault(thrown.message, at) : thrown;
  }
}

function readOperator<O extends TextOperator | OrderOperator>(
  reader: ClauseReader,
  operators: readonly O[],
  name: string,
): O {
  const at = reader.position;
  const written = reader.takeComparator() ?? takeWordOperator(reader);
  if (written === undefined) throw noOperator(reader, operators, name);
  const operator = operators.find((each) => each === written);
  if (operator !== undefined) return operator;
  throw reader.fault(`${name} is not compared by ${written.slice(0, 20)}`, at, `Use one of ${operators.join(', ')}.`);
}

const wordOperators = ['LIKE', 'ILIKE', 'IN', 'NOT IN', 'IS NULL', 'IS NOT NULL'] as const;

const takeWordOperator = (reader: ClauseReader): string | undefined =>
  wordOperators.find((operator) => reader.takeWords(...operator.split(' ')));

const noOperator = (reader: ClauseReader, operators: readonly string[], name: string): MlflowError =>
  reader.unexpected(`a comparator after ${name}`, `It is one of ${operators.join(', ')}.`);

/** `('a', "b")`, where a comma may follow the last as Python writes tuples of one. */
function readList(reader: ClauseReader, name: string): readonly string[] {
  const list = `a list of values in quotes for ${name}`;
  const hint = "Write it as ('a', 'b').";
  if (!reader.takeSymbol('(')) throw reader.unexpected(list, hint);
  const texts: string[] = [];
  do {
    const text = reader.takeListed();
    if (text === undefined) {
      if (texts.length > 0 && reader.takeSymbol(')')) return texts;
      throw reader.unexpected(list, hint);
    }
    texts.push(text);
  } while (reader.takeSymbol(','));
  if (!reader.takeSymbol(')')) throw reader.unexpected('"," or ")"', hint);
  return texts;
}
