const encoder = new TextEncoder();

/** Grows as it is written to. Integers are LEB128 varints; signed ones zigzag-coded; both exact up to 2^53. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #view: DataView;
  #length = 0;

  constructor(capacity = 256) {
    this.#bytes = new Uint8Array(capacity);
    this.#view = new DataView(this.#bytes.buffer);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  bytes(values: Uint8Array): void {
    this.#reserve(values.length);
    this.#bytes.set(values, this.#length);
    this.#length += values.length;
  }

  /** The text as UTF-8, behind its length in bytes. */
  text(value: string): void {
    let at = 0;
    while (at < value.length && value.charCodeAt(at) < 128) at++;
    if (at < value.length) {
      const bytes = encoder.encode(value);
      this.varint(bytes.length);
      this.bytes(bytes);
      return;
    }
    this.varint(value.length);
    this.#reserve(value.length);
    // Most names are ASCII, and short: an encoder's call costs more than the loop.
    for (let i = 0; i < value.length; i++) this.#bytes[this.#length + i] = value.charCodeAt(i);
    this.#length += value.length;
  }

  varint(value: number): void {
    this.#reserve(10);
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  uint32(value: number): void {
    this.#reserve(4);
    this.#view.setUint32(this.#length, value, true);
    this.#length += 4;
  }

  float64(value: number): void {
    this.#reserve(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  /** Forgets what was written from `length` on and keeps the memory. */
  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }

  get length(): number {
    return this.#length;
  }

  /** What is written so far, without a copy: good until the next write. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }
}

/** Thrown when persisted bytes do not read as what they should be. */
export class DamagedBytesError extends Error {
  override readonly name = 'DamagedBytesError';
}

/** Reads what ByteWriter wrote; throws DamagedBytesError at the end of the bytes or on a number out of range. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  #take(count: number): number {
    if (count < 0 || count > this.remaining)
      throw new DamagedBytesError(`expected ${count} more bytes, found ${this.remaining}`);
    const at = this.#at;
    this.#at += count;
    return at;
  }

  byte(): number {
    return this.#bytes[this.#take(1)] ?? 0;
  }

  bytes(count: number): Uint8Array {
    const at = this.#take(count);
    return this.#bytes.subarray(at, at + count);
  }

  /** What is left, without taking it. */
  rest(): Uint8Array {
    return this.#bytes.subarray(this.#at);
  }

  varint(): number {
    const first = this.#bytes[this.#at] ?? 255;
    if (first < 128) {
      this.#at++;
      return first;
    }
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    const byte = this.byte();
    if (byte > 0) throw new DamagedBytesError('a number is too large');
    return value;
  }

  uint32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  float64(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }
}
