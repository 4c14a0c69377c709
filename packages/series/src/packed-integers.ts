import { DamagedBytesError } from './bytes.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { isPlain, readNumber, writeNumber } from './number-code.ts';

/*
 * A column of integers that nearly lie on a line: number i is base + floor(stride·i) + residual, the residual in 0, 1, 2 or 4 bytes as
 * the greatest needs, so an even stride takes no bytes at all. A column that is no such thing is kept as doubles of 8 bytes,
 * one that is NaN throughout as nothing. The head goes to one place, the residuals to another that the caller has aligned.
 */
export type Width = 0 | 1 | 2 | 4 | 8;
const headAbsent = 3;
const widthOfHead = [0, 1, 2, undefined, 4, undefined, undefined, undefined, 8] as const;

/** How a column is stored; `least` is what is taken off each residual, and `absent` says that all is NaN. */
export interface PackedHead {
  readonly width: Width;
  readonly absent: boolean;
  readonly base: number;
  readonly stride: number;
}

const onLine = (base: number, stride: number, i: number): number => base + Math.floor(stride * i);

/** The head that stores the column exactly in the fewest bytes. */
export function planPacked(values: Float64Array): PackedHead {
  const n = values.length;
  const first = values[0] ?? 0;
  const last = values[n - 1] ?? 0;
  let absent = 0;
  let plain = true;
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? 0;
    if (!(value === value)) absent++;
    else if (!isPlain(value)) plain = false;
  }
  if (absent === n) return { width: 0, absent: true, base: 0, stride: 0 };
  const doubles: PackedHead = { width: 8, absent: false, base: 0, stride: 0 };
  if (absent > 0 || !plain) return doubles;
  const stride = n > 1 ? (last - first) / (n - 1) : 0;
  let least = 0;
  let greatest = 0;
  for (let i = 0; i < n; i++) {
    const residual = (values[i] ?? 0) - onLine(first, stride, i);
    if (residual < least) least = residual;
    if (residual > greatest) greatest = residual;
  }
  const extent = greatest - least;
  const base = first + least;
  if (extent >= 2 ** 32 || !isPlain(base)) return doubles;
  return { width: extent === 0 ? 0 : extent < 2 ** 8 ? 1 : extent < 2 ** 16 ? 2 : 4, absent: false, base, stride };
}

export function writePackedHead(out: ByteWriter, head: PackedHead): void {
  out.byte(head.absent ? headAbsent : head.width);
  if (head.absent || head.width === 8) return;
  writeNumber(out, head.base);
  writeNumber(out, head.stride);
}

export function readPackedHead(input: ByteReader): PackedHead {
  const code = input.byte();
  if (code === headAbsent) return { width: 0, absent: true, base: 0, stride: 0 };
  const width = widthOfHead[code];
  if (width === undefined) throw new DamagedBytesError(`a column of integers of unknown kind ${code}`);
  if (width === 8) return { width, absent: false, base: 0, stride: 0 };
  return { width, absent: false, base: readNumber(input), stride: readNumber(input) };
}

/** Puts the residuals to `bytes` at `at`, which is a multiple of 8; bytes.byteOffset too. */
export function putPacked(head: PackedHead, values: Float64Array, bytes: Uint8Array, at: number): void {
  const n = values.length;
  const { base, stride, width } = head;
  if (width === 0) return;
  const start = bytes.byteOffset + at;
  if (width === 8) {
    new Float64Array(bytes.buffer, start, n).set(values);
    return;
  }
  const into =
    width === 1
      ? new Uint8Array(bytes.buffer, start, n)
      : width === 2
        ? new Uint16Array(bytes.buffer, start, n)
        : new Uint32Array(bytes.buffer, start, n);
  for (let i = 0; i < n; i++) into[i] = (values[i] ?? 0) - onLine(base, stride, i);
}

/** Fills `into` from the residuals at `at`; the same alignment as putPacked. */
export function takePacked(head: PackedHead, into: Float64Array, bytes: Uint8Array, at: number): void {
  const n = into.length;
  const { base, stride, width } = head;
  const start = bytes.byteOffset + at;
  switch (width) {
    case 0:
      if (head.absent) into.fill(Number.NaN);
      else if (stride === 0) into.fill(base);
      else for (let i = 0; i < n; i++) into[i] = base + Math.floor(stride * i);
      break;
    case 1:
      addBytes(into, new Uint8Array(bytes.buffer, start, n), base, stride);
      break;
    case 2:
      addShorts(into, new Uint16Array(bytes.buffer, start, n), base, stride);
      break;
    case 4: {
      const residuals = new Uint32Array(bytes.buffer, start, n);
      for (let i = 0; i < n; i++) into[i] = base + Math.floor(stride * i) + (residuals[i] ?? 0);
      break;
    }
    case 8:
      into.set(new Float64Array(bytes.buffer, start, n));
  }
}

// One function for each width: a loop over arrays of one kind is several times as fast.
function addBytes(into: Float64Array, residuals: Uint8Array, base: number, stride: number): void {
  const n = into.length;
  if (stride === 0) for (let i = 0; i < n; i++) into[i] = base + (residuals[i] ?? 0);
  else for (let i = 0; i < n; i++) into[i] = base + Math.floor(stride * i) + (residuals[i] ?? 0);
}

function addShorts(into: Float64Array, residuals: Uint16Array, base: number, stride: number): void {
  const n = into.length;
  if (stride === 0) for (let i = 0; i < n; i++) into[i] = base + (residuals[i] ?? 0);
  else for (let i = 0; i < n; i++) into[i] = base + Math.floor(stride * i) + (residuals[i] ?? 0);
}
