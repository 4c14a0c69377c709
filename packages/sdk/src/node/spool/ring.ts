import {
  continues,
  longestPayload,
  moreFollows,
  mostPointsInRecord,
  nameRecord,
  pointsRecord,
  slotBytes,
  slotsOf,
} from './record-layout.ts';
import { ringWord, ringWordCount } from './ring-words.ts';

const headerBytes = ringWordCount * 4;
export const defaultRingSlots = 2 ** 20;
/** How long one call may be held up by a full ring. After that its records are dropped and counted. */
export const longestWaitMs = 50;
/** While the ring stays full, calls wait again only after this long: a disk that hangs must not slow every call. */
const restMs = 1_000;

export const ringBytes = (slots: number): number => headerBytes + slots * slotBytes;

/**
 * A ring of records in shared memory, with one thread that writes and any thread that holds the lock to drain it. A
 * write is a few stores and one atomic publication: no system call, no allocation. Both sides count slots modulo 2^32;
 * the capacity is a power of two.
 */
export class Ring {
  readonly words: Int32Array<SharedArrayBuffer>;
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly halves: Uint32Array<SharedArrayBuffer>;
  readonly capacity: number;
  readonly #slots: Float64Array<SharedArrayBuffer>;
  readonly #mask: number;
  readonly #wake: () => void;
  #head: number;
  /** The tail as last seen. */
  #tail: number;
  #hurried = false;
  #waitAgainAt = 0;

  constructor(memory: SharedArrayBuffer, wake: () => void = () => undefined) {
    this.words = new Int32Array(memory, 0, ringWordCount);
    this.bytes = new Uint8Array(memory, headerBytes);
    this.halves = new Uint32Array(memory, headerBytes);
    this.#slots = new Float64Array(memory, headerBytes);
    this.capacity = this.#slots.length;
    this.#mask = this.capacity - 1;
    this.#wake = wake;
    this.#head = Atomics.load(this.words, ringWord.head);
    this.#tail = Atomics.load(this.words, ringWord.tail);
  }

  /** Writes points of one step and time; answers how many were taken: all, or fewer when the ring stayed full. */
  points(run: number, count: number, names: Uint32Array, values: Float64Array, step: number, timeMs: number): number {
    for (let from = 0; from < count; from += mostPointsInRecord) {
      const to = Math.min(count, from + mostPointsInRecord);
      const need = 3 + 2 * (to - from);
      if (!this.#hasRoom(need)) return from;
      const mask = this.#mask;
      const slots = this.#slots;
      const halves = this.halves;
      let at = this.#head;
      halves[(at & mask) * 2] = pointsRecord | (run << 8);
      halves[(at & mask) * 2 + 1] = 16 + 16 * (to - from);
      slots[++at & mask] = step;
      slots[++at & mask] = timeMs;
      for (let i = from; i < to; i++) {
        const place = (++at & mask) * 2;
        halves[place] = names[i] ?? 0;
        halves[place + 1] = 0;
        slots[++at & mask] = values[i] ?? Number.NaN;
      }
      this.#publish(need);
    }
    return count;
  }

  /** Writes a record with a text; false when the ring stayed full: nothing of it counts then. */
  text(kind: number, run: number, text: string): boolean {
    return this.#write(kind, run, new TextEncoder().encode(text));
  }

  name(number: number, name: string): boolean {
    const text = new TextEncoder().encode(name);
    const payload = new Uint8Array(4 + text.length);
    new DataView(payload.buffer).setUint32(0, number, true);
    payload.set(text, 4);
    return this.#write(nameRecord, 0, payload);
  }

  /** A payload that is cut and then not finished is ignored by whoever reads: its next record does not continue it. */
  #write(kind: number, run: number, payload: Uint8Array): boolean {
    for (let from = 0; from === 0 || from < payload.length; from += longestPayload) {
      const part = payload.subarray(from, from + longestPayload);
      const need = slotsOf(part.length);
      if (!this.#hasRoom(need)) return false;
      const place = this.#head & this.#mask;
      const flags = (from > 0 ? continues : 0) | (from + part.length < payload.length ? moreFollows : 0);
      this.halves[place * 2] = kind | flags | (run << 8);
      this.halves[place * 2 + 1] = part.length;
      const start = ((place + 1) & this.#mask) * slotBytes;
      const untilEnd = Math.min(part.length, this.bytes.length - start);
      this.bytes.set(part.subarray(0, untilEnd), start);
      this.bytes.set(part.subarray(untilEnd), 0);
      this.#publish(need);
    }
    return true;
  }

  #publish(slots: number): void {
    this.#head = (this.#head + slots) | 0;
    Atomics.store(this.words, ringWord.head, this.#head);
    if (Atomics.load(this.words, ringWord.asleep) === 1) {
      Atomics.store(this.words, ringWord.asleep, 0);
      this.#wake();
    } else if (((this.#head - this.#tail) | 0) > this.capacity >> 1) this.#hurry();
  }

  /** More than half is taken, or was when the tail was last seen. */
  #hurry(): void {
    this.#tail = Atomics.load(this.words, ringWord.tail);
    const full = ((this.#head - this.#tail) | 0) > this.capacity >> 1;
    if (full && !this.#hurried) this.#wake();
    this.#hurried = full;
  }

  #hasRoom(slots: number): boolean {
    if (((this.#head + slots - this.#tail) | 0) <= this.capacity) return true;
    this.#tail = Atomics.load(this.words, ringWord.tail);
    if (((this.#head + slots - this.#tail) | 0) <= this.capacity) return true;
    return this.#waitForRoom(slots);
  }

  #waitForRoom(slots: number): boolean {
    const begun = performance.now();
    if (begun < this.#waitAgainAt) return false;
    this.#wake();
    for (let left = longestWaitMs; left > 0; left = longestWaitMs - (performance.now() - begun)) {
      Atomics.wait(this.words, ringWord.tail, this.#tail, left);
      this.#tail = Atomics.load(this.words, ringWord.tail);
      if (((this.#head + slots - this.#tail) | 0) <= this.capacity) return true;
    }
    this.#waitAgainAt = performance.now() + restMs;
    return false;
  }
}
