import { AssayError, messageOf } from '@assay/base';
import type { Clock, ErrorCode } from '@assay/base';
import type { CreateRun, LogLine, UpdateRun } from '@assay/wire';
import { backgroundPause, backgroundTimer } from './background-pause.ts';
import type { AssayClient } from './client.ts';
import { describe, halve, newKey, sendDelivery, sizeOf } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import type { PointBudget } from './point-buffer.ts';
import type { PointSink, RunProblem, SinkLosses } from './point-sink.ts';
import type { Reachability } from './reachability.ts';
import { RecordQueue } from './record-queue.ts';
import { isPassing, retryDelayMs } from './retry.ts';
import type { RetryPolicy } from './retry.ts';

export interface OutboxOptions {
  readonly client: AssayClient;
  readonly runId: string;
  /** Absent for a run that the server has already. */
  readonly create: CreateRun | undefined;
  readonly budget: PointBudget;
  readonly clock: Clock;
  readonly reachability: Reachability;
  readonly onProblem: (problem: RunProblem) => void;
  /** Asked when the server refuses to make the run: another body to try, or undefined to give up. */
  readonly onCreationRefused?: (fault: AssayError) => CreateRun | undefined;
  readonly flushIntervalMs?: number;
  /** How often one request is repeated that the server answers with a failure of its own (500). */
  readonly patienceWithFailures?: number;
}

const hurryAtPoints = 1_000;
const hurryAtLines = 5_000;
const maximumSplits = 64;
const patienceWithFailures = 10;
const attemptTimeoutMs = 10_000;
/** What one faulty part of a request brings upon the whole. */
const dividing: ReadonlySet<ErrorCode> = new Set([
  'InvalidInput',
  'ParameterImmutable',
  'LimitExceeded',
  'PayloadTooLarge',
  'Internal',
]);
/** A limit on one thing names its place; one on the run as a whole is met by every further point or line alike. */
const isDividing = ({ code, details }: AssayError, { kind }: Delivery): boolean =>
  dividing.has(code) && (code !== 'LimitExceeded' || details['path'] !== undefined || kind === 'parameters');
const policy: RetryPolicy = { attempts: Number.POSITIVE_INFINITY, baseMs: 200, capMs: 5_000 };

/**
 * The queue of one run and its background sender. One request is in flight at a time, so the order is kept; it is
 * repeated with full jitter until the server has answered. The run's creation goes first, its end last.
 */
