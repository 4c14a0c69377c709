import { createReadStream } from 'node:fs';
import type { ImportAccount } from '../import-account.ts';
import type { SeriesChunk } from '../import-source.ts';

const mostPoints = 10_000;
const longestLine = 4096;
const newline = 10;
/** What Python's `repr` of a float and `int` write. */
const integer = /^-?\d{1,19}$/;
const decimal = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const named: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Infinity, '-inf': -Infinity };

interface Point {
  readonly timeMs: number;
  readonly value: number;
  readonly step: number;
}

/**
 * A line of a metric file of MLflow's file store: `timestamp value step`, in old stores without the step, in newer ones with
 * name and digest of a data set behind it (mlflow/store/tracking/file_store.py, `_get_metric_from_line`). Undefined when
 * it is none.
 */
export function parseMetricLine(line: string): Point | undefined {
  const parts = line.trim().split(' ');
  const [time = '', number = '', step = '0'] = parts;
  if (![2, 3, 5].includes(parts.length) || !integer.test(time) || !integer.test(step)) return undefined;
  const value = named[number.toLowerCase()] ?? (decimal.test(number) ? Number(number) : undefined);
  if (value === undefined) return undefined;
  const point = { timeMs: Number(time), value, step: Number(step) };
  return Number.isSafeInteger(point.step) && Number.isSafeInteger(point.timeMs) && point.timeMs >= 0
    ? point
    : undefined;
}

/** The points of one metric, in the order of the file. A line that is none is noted with its place, and the rest is read on. */
export async function* readMetricFile(
  file: string,
  name: string,
  shown: string,
  account: ImportAccount,
): AsyncGenerator<SeriesChunk> {
  let chunk = emptyChunk(name);
  let lineNumber = 0;
  for await (const { line, offset, whole } of linesOf(file)) {
    lineNumber++;
    if (line.trim() === '') continue;
    // Every line is written with its end: what has none may be cut in the middle of a number.
    const point = whole ? parseMetricLine(line) : undefined;
    if (point === undefined) {
      const why = whole ? 'metric lines that hold no point' : 'metric lines that are cut off';
      account.leaveOut(
        'damaged',
        why,
        `${shown}: line ${lineNumber}, byte ${offset}: ${JSON.stringify(line.slice(0, 60))}`,
      );
      continue;
    }
    chunk.timesMs.push(point.timeMs);
    chunk.values.push(point.value);
    chunk.steps.push(point.step);
    if (chunk.values.length === mostPoints) {
      yield chunk;
      chunk = emptyChunk(name);
    }
  }
  if (chunk.values.length > 0) yield chunk;
}

interface MutableChunk extends SeriesChunk {
  readonly steps: number[];
  readonly timesMs: number[];
  readonly values: number[];
}
const emptyChunk = (name: string): MutableChunk => ({ name, steps: [], timesMs: [], values: [] });

interface Line {
  readonly line: string;
  readonly offset: number;
  /** Whether it has its end. */
  readonly whole: boolean;
}

/** Lines with where they begin. Of a line that is longer than any point only the beginning is kept. */
async function* linesOf(file: string): AsyncGenerator<Line> {
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let offset = 0;
  let begin = 0;
  const lineOf = (whole: boolean): Line => {
    const line = Buffer.concat(kept).toString('latin1');
    kept = [];
    keptBytes = 0;
    return { line, offset: begin, whole };
  };
  for await (const bytes of createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (;;) {
      const end = bytes.indexOf(newline, from);
      const piece = bytes.subarray(from, end < 0 ? bytes.length : end);
      if (keptBytes < longestLine) kept.push(piece.subarray(0, longestLine));
      keptBytes += piece.length;
      if (end < 0) break;
      yield lineOf(true);
      begin = offset + end + 1;
      from = end + 1;
    }
    offset += bytes.length;
  }
  if (keptBytes > 0) yield lineOf(false);
}
