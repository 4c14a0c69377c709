import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { CountSchema, IdSchema, nullable, object, oneOf, optional, WireNumberSchema } from './scalar.ts';

const MetricNameSchema = Type.String({ minLength: 1, maxLength: 1024 });
const GoalSchema = oneOf(['minimize', 'maximize']);

const AnalyzedMetricSchema = object({
  name: MetricNameSchema,
  goal: optional(
    oneOf(['minimize', 'maximize'], {
      description: "Left out: as set in the run's experiment, else guessed from the name",
    }),
  ),
  target: optional(Type.Number({ description: 'When was it this good?' })),
  training: optional(
    Type.String({
      minLength: 1,
      maxLength: 1024,
      description:
        'The same metric on training data, for overfitting. Left out: guessed from the names, "train_loss" or "loss" beside "val_loss"',
    }),
  ),
});

export const AnalyzeCurvesSchema = object({
  runIds: Type.Array(IdSchema, { minItems: 1, maxItems: 100 }),
  metrics: Type.Array(AnalyzedMetricSchema, { minItems: 1, maxItems: 20 }),
  tolerance: optional(
    Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0.01,
      description: 'What is too small to be progress, as a share of the height of the curve (95 % quantile to best)',
    }),
  ),
  minDelta: optional(
    Type.Number({ minimum: 0, description: "The same in the metric's own unit; overrides `tolerance`" }),
  ),
  price: optional(
    object({
      perHour: Type.Union([
        Type.Number({ minimum: 0 }),
        Type.String({
          minLength: 1,
          maxLength: 1024,
          description: 'The field that has it: "params.price", "tags.price"',
        }),
      ]),
      currency: optional(Type.String({ maxLength: 16, description: 'For the words alone' })),
    }),
  ),
});
export type AnalyzeCurves = Static<typeof AnalyzeCurvesSchema>;

/**
 * `elapsedMs` counts from the start of the run, its pauses left out; `cost` is what that time costs at the price, null without one.
 */
const moment = {
  step: Type.Number(),
  elapsedMs: Type.Number(),
  cost: nullable(Type.Number()),
};
const CurveValueSchema = object({ ...moment, value: WireNumberSchema });
export type CurveValue = Static<typeof CurveValueSchema>;

/** What `state` says is explained in docs/guide/analysis.md, with how each is told. */
export const curveStates = ['improving', 'plateau', 'worsened', 'diverged', 'short', 'unknown'] as const;

export const CurveAnalysisSchema = object({
  runId: IdSchema,
  name: Type.String(),
  goal: nullable(GoalSchema),
  state: oneOf(curveStates, {
    description:
      'worsened: lastingly worse than its best; diverged: half of the gain or more is lost, or it ends in NaN; short: too few points; unknown: no goal is known',
  }),
  words: Type.Array(Type.String(), { description: 'Sentences, the most important one first' }),
  pointCount: CountSchema,
  blockPoints: Type.Integer({
    minimum: 1,
    description:
      'Of a long curve, noise, plateau, worsening and overfitting are told from means of so many points each; 1: from the points',
  }),
  first: CurveValueSchema,
  last: CurveValueSchema,
  best: nullable(CurveValueSchema),
  noise: nullable(
    Type.Number({ description: 'Standard deviation from point (or block) to point, the trend left out' }),
  ),
  smoothness: nullable(
    Type.Number({ description: 'Share of the variance that is not noise; 1: smooth, 0: nothing but noise' }),
  ),
  /** The first step from which on nothing got better by more than `within`: the tolerance, and what noise may do. */
  plateau: nullable(
    object({
      ...moment,
      within: Type.Number(),
      pointsAfter: CountSchema,
      afterMs: Type.Number(),
      costAfter: nullable(Type.Number()),
    }),
  ),
  /** The last step at which it was near its best, and how much worse it ended. */
  worsening: nullable(
    object({
      ...moment,
      by: Type.Number(),
      ofGain: nullable(Type.Number({ description: '`by` as a share of what had been gained; null: nothing had' })),
    }),
  ),
  overfitting: nullable(
    object({
      ...moment,
      by: Type.Number(),
      training: nullable(
        object(
          { name: Type.String(), trend: oneOf(['improved', 'flat']) },
          {
            description: 'What the training curve did meanwhile; null: told from this curve alone',
          },
        ),
      ),
    }),
  ),
  /** The first value that is NaN or infinite. */
  nonFinite: nullable(object({ ...moment, value: WireNumberSchema, count: CountSchema, recovered: Type.Boolean() })),
  target: nullable(
    object({
      value: Type.Number(),
      reached: nullable(CurveValueSchema),
      /** From here on it stayed there. */
      lasting: nullable(CurveValueSchema),
    }),
  ),
  /** Mean heights over steps, and over logarithms of steps. */
  areaUnderCurve: nullable(object({ perStep: Type.Number(), perLogStep: nullable(Type.Number()) })),
  throughput: nullable(
    object({
      stepsPerSecond: Type.Number(),
      pointsPerSecond: Type.Number(),
      usualStepsPerSecond: Type.Number({ description: 'The median pace: halts do not count' }),
    }),
  ),
  longestGap: nullable(object({ afterStep: Type.Number(), lengthMs: Type.Number() })),
});
export type CurveAnalysis = Static<typeof CurveAnalysisSchema>;

export const CurvesAnalysisSchema = object({
  /** Run by run, in the order of the question. */
  curves: Type.Array(CurveAnalysisSchema),
  missing: Type.Array(object({ runId: IdSchema, name: Type.String() }), {
    description: 'Runs that have no points of a metric',
  }),
});
export type CurvesAnalysis = Static<typeof CurvesAnalysisSchema>;
