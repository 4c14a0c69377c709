import { rmSync } from 'node:fs';
import { systemClock } from '@assay/base';
import type { AssayError } from '@assay/base';
import type { CreateRun, LogLine, UpdateRun } from '@assay/wire';
import type { RunProblem, SinkLosses } from '../../core/point-sink.ts';
import type { RunSink } from '../run-sink.ts';
import { entryRecord } from './record-layout.ts';
import { ringWord } from './ring-words.ts';
import { thingsIn } from './run-entry.ts';
import type { RunEntry } from './run-entry.ts';
import type { RunListener, SpoolChannel } from './spool-channel.ts';
import { keepArtifact } from './spooled-artifact.ts';
import type { SpooledArtifact } from './spooled-artifact.ts';

/** What a logging call has reached when it returns: the ring, drained to the spool within 50 ms, or the spool's file. */
export type Durability = 'buffer' | 'write';

export interface SpoolSinkOptions {
  readonly channel: SpoolChannel;
  readonly runId: string;
  /** What the channel calls the run. */
  readonly run: number;
  readonly create: CreateRun | undefined;
  readonly durability: Durability;
  readonly onProblem: (problem: RunProblem) => void;
  readonly onRenamed: (name: string) => void;
}

/** How often a growing gap is noted on the run. */
const gapEveryMs = 5_000;

/** The records of one run, on their way through the ring and the spool of its session. */
export class SpoolSink implements RunSink, RunListener {
  readonly #options: SpoolSinkOptions;
  readonly #channel: SpoolChannel;
  readonly #run: number;
  readonly #writes: boolean;
  readonly #created = Promise.withResolvers<AssayError | undefined>();
  #names = new Uint32Array(64);
  #values = new Float64Array(64);
  #taken = 0;
  #settled = 0;
  #refused = 0;
  #dropped = { points: 0, lines: 0, parameters: 0 };
  #gap = { said: 0, atMs: 0 };
  #closing = false;
  #left = false;

  constructor(options: SpoolSinkOptions) {
    const { channel, create } = options;
    this.#options = options;
    this.#channel = channel;
    this.#run = options.run;
    this.#writes = options.durability === 'write';
    channel.attach(options.runId, this);
    if (create === undefined) this.#created.resolve(undefined);
    else this.#enter({ kind: 'create', body: create });
  }

  get created(): Promise<AssayError | undefined> {
    return this.#created.promise;
  }

  get leftIn(): string {
    return this.#channel.folder;
  }

