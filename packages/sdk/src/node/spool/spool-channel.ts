import { messageOf } from '@assay/base';
import type { AssayError } from '@assay/base';
import type { Reachability } from '../../core/reachability.ts';
import { makeReserve } from './disk-reserve.ts';
import { releaseDrainLock, withDrainLock } from './drain-lock.ts';
import { drainRing } from './drain-ring.ts';
import { faultFrom } from './fault-message.ts';
import { fetchFor } from './fetch-bridge.ts';
import { runRecord } from './record-layout.ts';
import { ringWord } from './ring-words.ts';
import { Ring, defaultRingSlots, ringBytes } from './ring.ts';
import { firstSegment, SpoolFolder } from './spool-folder.ts';
import type { SpoolMode } from './spool-folder.ts';
import { segmentHeaderBytes } from './spool-frame.ts';
import { forgetChannel, newChannelNumber, serveChannel, tellWorker } from './spool-host.ts';
import type { ServedChannel } from './spool-host.ts';
import type { ChannelEvent, OpenMessage } from './worker-messages.ts';

export interface SpoolChannelOptions {
  readonly root: string;
  readonly url: string;
  readonly key: string | undefined;
  /** Given where requests must be made in this thread. */
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly mode: SpoolMode;
  readonly limitBytes: number | undefined;
  readonly reachability: Reachability;
  readonly warn: (line: string) => void;
}

/** Whom it is told what becomes of the records of a run. */
export interface RunListener {
  onCreated(fault: AssayError | undefined): void;
  onRenamed(name: string): void;
  onRefused(fault: AssayError, what: string, things: number): void;
  onSettled(things: number): void;
}

const lockWaitMs = 1_000;

/** The way of one session's records from this thread to its spool: a ring, a folder, and the worker behind them. */
export class SpoolChannel implements ServedChannel {
  readonly number = newChannelNumber();
  readonly ring: Ring;
  readonly names = new Map<string, number>();
  readonly mode: SpoolMode;
  readonly #options: SpoolChannelOptions;
  readonly #memory: SharedArrayBuffer;
  readonly #spool: SpoolFolder;
  readonly #sinks = new Map<string, RunListener>();
  readonly #flushes = new Map<number, () => void>();
  readonly #awaiting = new Map<string, number>();
  #runs = 0;
  #calls = 0;
  #failing = false;

