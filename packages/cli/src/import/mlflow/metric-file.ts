import { createReadStream } from 'node:fs';
import type { ImportAccount } from '../import-account.ts';
import type { SeriesChunk } from '../import-source.ts';

const mostPoints = 10_000;
const longestLine = 4096;
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
  const take = (line: string, offset: number, whole: boolean): void => {
    lineNumber++;
    // Every line is written with its end: what has none may be cut in the middle of a number.
    const point = whole ? parseMetricLine(line) : undefined;
    if (point !== undefined) {
      chunk.timesMs.push(point.timeMs);
      chunk.values.push(point.value);
      chunk.steps.push(point.step);
    } else if (line.trim() !== '') {
      const why = whole ? 'metric lines that hold no point' : 'metric lines that are cut off';
      const where = `${shown}: line ${lineNumber}, byte ${offset}: ${JSON.stringify(line.slice(0, 60))}`;
      account.leaveOut('damaged', why, where);
    }
  };
  // One character a byte, so that places in the text are places in the file.
  const texts = createReadStream(file, { encoding: 'latin1', highWaterMark: 256 * 1024 }) as AsyncIterable<string>;
  let rest = '';
  let begin = 0;
  let offset = 0;
  for await (const text of texts) {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      take(rest + text.slice(from, end), begin, true);
      rest = '';
      from = end + 1;
      begin = offset + from;
      if (chunk.values.length < mostPoints) continue;
      yield chunk;
      chunk = emptyChunk(name);
    }
    // Of a line that is longer than any point the beginning is enough.
    if (rest.length < longestLine) rest += text.slice(from, from + longestLine);
    offset += text.length;
  }
  if (rest !== '') take(rest, begin, false);
  if (chunk.values.length > 0) yield chunk;
}

interface MutableChunk extends SeriesChunk {
  readonly steps: number[];
  readonly timesMs: number[];
  readonly values: number[];
}
const emptyChunk = (name: string): MutableChunk => ({ name, steps: [], timesMs: [], values: [] });
