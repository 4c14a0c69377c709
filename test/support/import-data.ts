import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file or folder of the data of other trackers. */
export const importData = (name: string): string => fileURLToPath(new URL(`../data/import/${name}`, import.meta.url));

export interface ExpectedSeries {
  readonly count: number;
  readonly first_step: number;
  readonly last_step: number;
  readonly first: number;
  readonly last: number;
  readonly min: number;
  readonly max: number;
}

/** What other programs found in that data. */
export const expected = JSON.parse(readFileSync(importData('expected.json'), 'utf8')) as {
  readonly tensorboard: Readonly<Record<string, Readonly<Record<string, ExpectedSeries>>>>;
  readonly wandb: Readonly<Record<string, ExpectedWandb>>;
  readonly mlruns: Readonly<Record<string, ExpectedMlflow>>;
  readonly 'mlflow.db': Readonly<
    Record<string, ExpectedMlflow & { readonly params: Readonly<Record<string, string>> }>
  >;
};
interface ExpectedMlflow {
  readonly status: string;
  readonly start_time: number;
  readonly end_time: number;
  readonly metrics: Readonly<Record<string, ExpectedSeries>>;
}
interface ExpectedWandb {
  readonly run_id: string;
  readonly project: string;
  readonly display_name: string;
  readonly exit_code: number | null;
  readonly config_keys: number;
  readonly system_metric_names: number;
  readonly system_metric_points: number;
  readonly metrics: Readonly<Record<string, ExpectedSeries>>;
}

export interface Series {
  readonly steps: number[];
  readonly timesMs: number[];
  readonly values: number[];
}

/** The figures of a series as `expected.json` has them. */
export function figuresOf(series: Series | undefined): ExpectedSeries | undefined {
  if (series === undefined) return undefined;
  const { steps, values } = series;
  return {
    count: values.length,
    first_step: steps[0] ?? Number.NaN,
    last_step: steps.at(-1) ?? Number.NaN,
    first: values[0] ?? Number.NaN,
    last: values.at(-1) ?? Number.NaN,
    min: Math.min(...values),
    max: Math.max(...values),
  };
}

/** A copy of the bytes with one bit turned over. */
export function withFlippedBit(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = Math.floor(bit / 8) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
}

/** Whether the one has only points that the other has, in the same order. */
export function isWithin(part: Series, whole: Series): boolean {
  let at = 0;
  return part.values.every((value, i) => {
    const same = (): boolean =>
      Object.is(whole.values[at], value) &&
      whole.timesMs[at] === part.timesMs[i] &&
      Object.is(whole.steps[at], part.steps[i]);
    while (at < whole.values.length && !same()) at++;
    return at++ < whole.values.length;
  });
}
