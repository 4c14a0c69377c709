import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { invalidInput, messageOf } from '@assay/base';
import { isEnd, LocalExecutor } from '@assay/executor';
import type { JobLimits, JobStatus } from '@assay/executor';
import type { StudyValues } from '@assay/wire';
import type { Objective } from './objective.ts';
import type { Trial } from './trial.ts';

/** A metric that is read from what a program prints: the first group of the expression, or the one named `value`, is the number. */
export interface MetricDefinition {
  readonly name: string;
  /** E.g. `val_loss=([0-9.]+)`. A group named `step` is the step; otherwise values are counted from 1. */
  readonly regex: string | RegExp;
}

/** A program as the objective: any language. It finds its run in the environment (`ASSAY_RUN_ID`, `ASSAY_URL`, `MLFLOW_RUN_ID`, …). */
export interface CommandObjective {
  /**
   * The program and its first arguments; each parameter is added as `--name value`, as SageMaker calls a script. Or a function
   * that makes all the words from the values.
   */
  readonly command: readonly string[] | ((values: StudyValues) => readonly string[]);
  /** Default: that of this process. */
  readonly folder?: string | undefined;
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** Without them the program logs its metrics to the run itself. */
  readonly metricDefinitions?: readonly MetricDefinition[] | undefined;
  readonly limits?: JobLimits | undefined;
}

/** How often the output is looked at. */
const tickMs = 250;

/** The objective that runs a command for each trial; its output becomes the run's log. `metric`: the one that is reported to the pruner. */
export function commandObjective(options: CommandObjective, metric: string): Objective {
  const definitions = (options.metricDefinitions ?? []).map(({ name, regex }) => ({
    name,
    regex: compiled(name, regex),
  }));
  return async (trial) => {
    const words = wordsOf(options.command, trial.values);
    const [program, ...args] = words;
    if (program === undefined || program === '') throw invalidInput('command', 'names no program');
    await using executor = new LocalExecutor();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'assay-trial-'));
    try {
      const outputFile = path.join(folder, 'output.log');
      const [id = ''] = await executor.submit([
        {
          name: `trial-${trial.number}`,
          program,
          args,
          folder: path.resolve(options.folder ?? process.cwd()),
          environment: { ...environmentOf(trial), ...options.environment },
          outputFile,
          ...(options.limits !== undefined && { limits: options.limits }),
        },
      ]);
      const output = new OutputReader(outputFile, (line) => take(trial, line));
      await follow(executor, id, trial, output);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  function take(trial: Trial, line: string): void {
    trial.run.logLine(line, { stream: 'stdout' });
    for (const { name, regex } of definitions) {
      for (const match of line.matchAll(regex)) {
        const value = numberOf(match.groups?.['value'] ?? match[1]);
        if (value === undefined) continue;
        const step = Number(match.groups?.['step'] ?? nextStep(trial, name));
        if (name === metric) trial.report(step, value);
        // What is reported is logged under the name that the study has for it.
        if (name !== metric || name !== trial.metric) trial.run.logMetric(name, value, { step });
      }
    }
  }
}

async function follow(executor: LocalExecutor, id: string, trial: Trial, output: OutputReader): Promise<void> {
  for (;;) {
    await executor.waitForChange([id], tickMs, trial.signal);
    const status = (await executor.statusOf([id])).get(id);
    const hasEnded = status === undefined || isEnd(status.state);
    const hasNews = await output.read(hasEnded);
    if (hasEnded) {
      trial.signal.throwIfAborted();
      if (status?.state === 'succeeded') return;
      throw new Error(`${endOf(status)}${output.tail === '' ? '' : `: ${output.tail}`}`);
    }
    if (trial.signal.aborted || (hasNews && (await trial.shouldPrune()))) {
      await executor.cancel([id]);
      await untilEnded(executor, id);
      await output.read(true);
      trial.signal.throwIfAborted();
      trial.prune();
    }
  }
}

async function untilEnded(executor: LocalExecutor, id: string): Promise<void> {
  for (;;) {
    const status = (await executor.statusOf([id])).get(id);
    if (status === undefined || isEnd(status.state)) return;
    await executor.waitForChange([id], tickMs);
  }
}

const endOf = (status: JobStatus | undefined): string =>
  status?.reason ??
  (status?.exitCode === undefined ? 'the command failed' : `the command ended with exit status ${status.exitCode}`);

/** Reads a growing file line by line. */
class OutputReader {
  /** The last line that was not blank. */
  tail = '';
  readonly #file: string;
  readonly #onLine: (line: string) => void;
  readonly #decoder = new StringDecoder('utf8');
  #offset = 0;
  #rest = '';

  constructor(file: string, onLine: (line: string) => void) {
    this.#file = file;
    this.#onLine = onLine;
  }

  /** Whether there were lines. `isLast`: what follows the last line break is a line too. */
  async read(isLast: boolean): Promise<boolean> {
    this.#rest += await this.#readOn();
    const lines = this.#rest.split(/\r\n|[\r\n]/);
    this.#rest = isLast ? '' : (lines.pop() ?? '');
    for (const line of lines) {
      if (line.trim() === '') continue;
      this.tail = line;
      this.#onLine(line);
    }
    return lines.length > 0;
  }

  async #readOn(): Promise<string> {
    let file;
    try {
      file = await open(this.#file, 'r');
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw new Error(`the output cannot be read: ${messageOf(thrown)}`, { cause: thrown });
    }
    try {
      const buffer = Buffer.alloc(1 << 16);
      let text = '';
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length, this.#offset);
        if (bytesRead === 0) return text;
        this.#offset += bytesRead;
        text += this.#decoder.write(buffer.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  }
}

const wordsOf = (command: CommandObjective['command'], values: StudyValues): readonly string[] =>
  typeof command === 'function'
    ? command(values)
    : [...command, ...Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)])];

/** The trial's run, for the SDK's `loadRun()` and for MLflow's clients. */
const environmentOf = ({ run }: Trial): Record<string, string> => {
  const environment = run.environment();
  return { ...environment, MLFLOW_TRACKING_URI: environment['ASSAY_URL'] ?? '', MLFLOW_RUN_ID: run.id };
};

function compiled(name: string, regex: string | RegExp): RegExp {
  try {
    const source = (typeof regex === 'string' ? regex : regex.source).replaceAll('(?P<', '(?<');
    return new RegExp(source, typeof regex === 'string' ? 'g' : `${regex.flags.replace('g', '')}g`);
  } catch (thrown) {
    throw invalidInput(`metricDefinitions.${name}`, messageOf(thrown));
  }
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const word = text.trim().toLowerCase();
  if (word === 'nan') return Number.NaN;
  if (/^[+-]?inf(inity)?$/.test(word)) return word.startsWith('-') ? -Infinity : Infinity;
  const number = Number(word);
  return Number.isNaN(number) ? undefined : number;
}

const steps = new WeakMap<Trial, Map<string, number>>();

function nextStep(trial: Trial, name: string): number {
  const counts = steps.get(trial) ?? new Map<string, number>();
  steps.set(trial, counts);
  const step = (counts.get(name) ?? 0) + 1;
  counts.set(name, step);
  return step;
}
