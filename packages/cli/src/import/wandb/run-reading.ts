import type { ImportAccount } from '../import-account.ts';
import type { RunEnd, SeriesChunk } from '../import-source.ts';
import { SeriesBuffer } from '../series-buffer.ts';
import type { WandbItem, WandbRecord, WandbRun, WandbUpdate } from './record.ts';
import { flatten, numberOf, parseValue } from './values.ts';

/** What a row says of itself: it becomes the step and time of its points. */
const ownKeys: ReadonlySet<string> = new Set(['_step', '_timestamp', '_runtime', '_wandb']);
const isOwn = (key: string): boolean => ownKeys.has(key) || key.startsWith('_wandb.');

/** Reads the records of a run through: the points, and what is known at the end. */
export class RunReading {
  readonly #run: WandbRun;
  readonly #buffer = new SeriesBuffer();
  readonly #config = new Map<string, unknown>();
  readonly #summary = new Map<string, unknown>();
  readonly #names = new Set<string>();
  #exitCode: number | undefined;
  #lastMs: number | undefined;

  constructor(run: WandbRun) {
    this.#run = run;
  }

  begin(): void {
    for (const kept of [this.#config, this.#summary, this.#names]) kept.clear();
    this.#exitCode = undefined;
    this.#lastMs = this.#run.startedMs;
    change(this.#config, this.#run.config);
  }

  *take(record: WandbRecord, account: ImportAccount): Generator<SeriesChunk> {
    switch (record.kind) {
      case 'run':
        // Again where the run was resumed.
        this.#exitCode = undefined;
        change(this.#config, record.run.config);
        break;
      case 'config':
        change(this.#config, record.change);
        break;
      case 'summary':
        change(this.#summary, record.change);
        break;
      case 'history':
        this.#takeRow(record.items, record.step, account);
        break;
      case 'stats':
        this.#lastMs = record.timeMs ?? this.#lastMs;
        for (const { path, json } of record.items) {
          const value = numberOf(parseValue(json));
          if (value !== undefined) this.#buffer.add(`system/${path.join('.')}`, Number.NaN, this.#lastMs ?? 0, value);
        }
        break;
      case 'exit':
        this.#exitCode = record.code;
        break;
      case 'artifact':
        account.leaveOut('omitted', 'of W&B: artifacts, whose files lie elsewhere', `of run ${this.#run.runId}`);
        break;
      case 'output':
      case 'other':
    }
    if (this.#buffer.isFull) yield* this.#buffer.flush();
  }

  /** The last points: those of numbers that stand in the summary alone. */
  *rest(account: ImportAccount): Generator<SeriesChunk> {
    for (const [key, given] of this.#summary) {
      if (isOwn(key)) continue;
      for (const { name, value } of flatten(key, given)) {
        const number = numberOf(value);
        if (this.#names.has(name)) continue;
        if (number !== undefined) this.#buffer.add(name, Number.NaN, this.#lastMs ?? 0, number);
        else
          account.leaveOut(
            'omitted',
            'of W&B: values of summaries that are no numbers',
            `${name} of run ${this.#run.runId}`,
          );
      }
    }
    yield* this.#buffer.flush();
  }

  end(): RunEnd {
    const parameters = new Map<string, unknown>();
    for (const [key, given] of this.#config) {
      if (key === '_wandb') continue;
      for (const { name, value } of flatten(key, given)) parameters.set(name, parameterOf(value));
    }
    const code = this.#exitCode;
    const statusMessage =
      code === undefined
        ? 'W&B has no end of this run: it was killed, or it was still running when it was imported.'
        : code === 0
          ? ''
          : `Exit status ${code}`;
    return {
      status: code === 0 ? 'completed' : 'failed',
      statusMessage,
      endedMs: this.#lastMs,
      parameters: Object.fromEntries(parameters),
      tags: {},
    };
  }

  #takeRow(items: readonly WandbItem[], given: number | undefined, account: ImportAccount): void {
    const row = new Map(items.map(({ path, json }) => [path.join('.'), parseValue(json)]));
    const stepOf = row.get('_step');
    const step = typeof stepOf === 'number' ? stepOf : given;
    const seconds = row.get('_timestamp');
    if (typeof seconds === 'number' && seconds > 0) this.#lastMs = Math.round(seconds * 1000);
    const timeMs = this.#lastMs ?? 0;
    if ((step !== undefined && !Number.isSafeInteger(step)) || !Number.isSafeInteger(timeMs)) {
      account.leaveOut('damaged', 'rows at impossible steps or times', `step ${step} of run ${this.#run.runId}`);
      return;
    }
    for (const [key, whole] of row) {
      if (isOwn(key)) continue;
      for (const { name, value, media } of flatten(key, whole)) {
        const number = numberOf(value);
        if (number !== undefined) {
          this.#names.add(name);
          this.#buffer.add(name, step ?? Number.NaN, timeMs, number);
        } else {
          const kind =
            media ?? (value === undefined ? 'values that are no JSON' : 'values of histories that are no numbers');
          account.leaveOut('omitted', `of W&B: ${kind}`, `${name} of run ${this.#run.runId}`);
        }
      }
    }
  }
}

/** Later values replace earlier ones; a path of several parts reaches into a map. */
function change(kept: Map<string, unknown>, { update, remove }: WandbUpdate): void {
  for (const { path, json } of update) {
    const value = parseValue(json);
    if (value !== undefined) kept.set(path.join('.'), value);
  }
  for (const { path } of remove) kept.delete(path.join('.'));
}

/** Numbers that JSON cannot hold are kept as text. */
const parameterOf = (value: unknown): unknown =>
  typeof value === 'number' && (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
    ? String(value)
    : (value ?? 'null');