  /** Makes the folder of the spool and its first segment. Throws what the file system says. */
  constructor(options: SpoolChannelOptions) {
    this.#options = options;
    this.mode = options.mode;
    this.#spool = SpoolFolder.create(options.root, options.url, options.mode, Date.now());
    makeReserve(this.folder);
    const file = this.#spool.startSegment(firstSegment);
    this.#memory = new SharedArrayBuffer(ringBytes(defaultRingSlots));
    this.ring = new Ring(this.#memory, () => tellWorker({ kind: 'wake', channel: this.number }));
    const { words } = this.ring;
    Atomics.store(words, ringWord.length, segmentHeaderBytes);
    Atomics.store(words, ringWord.segment, firstSegment);
    Atomics.store(words, ringWord.file, file);
    serveChannel(this);
  }

  get folder(): string {
    return this.#spool.folder;
  }

  openMessage(): OpenMessage {
    const { url, key, fetch, mode, limitBytes } = this.#options;
    const own = { channel: this.number, memory: this.#memory, folder: this.folder, ownFetch: fetch !== undefined };
    return { kind: 'open', ...own, url, key, mode, limitBytes };
  }

  say(line: string): void {
    this.#options.warn(line);
  }

  /** Answers the number of a run that begins to write; undefined once the channel is closed and another is needed. */
  join(runId: string): number | undefined {
    const { words } = this.ring;
    const open = withDrainLock(words, lockWaitMs, () => {
      if (Atomics.load(words, ringWord.file) < 0) return false;
      Atomics.add(words, ringWord.openRuns, 1);
      return true;
    });
    if (open !== true) {
      forgetChannel(this);
      return undefined;
    }
    const run = ++this.#runs;
    this.ring.text(runRecord, run, JSON.stringify({ id: runId }));
    return run;
  }

  /** What happens to the records of a run is told to its sink. */
  attach(runId: string, sink: RunListener): void {
    this.#sinks.set(runId, sink);
  }

  leave(runId: string, sink: RunListener): void {
    if (this.#sinks.get(runId) === sink) this.#sinks.delete(runId);
    Atomics.sub(this.ring.words, ringWord.openRuns, 1);
    tellWorker({ kind: 'wake', channel: this.number });
  }

  /** The number of a metric's name; undefined when the ring is full. */
  numberOf(name: string): number | undefined {
    const number = this.names.size + 1;
    if (!this.ring.name(number, name)) return undefined;
    this.names.set(name, number);
    return number;
  }

  /** Writes the ring to the spool in this thread. False when the file system does not take it: it stays in the ring. */
  drainNow(): boolean {
    try {
      const drained = withDrainLock(this.ring.words, lockWaitMs, () => {
        drainRing(this.ring);
        return true;
      });
      if (drained === true) this.#failing = false;
      return drained === true;
    } catch (thrown) {
      if (!this.#failing) this.say(`the spool ${this.folder} cannot be written: ${messageOf(thrown)}.`);
      this.#failing = true;
      return false;
    }
  }

  /** True once all that was logged before the call is with the server or refused; false when the signal came first. */
  flush(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    const call = ++this.#calls;
    return new Promise((resolve) => {
      const settle = (flushed: boolean): void => {
        this.#flushes.delete(call);
        signal.removeEventListener('abort', giveUp);
        resolve(flushed);
      };
      const giveUp = (): void => {
        tellWorker({ kind: 'forget-flush', channel: this.number, call });
        settle(false);
      };
      this.#flushes.set(call, () => settle(true));
      signal.addEventListener('abort', giveUp, { once: true });
      tellWorker({ kind: 'flush', channel: this.number, call });
    });
  }

  /** Says whether somebody waits for the run to be made: nothing is put off then. */
  await(runId: string, awaited: boolean): void {
    tellWorker({ kind: 'awaited', channel: this.number, runId, awaited });
    const call = this.#awaiting.get(runId) ?? ++this.#calls;
    if (awaited) this.#awaiting.set(runId, call);
    else this.#awaiting.delete(runId);
    tellWorker({ kind: awaited ? 'flush' : 'forget-flush', channel: this.number, call });
  }

  settle(waitMs: number): boolean {
    this.drainNow();
    const { words } = this.ring;
    if (Atomics.load(words, ringWord.file) < 0) return true;
    if (waitMs <= 0) return false;
    const token = ++this.#calls;
    const before = Atomics.load(words, ringWord.settled);
    tellWorker({ kind: 'last', channel: this.number, token });
    Atomics.wait(words, ringWord.settled, before, waitMs);
    return Atomics.load(words, ringWord.settled) === token;
  }

  get isBehind(): boolean {
    const { words } = this.ring;
    const word = (name: 'head' | 'tail' | 'segment' | 'length' | 'sentSegment' | 'sentOffset'): number =>
      Atomics.load(words, ringWord[name]);
    if (Atomics.load(words, ringWord.file) < 0) return false;
    if (this.#spool.hasArtifacts()) return true;
    if (word('length') === segmentHeaderBytes && word('segment') === firstSegment && word('head') === word('tail'))
      return false;
    const sent = word('sentSegment') === word('segment') && word('sentOffset') === word('length');
    return !sent || word('head') !== word('tail');
  }

  workerEnded(): void {
    releaseDrainLock(this.ring.words);
    Atomics.store(this.ring.words, ringWord.asleep, 0);
  }

  take(event: ChannelEvent): void {
    const { reachability } = this.#options;
    switch (event.kind) {
      case 'created':
        this.#sinks.get(event.runId)?.onCreated(event.fault === undefined ? undefined : faultFrom(event.fault));
        return;
      case 'renamed':
        this.#sinks.get(event.runId)?.onRenamed(event.name);
        return;
      case 'refused':
        this.#sinks.get(event.runId)?.onRefused(faultFrom(event.fault), event.what, event.things);
        return;
      case 'settled':
        this.#sinks.get(event.runId)?.onSettled(event.things);
        return;
      case 'failed':
        reachability.failed(faultFrom(event.fault));
        return;
      case 'answered':
        reachability.answered();
        return;
      case 'flushed':
        this.#flushes.get(event.call)?.();
        return;
      case 'removed':
        forgetChannel(this);
        return;
      case 'note':
        this.say(event.line);
        return;
      case 'fetch':
        void fetchFor(event, this.#options.fetch ?? fetch).then((outcome) =>
          tellWorker({ kind: 'fetched', channel: this.number, call: event.call, outcome }),
        );
    }
  }
}
