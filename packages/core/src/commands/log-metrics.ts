import { AssayError } from '@assay/base';
import type { PointBatch } from '@assay/series';
import type { Command } from './command.ts';

export interface LogMetricsInput {
  readonly runId: string;
  readonly clientId?: string;
  readonly sequence?: number;
  /** Points without a time take the time of the call: the face fills it in. */
  readonly batch: PointBatch;
}

export const logMetrics: Command<LogMetricsInput, { accepted: number; replayed: boolean }> = async () => {
  throw new AssayError('NotOffered', 'logMetrics is not there yet.');
};
