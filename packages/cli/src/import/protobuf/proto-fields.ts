/** Bytes that are no message, or not the one that was expected. */
export class ProtoError extends Error {
  override readonly name = 'ProtoError';
}

/** A field as it stands in a message: of the four, the one that its wire type means. */
export interface ProtoField {
  readonly number: number;
  /** Wire type 0, as a signed 64-bit integer; beyond ±2^53 not exact. Else 0. */
  readonly varint: number;
  /** Wire types 1, 2 and 5: the bytes. */
  readonly bytes: Uint8Array;
  readonly type: 0 | 1 | 2 | 5;
}

const nothing = new Uint8Array();

/**
 * The fields of a protobuf message in their order, without its schema: the wire format of
 * https://protobuf.dev/programming-guides/encoding/ with no groups. Throws ProtoError where the bytes are none, before anything outside
 * of them is read.
 */
export function* fieldsOf(bytes: Uint8Array): Generator<ProtoField> {
  const reader = new VarintReader(bytes);
  while (reader.at < bytes.length) {
    const key = reader.varint();
    const number = Math.floor(key / 8);
    const type = key % 8;
    if (number < 1) throw new ProtoError(`field number ${number} at byte ${reader.at}`);
    if (type === 0) yield { number, type, varint: reader.varint(), bytes: nothing };
    else if (type === 1 || type === 2 || type === 5) {
      const length = type === 1 ? 8 : type === 5 ? 4 : reader.varint();
      yield { number, type, varint: 0, bytes: reader.take(length) };
    } else throw new ProtoError(`wire type ${type} at byte ${reader.at}`);
  }
}

/** The integers of a packed field. */
export function* packedVarints(bytes: Uint8Array): Generator<number> {
  const reader = new VarintReader(bytes);
  while (reader.at < bytes.length) yield reader.varint();
}

class VarintReader {
  readonly #bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  varint(): number {
    let low = 0;
    let high = 0;
    for (let i = 0; i < 10; i++) {
      const byte = this.#bytes[this.at];
      if (byte === undefined) throw new ProtoError('cut off in an integer');
      this.at++;
      // 28 bits below, 36 above: both stay exact as numbers.
      if (i < 4) low += (byte & 127) * 2 ** (7 * i);
      else high += (byte & 127) * 2 ** (7 * (i - 4));
      if (byte < 128) {
        const upper = high % 2 ** 36;
        return (upper >= 2 ** 35 ? upper - 2 ** 36 : upper) * 2 ** 28 + low;
      }
    }
    throw new ProtoError('an integer of more than ten bytes');
  }

  take(length: number): Uint8Array {
    if (length < 0 || length > this.#bytes.length - this.at)
      throw new ProtoError(`${length} bytes are said to follow byte ${this.at}, where the message has fewer`);
    const taken = this.#bytes.subarray(this.at, this.at + length);
    this.at += length;
    return taken;
  }
}

const decoder = new TextDecoder();
export const protoText = (field: ProtoField): string => decoder.decode(field.bytes);

const viewOf = (field: ProtoField, length: 4 | 8): DataView => {
  const { buffer, byteOffset, byteLength } = field.bytes;
  if (byteLength !== length) throw new ProtoError(`a number of ${byteLength} bytes, not ${length}`);
  return new DataView(buffer, byteOffset, byteLength);
};
export const protoDouble = (field: ProtoField): number => viewOf(field, 8).getFloat64(0, true);
export const protoFloat = (field: ProtoField): number => viewOf(field, 4).getFloat32(0, true);
