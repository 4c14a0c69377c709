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

export interface LogSearch {
  /** An empty one is in every line. */
  readonly text: string;
  readonly matchCase: boolean;
  /** Only lines of this one. */
  readonly stream: LogStream | undefined;
  /** Where to begin; Infinity: at the last line. */
  readonly fromLine: number;
  readonly backward: boolean;
  readonly limit: number;
}

export interface LogMatches {
  readonly lineCount: number;
  /** Numbers of the lines that hold the text, in the direction of the search, and their times. */
  readonly hits: number[];
  readonly timesMs: EpochMs[];
  /** Line to go on from; null when all was searched. */
  readonly next: number | null;
}