export class Outbox implements PointSink {
  readonly #options: OutboxOptions;
  readonly #stop = new AbortController();
  readonly #queue: RecordQueue;
  readonly #created = Promise.withResolvers<AssayError | undefined>();
  /** Frozen deliveries that go before anything else; the first one may be in flight. */
  #frozen: Delivery[] = [];
  #pumping: Promise<void> | undefined;
  #cancelTimer: (() => void) | undefined;
  #hurried = false;
  #flushing = 0;
  #splits = 0;
  #refused = 0;
  #closing = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#queue = new RecordQueue(options.budget);
    if (options.create === undefined) this.#created.resolve(undefined);
    else {
      this.#frozen.push({ kind: 'create', key: options.runId, body: options.create });
      this.#start();
    }
  }

  /** Settles when the server has the run: undefined, or with what it said when it refused to make it. */
  get created(): Promise<AssayError | undefined> {
    return this.#created.promise;
  }

  get losses(): SinkLosses {
    const { points, lines, droppedParameters, length } = this.#queue;
    return {
      droppedPoints: points.dropped,
      droppedLines: lines.dropped,
      droppedParameters,
      refused: this.#refused,
      waiting: length + this.#frozen.reduce((sum, delivery) => sum + sizeOf(delivery), 0),
    };
  }

  logPoint(name: string, value: number, step: number | null, timeMs: number): void {
    if (this.#closed) {
      this.#refused += 1;
      return;
    }
    this.#queue.points.push(name, value, step, timeMs);
    if (this.#queue.points.length >= hurryAtPoints) this.#hurry();
    else this.#schedule();
  }

  logPoints(metrics: Readonly<Record<string, number>>, step: number | null, timeMs: number): void {
    for (const [name, value] of Object.entries(metrics)) this.logPoint(name, value, step, timeMs);
  }

  logParameters(parameters: Readonly<Record<string, unknown>>): void {
    if (this.#closed) return;
    this.#queue.pushParameters(parameters);
    this.#schedule();
  }

  changeTags(set: Readonly<Record<string, string>>, remove: readonly string[]): void {
    if (this.#closed) return;
    this.#queue.pushTags(set, remove);
    this.#schedule();
  }

  logLine(line: LogLine): void {
    if (this.#closed) return;
    this.#queue.pushLine(line);
    this.#schedule();
  }

  update(change: UpdateRun): void {
    if (this.#closed) return;
    this.#queue.pushUpdate(change);
    this.#schedule();
  }

  async flush(signal: AbortSignal): Promise<boolean> {
    this.#flushing += 1;
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    try {
      while (!signal.aborted && !this.#stop.signal.aborted && this.#hasWork()) {
        this.#start();
        await Promise.race([this.#pumping, aborted]);
      }
      return !this.#hasWork();
    } finally {
      this.#flushing -= 1;
    }
  }

  /** Sends what waits and then the run's last change; false when the signal ended that first. */
  end(change: UpdateRun, signal: AbortSignal): Promise<boolean> {
    this.#queue.end = change;
    this.#closing = true;
    return this.flush(signal);
  }

  /** Gives up what has not been sent; ends the request in flight. */
  abandon(): void {
    this.#stop.abort(new AssayError('Unavailable', 'The run was closed before this was sent.'));
    this.#cancelTimer?.();
    this.#refused += this.#queue.points.length;
    this.#queue.points.close();
    this.#created.resolve(undefined);
  }

  /** What comes after the end has been asked for is too late. */
  get #closed(): boolean {
    return this.#closing || this.#stop.signal.aborted;
  }

  #hasWork(): boolean {
    return this.#frozen.length > 0 || this.#queue.length > 0 || this.#queue.end !== undefined;
  }

  #schedule(): void {
    if (this.#cancelTimer !== undefined || this.#pumping !== undefined || this.#stop.signal.aborted) return;
    this.#cancelTimer = backgroundTimer(() => this.#start(), this.#options.flushIntervalMs ?? 200);
  }

  #hurry(): void {
    if (this.#hurried || this.#pumping !== undefined) return;
    this.#hurried = true;
    this.#cancelTimer?.();
    this.#cancelTimer = backgroundTimer(() => this.#start(), 0);
  }

  #start(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#hurried = false;
    if (this.#stop.signal.aborted) return;
    this.#pumping ??= this.#pump().finally(() => {
      this.#pumping = undefined;
      if (this.#hasWork() && !this.#stop.signal.aborted) this.#schedule();
    });
  }

  /** Sends until nothing is left that should not rather wait to be gathered. */
  async #pump(): Promise<void> {
    for (;;) {
      const delivery = this.#next();
      if (delivery === undefined) return;
      await this.#deliver(delivery);
      if (this.#stop.signal.aborted) return;
      const { points, lines } = this.#queue;
      const little = this.#frozen.length === 0 && points.length < hurryAtPoints && lines.length < hurryAtLines;
      if (delivery.kind === 'points' && little && this.#flushing === 0) return;
    }
  }

  /** The delivery to send now. It stays at the head of `#frozen` until it was sent or refused. */
  #next(): Delivery | undefined {
    const head = this.#frozen[0] ?? this.#queue.take();
    if (head !== undefined) this.#frozen[0] = this.#queue.numbered(head);
    return this.#frozen[0];
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const { client, runId, reachability } = this.#options;
    for (let attempt = 1; !this.#stop.signal.aborted; attempt++) {
      try {
        await sendDelivery(client, delivery, runId, {
          signal: this.#stop.signal,
          retry: { attempts: 1, baseMs: 0, capMs: 0 },
          timeoutMs: attemptTimeoutMs,
        });
        reachability.answered();
        this.#sent(delivery);
        return;
      } catch (thrown) {
        if (this.#stop.signal.aborted) return;
        if (!this.#mayPass(thrown, delivery, attempt)) {
          this.#takeRefusal(delivery, thrown);
          return;
        }
        reachability.failed(thrown);
        await backgroundPause(retryDelayMs(policy, attempt, thrown), this.#stop.signal);
      }
    }
  }

  #mayPass(thrown: unknown, delivery: Delivery, attempt: number): boolean {
    const code = thrown instanceof AssayError ? thrown.code : undefined;
    // A server that fails over and over at one request, but answers, would hold up all that comes after it.
    if (code === 'Internal')
      return attempt < (this.#splits === 0 ? (this.#options.patienceWithFailures ?? patienceWithFailures) : 2);
    // A key that is refused while a run goes on may be put right; at its creation the caller is told.
    if (code === 'Unauthenticated' || code === 'Forbidden') return delivery.kind !== 'create';
    return isPassing(thrown);
  }

  #sent(delivery: Delivery): void {
    this.#frozen.shift();
    if (delivery.kind === 'points' || delivery.kind === 'lines') this.#queue.advance(delivery.kind);
    if (delivery.kind === 'create') this.#created.resolve(undefined);
    if (this.#frozen.length === 0) this.#splits = 0;
  }

  /** Refused together does not mean that each is faulty: halves are tried, so that only what is at fault is lost. */
  #takeRefusal(delivery: Delivery, thrown: unknown): void {
    this.#frozen.shift();
    const fault = thrown instanceof AssayError ? thrown : new AssayError('Internal', messageOf(thrown));
    const halves = isDividing(fault, delivery) && this.#splits < maximumSplits ? halve(delivery) : undefined;
    if (halves !== undefined) {
      this.#splits += 1;
      this.#frozen.unshift(...halves);
      return;
    }
    const { clock, onProblem, onCreationRefused } = this.#options;
    if (delivery.kind === 'create') {
      const other = onCreationRefused?.(fault);
      if (other !== undefined) {
        this.#frozen.unshift({ kind: 'create', key: newKey(), body: other });
        return;
      }
      this.#created.resolve(fault);
      this.abandon();
    } else this.#refused += sizeOf(delivery);
    onProblem({ code: fault.code, message: fault.message, what: describe(delivery), timeMs: clock.now() });
  }
}
