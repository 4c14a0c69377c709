import type { ErrorCode } from '@assay/base';
import type { LogLine, UpdateRun } from '@assay/wire';

/**
 * Where the records of one run go. Every call returns at once, waits for nothing and never fails: sending happens
 * behind it, and what could not be kept or was refused is counted and reported, never silently lost.
 */
export interface PointSink {
  /** `step` is null where the caller gave none. */
  logPoint(name: string, value: number, step: number | null, timeMs: number): void;
  /** A point of each of several metrics, all at one step and time. */
  logPoints(metrics: Readonly<Record<string, number>>, step: number | null, timeMs: number): void;
  logParameters(parameters: Readonly<Record<string, unknown>>): void;
  changeTags(set: Readonly<Record<string, string>>, remove: readonly string[]): void;
  logLine(line: LogLine): void;
  /** Changes of the run's own record; a later one of the same field wins. */
  update(change: UpdateRun): void;
  /** Resolves once everything taken before the call was sent or refused; false when the signal ended the wait. */
  flush(signal: AbortSignal): Promise<boolean>;
  readonly losses: SinkLosses;
}

/** What never reached the server, and what still waits. */
export interface SinkLosses {
  /** Let go because the spool, or the queue, was full. */
  readonly droppedPoints: number;
  readonly droppedLines: number;
  readonly droppedParameters: number;
  /** Refused by the server. */
  readonly refused: number;
  readonly waiting: number;
}

/** A write that the server refused, or one that could not be kept. */
export interface RunProblem {
  readonly code: ErrorCode;
  /** The server's own words where it was the server. */
  readonly message: string;
  /** What did not get through, e.g. `parameters learning_rate`. */
  readonly what: string;
  readonly timeMs: number;
}
