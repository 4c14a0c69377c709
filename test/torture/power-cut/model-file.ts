import type { Random } from '../load/random.ts';

type Change =
  | { readonly call: number; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly call: number; readonly size: number };

/** The least that a disk writes as a whole. */
const sectorBytes = 512;

/** A file of which some changes have reached the disk and some have not. */
export class ModelFile {
  #bytes: Buffer;
  #length: number;
  #unsynced: Change[] = [];

  constructor(durable: Uint8Array = new Uint8Array()) {
    this.#bytes = Buffer.from(durable);
    this.#length = durable.length;
  }

  change(change: Change): void {
    this.#unsynced.push(change);
  }

  /** Everything that was called before `began` is on the disk now. */
  sync(began: number): void {
    for (const change of this.#unsynced) if (change.call < began) this.#apply(change);
    this.#unsynced = this.#unsynced.filter(({ call }) => call >= began);
  }

  /** All changes, as a running process sees them. */
  live(): Uint8Array {
    const copy = new ModelFile(this.durable());
    for (const change of this.#unsynced) copy.#apply(change);
    return copy.durable();
  }

  durable(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** What was synced and any part of the rest: whole writes, sectors of a write, or nothing of it. */
  survivor(random: Random): Uint8Array {
    const copy = new ModelFile(this.durable());
    for (const change of this.#unsynced) {
      const fate = random.next();
      if (fate < 1 / 3) continue;
      if (fate < 2 / 3 || 'size' in change) copy.#apply(change);
      else for (const piece of sectorsOf(change.offset, change.bytes)) if (random.chance(0.5)) copy.#write(...piece);
    }
    return copy.durable();
  }

  #apply(change: Change): void {
    if ('size' in change) this.#cut(change.size);
    else this.#write(change.offset, change.bytes);
  }

  #cut(size: number): void {
    if (size > this.#length) this.#reserve(size);
    else this.#bytes.fill(0, size, this.#length);
    this.#length = size;
  }

  #write(offset: number, bytes: Uint8Array): void {
    this.#reserve(offset + bytes.length);
    this.#bytes.set(bytes, offset);
    this.#length = Math.max(this.#length, offset + bytes.length);
  }

  #reserve(size: number): void {
    if (size <= this.#bytes.length) return;
    const larger = Buffer.alloc(Math.max(size, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

function* sectorsOf(offset: number, bytes: Uint8Array): Generator<readonly [number, Uint8Array]> {
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + sectorBytes - ((offset + from) % sectorBytes));
    yield [offset + from, bytes.subarray(from, to)];
    from = to;
  }
}
