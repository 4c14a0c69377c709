import type { AnalyzeCurves, CurveAnalysis, CurvesAnalysis } from '@assay/wire';
import type { AssayClient } from '../core/client.ts';

export interface AnalyzedCurve {
  readonly name: string;
  /** Left out: as set in the run's experiment, else guessed from the name. */
  readonly goal?: 'minimize' | 'maximize' | undefined;
  /** A value that it should have reached: the answer says when it did. */
  readonly target?: number | undefined;
  /** The same metric on training data, for overfitting. Left out: guessed from the names. */
  readonly training?: string | undefined;
}

export interface CurveAnalysisOptions {
  /** What is too small to be progress, as a share of the curve's height. Default 0.01. */
  readonly tolerance?: number | undefined;
  /** The same in the metric's own unit; overrides `tolerance`. */
  readonly minDelta?: number | undefined;
  /** What an hour costs: a number, or the field of runs that has it, e.g. `params.price`. `currency` is for the words. */
  readonly price?: { readonly perHour: number | string; readonly currency?: string } | undefined;
}

export interface AnalyzeCurvesRequest extends CurveAnalysisOptions {
  /** Runs, or their ids; at most 100. */
  readonly runs: readonly ({ readonly id: string } | string)[];
  /** Metrics by name, or with what is asked of them; at most 20. */
  readonly metrics: readonly (AnalyzedCurve | string)[];
}

/** @internal */
export function analyzeCurves(client: AssayClient, request: AnalyzeCurvesRequest): Promise<CurvesAnalysis> {
  const { runs, metrics, tolerance, minDelta, price } = request;
  const body: AnalyzeCurves = {
    runIds: runs.map((run) => (typeof run === 'string' ? run : run.id)),
    metrics: metrics.map((metric) => {
      if (typeof metric === 'string') return { name: metric };
      const { name, goal, target, training } = metric;
      return {
        name,
        ...(goal !== undefined && { goal }),
        ...(target !== undefined && { target }),
        ...(training !== undefined && { training }),
      };
    }),
    ...(tolerance !== undefined && { tolerance }),
    ...(minDelta !== undefined && { minDelta }),
    ...(price !== undefined && { price }),
  };
  return client.analyzeCurves({ body });
}

/** @internal The curves of one run, in the order of the metrics; those that it has no points of are left out. */
export async function analyzeRun(
  client: AssayClient,
  runId: string,
  metrics: readonly (AnalyzedCurve | string)[],
  options: CurveAnalysisOptions,
): Promise<readonly CurveAnalysis[]> {
  return (await analyzeCurves(client, { ...options, runs: [runId], metrics })).curves;
}