  get losses(): SinkLosses {
    const { points, lines, parameters } = this.#dropped;
    return {
      droppedPoints: points,
      droppedLines: lines,
      droppedParameters: parameters,
      refused: this.#refused,
      waiting: Math.max(0, this.#taken - this.#settled),
    };
  }

  logPoint(name: string, value: number, step: number | null, timeMs: number): void {
    const number = this.#numberOf(name);
    this.#values[0] = value;
    this.#write(1, number === undefined ? 0 : 1, number, step, timeMs);
  }

  logPoints(metrics: Readonly<Record<string, number>>, step: number | null, timeMs: number): void {
    let count = 0;
    let known = 0;
    let first: number | undefined;
    for (const name in metrics) {
      if (!Object.hasOwn(metrics, name)) continue;
      count += 1;
      const number = this.#numberOf(name);
      if (number === undefined) continue;
      if (known === this.#names.length) this.#grow();
      first ??= number;
      this.#names[known] = number;
      this.#values[known] = metrics[name] ?? Number.NaN;
      known += 1;
    }
    this.#write(count, known, first, step, timeMs);
  }

  logParameters(parameters: Readonly<Record<string, unknown>>): void {
    this.#enterOrDrop({ kind: 'parameters', values: parameters }, 'parameters');
  }

  changeTags(set: Readonly<Record<string, string>>, remove: readonly string[]): void {
    if (!this.#closing) this.#enter({ kind: 'tags', set, remove });
  }

  logLine(line: LogLine): void {
    this.#enterOrDrop({ kind: 'line', line }, 'lines');
  }

  update(change: UpdateRun): void {
    if (!this.#closing) this.#enter({ kind: 'update', body: change });
  }

  await(awaited: boolean): void {
    this.#channel.await(this.#options.runId, awaited);
  }

  flush(signal: AbortSignal): Promise<boolean> {
    return this.#channel.mode === 'online' ? this.#channel.flush(signal) : Promise.resolve(false);
  }

  end(change: UpdateRun, signal: AbortSignal): Promise<boolean> {
    this.endAtOnce(change);
    return this.flush(signal);
  }

  endAtOnce(change: UpdateRun): void {
    this.#noteGap();
    this.#enter({ kind: 'end', body: change });
    this.#closing = true;
  }

  keepArtifact(artifact: SpooledArtifact): () => void {
    const file = keepArtifact(this.#channel.folder, artifact);
    return () => {
      if (file !== undefined) rmSync(file, { force: true });
    };
  }

  close(): void {
    this.#closing = true;
    if (this.#left) return;
    this.#left = true;
    if (this.#channel.mode !== 'online') this.#channel.drainNow();
    this.#created.resolve(undefined);
    this.#channel.leave(this.#options.runId, this);
  }

  onCreated(fault: AssayError | undefined): void {
    if (fault !== undefined) {
      this.#closing = true;
      this.#problem(fault, 'the creation of the run');
    }
    this.#created.resolve(fault);
  }

  onRenamed(name: string): void {
    this.#options.onRenamed(name);
  }

  onRefused(fault: AssayError, what: string, things: number): void {
    this.#refused += things;
    this.#problem(fault, what);
  }

  onSettled(things: number): void {
    this.#settled += things;
  }

  #problem({ code, message }: AssayError, what: string): void {
    this.#options.onProblem({ code, message, what, timeMs: systemClock.now() });
  }

  #numberOf(name: string): number | undefined {
    const known = this.#channel.names.get(name);
    if (known !== undefined) return known;
    return this.#isFull ? undefined : this.#channel.numberOf(name);
  }

  get #isFull(): boolean {
    return Atomics.load(this.#channel.ring.words, ringWord.full) === 1;
  }

  /** `first` is the number of the first name, which stands in `#names` already where there are more. */
  #write(count: number, known: number, first: number | undefined, step: number | null, timeMs: number): void {
    if (this.#closing) {
      this.#refused += count;
      return;
    }
    this.#names[0] = first ?? 0;
    const { ring } = this.#channel;
    const taken = this.#isFull
      ? 0
      : ring.points(this.#run, known, this.#names, this.#values, step ?? Number.NaN, timeMs);
    this.#taken += taken;
    if (taken < count) this.#dropped.points += count - taken;
    else if (this.#dropped.points > this.#gap.said && Date.now() - this.#gap.atMs > gapEveryMs) this.#noteGap();
    if (this.#writes) this.#channel.drainNow();
  }

  #grow(): void {
    const names = new Uint32Array(this.#names.length * 2);
    const values = new Float64Array(names.length);
    names.set(this.#names);
    values.set(this.#values);
    this.#names = names;
    this.#values = values;
  }

  #enterOrDrop(entry: RunEntry, kind: 'lines' | 'parameters'): void {
    if (!this.#closing && !this.#enter(entry)) this.#dropped[kind] += thingsIn(entry);
  }

  #enter(entry: RunEntry): boolean {
    if (!this.#channel.ring.text(entryRecord, this.#run, JSON.stringify(entry))) return false;
    this.#taken += thingsIn(entry);
    if (this.#writes) this.#channel.drainNow();
    return true;
  }

  /** A gap is seen where the run is looked at, also if the process is killed later. */
  #noteGap(): void {
    const { points } = this.#dropped;
    if (points === this.#gap.said) return;
    this.#gap = { said: points, atMs: Date.now() };
    this.#enter({ kind: 'tags', set: { 'assay.dropped_points': String(points) }, remove: [] });
    const text = `assay: ${points} metric points were dropped up to here: the spool was full`;
    this.#enter({ kind: 'line', line: { timeMs: Date.now(), stream: 'log', text } });
  }
}
