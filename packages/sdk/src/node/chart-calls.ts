import { chartMediaTypes } from '@assay/wire';
import type { Artifact, ArtifactDirection, ChartKind } from '@assay/wire';
import { confusionMatrix } from '../core/confusion-matrix.ts';
import { precisionRecallCurves } from '../core/precision-recall.ts';
import { rocCurves } from '../core/roc-curve.ts';
import type { Label, Labels, Scores } from '../core/classified.ts';
import { tableOf } from '../core/table.ts';
import type { TableInput } from '../core/table.ts';
import { logBytes } from './artifact-calls.ts';
import type { OpenRun } from './open-run.ts';

export type { Labels, Scores, TableInput };

interface ChartOptions {
  /** Of the artifact. */
  readonly name?: string | undefined;
  readonly title?: string | undefined;
  readonly direction?: ArtifactDirection | undefined;
}

export interface ConfusionMatrixOptions extends ChartOptions {
  /** All classes, in the order to show. Default: those that occur, sorted. */
  readonly labels?: readonly Label[] | undefined;
}

export interface CurveOptions extends ChartOptions {
  /** All classes, in the order of the columns of `scores`. Default: those that occur, sorted. */
  readonly labels?: readonly Label[] | undefined;
  /** For two classes: the one that a high score speaks for. Default: `true`, `1`, or the second of the labels. */
  readonly positiveLabel?: Label | undefined;
}

export interface TableOptions {
  readonly title?: string | undefined;
  readonly direction?: ArtifactDirection | undefined;
}

type Stored = Promise<Artifact | undefined>;

function store(run: OpenRun, kind: ChartKind, name: string, body: object, options: ChartOptions): Stored {
  const titled = options.title === undefined ? body : { title: options.title, ...body };
  const bytes = new TextEncoder().encode(JSON.stringify(titled));
  return logBytes(run, name, bytes, { mediaType: chartMediaTypes[kind], direction: options.direction });
}

export const logConfusionMatrix = (
  run: OpenRun,
  trueLabels: Labels,
  predictedLabels: Labels,
  options: ConfusionMatrixOptions,
): Stored => {
  const body = confusionMatrix(trueLabels, predictedLabels, options.labels);
  return store(run, 'confusionMatrix', options.name ?? 'confusion-matrix', body, options);
};

export const logRocCurve = (run: OpenRun, trueLabels: Labels, scores: Scores, options: CurveOptions): Stored =>
  store(run, 'rocCurve', options.name ?? 'roc-curve', { curves: rocCurves(trueLabels, scores, options) }, options);

export const logPrecisionRecall = (run: OpenRun, trueLabels: Labels, scores: Scores, options: CurveOptions): Stored => {
  const body = { curves: precisionRecallCurves(trueLabels, scores, options) };
  return store(run, 'precisionRecall', options.name ?? 'precision-recall', body, options);
};

export const logTable = (run: OpenRun, name: string, table: TableInput, options: TableOptions): Stored =>
  store(run, 'table', name, tableOf(table), options);
