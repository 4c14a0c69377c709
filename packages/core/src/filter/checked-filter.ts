import type { ArtifactField, AttributeField, Field, MetricField, ParameterField, Span, TagField } from './ast.ts';

/**
 * A filter whose fields exist and whose literals have the types of their fields: what storage compiles to SQL and
 * `evaluateFilter` evaluates. The two must agree on every record.
 *
 * Every node is true, false or unknown, as in SQL: `not unknown` is unknown, `false and unknown` is false,
 * `true or unknown` is true, otherwise an unknown term of `and` or `or` makes it unknown. A filter selects the records for which it is true. A test
 * is unknown when the value that it needs is missing; only `existence` is never unknown.
 *
 * Texts are compared by code point (SQLite's BINARY, PostgreSQL's COLLATE "C"), case included.
 *
 * An attribute marked `many` (a run's groups) and an artifact (an input and an output may share a name) can have several
 * values: a test is true if it is so of any value, false if there are values and it is so of none, unknown if there are
 * none; `!=` and negated membership are the negations of `=` and of plain membership.
 */
export type CheckedFilter =
  | CheckedAnd
  | CheckedOr
  | CheckedNot
  | CheckedHolds
  | CheckedConstant
  | CheckedElement
  | CheckedTest;

export type CheckedTest =
  | NumberTest
  | NumberMembership
  | TextTest
  | TextMembership
  | PatternTest
  | FlagTest
  | ExistenceTest;

/** Two terms or more. */
export interface CheckedAnd {
  readonly kind: 'and';
  readonly terms: readonly CheckedFilter[];
}

/** Two terms or more. */
export interface CheckedOr {
  readonly kind: 'or';
  readonly terms: readonly CheckedFilter[];
}

export interface CheckedNot {
  readonly kind: 'not';
  readonly term: CheckedFilter;
}

/** Is the term true? Never unknown: for faces to which what is missing differs from a value. */
export interface CheckedHolds {
  readonly kind: 'holds';
  readonly term: CheckedFilter;
}

/** True or false of every record, as what a face knows without looking. */
export interface CheckedConstant {
  readonly kind: 'constant';
  readonly value: boolean;
}

/**
 * Lists that hang on an entity: the groups of a run and the runs of a group (those that are deleted are not in them), the tags of anything
 * (attributes `key` and `value`), the metrics of a run (attributes `name` and the statistics but `best`), and the data sets that a run read
 * (attributes `name`, `digest` and `context`). Of a logged model: its parameters (`key` and `value`) and its metrics (`name`, `value`,
 * `dataset_name`, `dataset_digest`).
 */
export type ElementList = 'groups' | 'runs' | 'tags' | 'metrics' | 'datasets' | 'parameters';

/** Is there an element of the list for which the filter, over what an element has, is true? Never unknown. */
export interface CheckedElement {
  readonly kind: 'element';
  readonly of: ElementList;
  readonly filter: CheckedFilter;
}

/** Of these, the attributes are those whose type is number, time or duration. */
export type NumberField = AttributeField | ParameterField | MetricField;

/**
 * Of these, the attributes are those whose type is text, choice or id. An artifact's text is its value or its URI; one
 * with bytes has none.
 */
export type TextField = AttributeField | ParameterField | TagField | ArtifactField;

export type OrderOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/**
 * The field's number against `value`, which is finite. Of a time the number is epoch milliseconds, of a duration
 * seconds, of a parameter its numeric shadow: a parameter that is no number is missing here. A metric's NaN is missing
 * here too; ±Infinity compare as in arithmetic.
 */
export interface NumberTest {
  readonly kind: 'number-test';
  readonly field: NumberField;
  readonly operator: OrderOperator;
  readonly value: number;
  readonly span: Span;
}

/** Is the field's number, as in `NumberTest`, among `values` (one or more)? The opposite when negated. */
export interface NumberMembership {
  readonly kind: 'number-membership';
  readonly field: NumberField;
  readonly negated: boolean;
  readonly values: readonly number[];
  readonly span: Span;
}

/**
 * The field's text against `value`. `number` is set only for a parameter whose quoted literal reads as a number:
 * where the parameter has a numeric shadow too, the two numbers are compared instead of the texts (model.md 5); where it has
 * none, the texts are. The missing shadow makes nothing unknown here: only a missing parameter does.
 */
export interface TextTest {
  readonly kind: 'text-test';
  readonly field: TextField;
  readonly operator: OrderOperator;
  readonly value: string;
  readonly number: number | null;
  readonly span: Span;
}

/**
 * Is the field's text among `texts` (one or more), or its numeric shadow among `numbers`? The opposite when
 * negated. `numbers` is filled only for a parameter, with those texts that read as numbers; a missing shadow makes nothing
 * unknown here. Also what a boolean literal against a parameter, tag or artifact becomes: `params.x = true` asks for `true`,
 * `True` or `TRUE`.
 */
export interface TextMembership {
  readonly kind: 'text-membership';
  readonly field: TextField;
  readonly negated: boolean;
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  readonly span: Span;
}

/**
 * Does the whole text match? `%` stands for any characters or none, `_` for exactly one (a code point), `\` makes
 * the next character stand for itself; the pattern never ends in a lone `\`. With `ignoreCase`, A–Z and a–z are equal; other
 * letters are compared as they are.
 */
export interface PatternTest {
  readonly kind: 'pattern-test';
  readonly field: TextField;
  readonly pattern: string;
  readonly ignoreCase: boolean;
  readonly span: Span;
}

/** Has the boolean attribute this value? (`archived != true` becomes `value: false`.) */
export interface FlagTest {
  readonly kind: 'flag-test';
  readonly field: AttributeField;
  readonly value: boolean;
  readonly span: Span;
}

/**
 * Is there a value? Never unknown. Of a metric: has the statistic a value (`last`, `first` and `count` have one as soon as
 * one point is logged, NaN included; `min`, `max`, `mean` and `best` need a finite one, `stddev` two). Of an artifact: is there one
 * of that name, with or without a text value. Of an attribute with several values: is there at least one.
 */
export interface ExistenceTest {
  readonly kind: 'existence-test';
  readonly field: Field;
  readonly span: Span;
}
