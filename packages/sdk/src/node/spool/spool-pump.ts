import { isBefore } from './spool-progress.ts';
import type { SpoolPosition } from './spool-progress.ts';
import { ringWord } from './ring-words.ts';
import type { Ring } from './ring.ts';
import type { SpoolFolder, SpoolMode } from './spool-folder.ts';
import { heartbeatMs } from './spool-folder.ts';
import type { SpoolSender } from './spool-sender.ts';
import type { SpoolWriter } from './spool-writer.ts';
import { Waiter } from './waiter.ts';

/** The window of loss by SIGKILL is 50 ms; a timer may be late. */
const drainEveryMs = 35;
const syncEveryMs = 1_000;
/** How long little is gathered before it is sent. */
const gatherMs = 200;
const hurryAtBytes = 2 ** 18;
const sleepAfterMs = 1_000;
const removeAfterMs = 2_000;
const troubleMs = 1_000;

interface Flush {
  /** The head of the ring when it was asked for. */
  readonly head: number;
  /** Where that stands in the spool, once it is there. */
  upTo: SpoolPosition | undefined;
  readonly done: () => void;
}

/** The work of the worker thread for one spool: ring to disk on a timer, disk to server beside it. */
export class SpoolPump {
  readonly #ring: Ring;
  readonly #spool: SpoolFolder;
  readonly #writer: SpoolWriter;
  readonly #sender: SpoolSender;
  readonly #online: boolean;
  readonly #sendRest: () => Promise<unknown>;
  readonly #onRemoved: () => void;
  readonly #onTrouble: (thrown: unknown) => void;
  readonly #waiter = new Waiter();
  readonly #flushes = new Map<number, Flush>();
  #timer: NodeJS.Timeout | undefined;
  #quietSince = performance.now();
  #syncedAt = performance.now();
  #beatAt = performance.now();
  #finishing: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: {
    readonly ring: Ring;
    readonly spool: SpoolFolder;
    readonly writer: SpoolWriter;
    readonly sender: SpoolSender;
    readonly mode: SpoolMode;
    /** Stores the artifacts that runs which have ended left in the spool. */
    readonly sendRest: () => Promise<unknown>;
    readonly onRemoved: () => void;
    /** The disk does not give what it should; it is tried again. */
    readonly onTrouble: (thrown: unknown) => void;
  }) {
    this.#ring = parts.ring;
    this.#spool = parts.spool;
    this.#writer = parts.writer;
    this.#sender = parts.sender;
    this.#online = parts.mode === 'online';
    this.#sendRest = parts.sendRest;
    this.#onRemoved = parts.onRemoved;
    this.#onTrouble = parts.onTrouble;
  }

  start(): void {
    this.tick();
    if (this.#online) void this.#send();
  }

  /** Something is in the ring after a silence, or much. */
  tick(): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    const now = performance.now();
    if (this.#writer.drain()) this.#quietSince = now;
    this.#writer.keepBounds(this.#sender.sent);
    this.#settleFlushes();
    if (isBefore(this.#sender.sent, this.#writer.written)) this.#waiter.wake();
    if (now - this.#syncedAt > syncEveryMs) {
      this.#syncedAt = now;
      this.#writer.sync();
    }
    if (now - this.#beatAt > heartbeatMs) {
      this.#beatAt = now;
      this.#spool.beat();
    }
    this.#timer = setTimeout(() => this.tick(), this.#mayRest(now) ? this.#rest(now) : drainEveryMs);
  }

  #mayRest(now: number): boolean {
    const { words } = this.#ring;
    if (now - this.#quietSince < sleepAfterMs || Atomics.load(words, ringWord.dirty) === 1) return false;
    Atomics.store(words, ringWord.asleep, 1);
    // What was written before the flag could be seen wakes nobody.
    if (Atomics.load(words, ringWord.head) === Atomics.load(words, ringWord.tail)) return true;
    Atomics.store(words, ringWord.asleep, 0);
    return false;
  }

  #rest(now: number): number {
    const mayRemove = Atomics.load(this.#ring.words, ringWord.openRuns) === 0;
    if (mayRemove && this.#online && now - this.#quietSince > removeAfterMs) void this.finish();
    return mayRemove ? removeAfterMs : heartbeatMs;
  }

  /** Calls `done` once all that is in the ring and the spool now is settled. Until then nothing is put off. */
  flush(call: number, done: () => void): void {
    this.#flushes.set(call, { head: Atomics.load(this.#ring.words, ringWord.head), upTo: undefined, done });
    this.tick();
    this.#sender.hurried = this.#flushes.size;
    this.#settleFlushes();
    this.#sender.hurry();
    this.#waiter.wake();
  }

  forgetFlush(call: number): void {
    this.#flushes.delete(call);
    this.#sender.hurried = this.#flushes.size;
  }

  /** Nobody writes any more: what is left besides records is sent, and the spool removed where all of it is settled. */
  finish(): Promise<void> {
    this.#finishing ??= this.#finish().finally(() => (this.#finishing = undefined));
    return this.#finishing;
  }

  async #finish(): Promise<void> {
    const open = Atomics.load(this.#ring.words, ringWord.openRuns) > 0;
    if (this.#stopped || open || isBefore(this.#sender.sent, this.#writer.written)) return;
    if (this.#spool.hasArtifacts()) await this.#sendRest();
    this.#removeIfDone();
  }

  #removeIfDone(): void {
    if (this.#stopped || !this.#writer.removeIfDone(this.#sender.sent)) return;
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#sender.close();
    this.#waiter.wake();
    this.#onRemoved();
  }

  async #send(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#sendSome();
      } catch (thrown) {
        if (this.#stopped) return;
        this.#onTrouble(thrown);
        await this.#waiter.wait(troubleMs);
      }
    }
  }

  async #sendSome(): Promise<void> {
    while (!this.#stopped) {
      const { written } = this.#writer;
      if (!isBefore(this.#sender.sent, written)) {
        await this.#sender.rest();
        this.#settleFlushes();
        await this.#waiter.wait(heartbeatMs);
        if (this.#flushes.size === 0) await this.#gather();
      } else if (!(await this.#sender.sendPortion(written))) await this.#waiter.wait(drainEveryMs);
      else {
        const { segment, offset } = this.#sender.sent;
        Atomics.store(this.#ring.words, ringWord.sentSegment, segment);
        Atomics.store(this.#ring.words, ringWord.sentOffset, offset);
        this.#settleFlushes();
        if (this.#flushes.size === 0) await this.#gather();
      }
    }
  }

  async #gather(): Promise<void> {
    const until = performance.now() + gatherMs;
    for (;;) {
      const left = until - performance.now();
      const { segment, offset } = this.#sender.sent;
      const { written } = this.#writer;
      const much = written.segment > segment || written.offset - offset > hurryAtBytes;
      if (left <= 0 || much || this.#flushes.size > 0 || this.#stopped) return;
      await this.#waiter.wait(left);
    }
  }

  #settleFlushes(): void {
    const tail = Atomics.load(this.#ring.words, ringWord.tail);
    for (const [call, flush] of this.#flushes) {
      if (flush.upTo === undefined && ((tail - flush.head) | 0) >= 0) flush.upTo = this.#writer.written;
      if (flush.upTo === undefined || isBefore(this.#sender.sent, flush.upTo)) continue;
      this.forgetFlush(call);
      flush.done();
    }
  }
}
