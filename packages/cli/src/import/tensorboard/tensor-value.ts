import { fieldsOf, packedVarints, ProtoError } from '../protobuf/proto-fields.ts';
import type { ProtoField } from '../protobuf/proto-fields.ts';

/** Numbers of `DataType` (tensorflow/core/framework/types.proto). */
const types = {
  float: 1,
  double: 2,
  int32: 3,
  uint8: 4,
  int16: 5,
  int8: 6,
  int64: 9,
  bool: 10,
  bfloat16: 14,
  half: 19,
};

/**
 * The number in a tensor that holds exactly one (TensorProto, tensorflow/core/framework/tensor.proto), or undefined for any other
 * tensor. It stands in the bytes of the whole tensor, or in a list by its type.
 */
export function scalarOf(tensor: Uint8Array): number | undefined {
  let type = 0;
  let content: Uint8Array | undefined;
  let size = 1;
  const values: ProtoField[] = [];
  for (const field of fieldsOf(tensor)) {
    if (field.number === 1) type = field.varint;
    else if (field.number === 2) size = sizeOf(field.bytes);
    else if (field.number === 4 && field.bytes.length > 0) content = field.bytes;
    else if (field.number >= 5) values.push(field);
  }
  if (size !== 1) return undefined;
  if (content !== undefined) return fromContent(type, content);
  const [value] = values;
  // What is 0 may be left out.
  if (value === undefined) return Object.values(types).includes(type) ? 0 : undefined;
  return fromList(type, value);
}

/** The product of the dimensions. */
function sizeOf(shape: Uint8Array): number {
  let size = 1;
  for (const dimension of fieldsOf(shape)) {
    if (dimension.number !== 2) continue;
    let length = 0;
    for (const field of fieldsOf(dimension.bytes)) if (field.number === 1) length = field.varint;
    size *= length;
  }
  return size;
}

function fromContent(type: number, bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read: Readonly<Record<number, readonly [bytes: number, read: () => number]>> = {
    [types.float]: [4, () => view.getFloat32(0, true)],
    [types.double]: [8, () => view.getFloat64(0, true)],
    [types.int32]: [4, () => view.getInt32(0, true)],
    [types.uint8]: [1, () => view.getUint8(0)],
    [types.int16]: [2, () => view.getInt16(0, true)],
    [types.int8]: [1, () => view.getInt8(0)],
    [types.int64]: [8, () => Number(view.getBigInt64(0, true))],
    [types.bool]: [1, () => view.getUint8(0)],
    [types.bfloat16]: [2, () => bfloat16(view.getUint16(0, true))],
    [types.half]: [2, () => half(view.getUint16(0, true))],
  };
  const [length, value] = read[type] ?? [];
  if (value === undefined) return undefined;
  if (length !== bytes.length) throw new ProtoError(`a tensor of one number with ${bytes.length} bytes`);
  return value();
}

function fromList(type: number, field: ProtoField): number | undefined {
  const { bytes } = field;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A list of one may stand packed or by itself: the bytes are the same.
  if (field.number === 5) return bytes.length === 4 ? view.getFloat32(0, true) : undefined;
  if (field.number === 6) return bytes.length === 8 ? view.getFloat64(0, true) : undefined;
  if (![7, 10, 11, 13].includes(field.number)) return undefined;
  const integer = field.type === 0 ? field.varint : packedVarints(bytes).next().value;
  if (integer === undefined || field.number !== 13) return integer;
  return type === types.bfloat16 ? bfloat16(integer) : half(integer);
}

/** IEEE 754 binary16. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

/** The upper half of a float32. */
function bfloat16(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, (bits << 16) >>> 0);
  return view.getFloat32(0);
}
