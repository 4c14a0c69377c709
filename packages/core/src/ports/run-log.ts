import type { EpochMs } from '@assay/base';

export type LogStream = 'stdout' | 'stderr' | 'log';

export interface LogLine {
  readonly timeMs: EpochMs;
  readonly stream: LogStream;
  readonly text: string;
}

/** Lines from `firstLine` (counted from 0) of a log of `lineCount` lines. */
export interface LogSlice {
  readonly firstLine: number;
  readonly lineCount: number;
  readonly lines: readonly LogLine[];
}
