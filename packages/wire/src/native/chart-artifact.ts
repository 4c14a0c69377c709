import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { CountSchema, nullable, object, optional } from './scalar.ts';

/** Media types and bodies of artifacts that Studio draws as charts and tables. Each body is JSON of its schema. */
export const chartMediaTypes = {
  confusionMatrix: 'application/vnd.assay.confusion-matrix+json',
  rocCurve: 'application/vnd.assay.roc-curve+json',
  precisionRecall: 'application/vnd.assay.precision-recall+json',
  table: 'application/vnd.assay.table+json',
} as const;
export type ChartKind = keyof typeof chartMediaTypes;

/** `counts[i][j]`: how many items of true class i were predicted as class j. */
export const ConfusionMatrixSchema = object({
  title: optional(Type.String()),
  labels: Type.Array(Type.String()),
  counts: Type.Array(Type.Array(Type.Number({ minimum: 0 }))),
});
export type ConfusionMatrix = Static<typeof ConfusionMatrixSchema>;

/** One curve a class (one in all for a binary classifier). Thresholds fall; null stands for +Infinity. */
export const RocCurveSchema = object({
  title: optional(Type.String()),
  curves: Type.Array(
    object({
      label: Type.String(),
      falsePositiveRate: Type.Array(Type.Number()),
      truePositiveRate: Type.Array(Type.Number()),
      thresholds: Type.Array(nullable(Type.Number())),
      areaUnderCurve: nullable(Type.Number()),
    }),
  ),
});
export type RocCurve = Static<typeof RocCurveSchema>;

export const PrecisionRecallSchema = object({
  title: optional(Type.String()),
  curves: Type.Array(
    object({
      label: Type.String(),
      precision: Type.Array(Type.Number()),
      recall: Type.Array(Type.Number()),
      thresholds: Type.Array(nullable(Type.Number())),
      averagePrecision: nullable(Type.Number()),
      /** Share of positives: the precision of guessing. */
      baseline: nullable(Type.Number()),
    }),
  ),
});
export type PrecisionRecall = Static<typeof PrecisionRecallSchema>;

/** A table by rows; cells are JSON scalars. */
export const TableSchema = object({
  title: optional(Type.String()),
  columns: Type.Array(Type.String()),
  rows: Type.Array(Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]))),
  rowCount: optional(CountSchema),
});
export type Table = Static<typeof TableSchema>;
