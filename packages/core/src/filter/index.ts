export { statistics } from './ast.ts';
export type {
  AndNode,
  ArtifactField,
  AttributeField,
  BooleanLiteral,
  ComparisonNode,
  ComparisonOperator,
  ExistenceNode,
  Field,
  FilterNode,
  Literal,
  MembershipNode,
  MetricField,
  NotNode,
  NumberLiteral,
  OrNode,
  ParameterField,
  SortKey,
  Span,
  Statistic,
  TagField,
  TextLiteral,
} from './ast.ts';
export type {
  CheckedAnd,
  CheckedConstant,
  CheckedElement,
  CheckedFilter,
  CheckedHolds,
  CheckedNot,
  CheckedOr,
  CheckedTest,
  ElementList,
  ExistenceTest,
  FlagTest,
  NumberField,
  NumberMembership,
  NumberTest,
  OrderOperator,
  PatternTest,
  TextField,
  TextMembership,
  TextTest,
} from './checked-filter.ts';
export { fieldFamilies } from './filter-schema.ts';
export type { AttributeType, FieldFamily, FilterSchema } from './filter-schema.ts';
export { checkFilter, checkSort } from './check-filter.ts';
export { experimentFilterSchema, runFilterSchema } from './entity-schemas.ts';
export { modelFilterSchema, modelVersionFilterSchema } from './model-schemas.ts';
export { evaluateFilter } from './evaluate-filter.ts';
export type { ArtifactValue, AttributeValue, FilterRecord, ParameterRecord } from './evaluate-filter.ts';
export { fieldsOf } from './fields-of.ts';
export { filterLimits } from './limits.ts';
export { numberFromText } from './number-from-text.ts';
export { parseField } from './parse-field.ts';
export { parseFilter } from './parse-filter.ts';
export { parseSort } from './parse-sort.ts';
export { parseTime } from './parse-time.ts';
export { printField, printFilter, printSort } from './print-filter.ts';
