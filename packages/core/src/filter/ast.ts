/**
 * The syntax tree of a filter or sort text, as written: no names resolved, no types checked. `parseFilter` makes
 * it, `printFilter` is its inverse, `checkFilter` turns it into a `CheckedFilter`, the form that is compiled to SQL
 * or evaluated. Trees are immutable. Language: docs/reference/filter.md.
 */

/** Where a node stands in its text: offsets in UTF-16 units, `start` included, `end` not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a metric's summary answers. `stddev` is that of a sample; `best` is `min` or `max`, by the goal of the metric. */
export const statistics = ['last', 'min', 'max', 'first', 'mean', 'stddev', 'count', 'best'] as const;
export type Statistic = (typeof statistics)[number];

/** What is asked about: an attribute of the entity, or a value that it holds under a key that users chose. */
export type Field = AttributeField | ParameterField | TagField | MetricField | ArtifactField;

/** `status`, `started`, … Which ones exist depends on the kind of entity; see `FilterSchema`. */
export interface AttributeField {
  readonly kind: 'attribute';
  readonly name: string;
  readonly span: Span;
}

/** `params.lr`. The text has no word for `booleans`: whether true and false are 1 and 0, too, as a face may have it. */
export interface ParameterField {
  readonly kind: 'parameter';
  readonly key: string;
  readonly booleans?: 'numbers';
  readonly span: Span;
}

/** `tags.team` */
export interface TagField {
  readonly kind: 'tag';
  readonly key: string;
  readonly span: Span;
}

/** `metrics.loss.min`; the statistic is `last` where the text names none. */
export interface MetricField {
  readonly kind: 'metric';
  readonly name: string;
  readonly statistic: Statistic;
  readonly span: Span;
}

/**
 * `artifacts.dataset`. The text has no words for `direction` (else both) and `part` (else its value or URI;
 * `mediaType`: its type, where a client gave one); faces do.
 */
export interface ArtifactField {
  readonly kind: 'artifact';
  readonly name: string;
  readonly direction?: 'input' | 'output';
  readonly part?: 'mediaType';
  readonly span: Span;
}

export type Literal = NumberLiteral | TextLiteral | BooleanLiteral;

/** Finite, and never -0. */
export interface NumberLiteral {
  readonly kind: 'number';
  readonly value: number;
  readonly span: Span;
}

/**
 * The text meant, escapes resolved; well-formed Unicode without U+0000. `\%` and `\_` keep their backslash, since
 * that is how a `like` pattern holds a wildcard that stands for itself.
 */
export interface TextLiteral {
  readonly kind: 'text';
  readonly value: string;
  readonly span: Span;
}

export interface BooleanLiteral {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly span: Span;
}

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'like' | 'ilike';

export type FilterNode = AndNode | OrNode | NotNode | ComparisonNode | MembershipNode | ExistenceNode;

/**
 * Two or more terms. `a and b and c` is one node of three terms; parentheses are kept, so `a and (b and c)` is a
 * node of two terms, the second being another `and`.
 */
export interface AndNode {
  readonly kind: 'and';
  readonly terms: readonly FilterNode[];
  readonly span: Span;
}

/** Two or more terms, as in `AndNode`. */
export interface OrNode {
  readonly kind: 'or';
  readonly terms: readonly FilterNode[];
  readonly span: Span;
}

/** `not term`; also what `field not like …`, `field not ilike …` and `field not exists` become. */
export interface NotNode {
  readonly kind: 'not';
  readonly term: FilterNode;
  readonly span: Span;
}

/** `params.lr <= 0.1` */
export interface ComparisonNode {
  readonly kind: 'comparison';
  readonly field: Field;
  readonly operator: ComparisonOperator;
  readonly literal: Literal;
  readonly span: Span;
}

/** `tags.team in ("a", "b")`, or `not in` when negated. One literal or more. */
export interface MembershipNode {
  readonly kind: 'membership';
  readonly field: Field;
  readonly negated: boolean;
  readonly literals: readonly Literal[];
  readonly span: Span;
}

/** `params.lr exists` */
export interface ExistenceNode {
  readonly kind: 'existence';
  readonly field: Field;
  readonly span: Span;
}

/**
 * One key of an order: `metrics.acc.max desc`. What is missing comes last in both directions; of those without a value the runs
 * that have the metric (it is NaN) before those that do not. Texts are ordered by code point. Parameters: those that are numbers come first in both directions, ordered as numbers; the rest
 * follow, ordered as texts.
 */
export interface SortKey {
  readonly field: Field;
  readonly direction: 'asc' | 'desc';
  readonly span: Span;
}
