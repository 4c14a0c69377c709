import { crc32 } from 'node:zlib';
import { encodeBatch, pointBatch } from '@assay/series';
import type { BenchPoint, Stride } from './batch-points.ts';

/**
 * A prepared body whose steps and times move on from turn to turn, so that the load costs its generator next to nothing and the
 * server still gets new points.
 */
export interface MovingBody {
  readonly length: number;
  /** Puts the body of that turn into `scratch`, which has room for it, and answers that part of it. */
  write(scratch: Buffer, turn: number): Buffer;
}

/** Numbers of eight digits are steps, those of thirteen are times: no value of the bench is a whole number. */
const movingNumber = /(?<=[:,[]\s*)(?:\d{8}|\d{13})(?=\s*[,}\]])/g;

export function movingJson(text: string, stride: Stride): MovingBody {
  const bytes = Buffer.from(text, 'latin1');
  const fields = [...text.matchAll(movingNumber)].map(({ 0: digits, index }) => ({
    end: index + digits.length,
    start: Number(digits),
    stride: digits.length === 8 ? stride.steps : stride.ms,
    digits: digits.length,
  }));
  if (fields.length === 0) throw new Error(`No step and no time in ${text.slice(0, 200)}`);
  return {
    length: bytes.length,
    write: (scratch, turn) => {
      bytes.copy(scratch);
      for (const field of fields) writeDigits(scratch, field.end, field.digits, field.start + turn * field.stride);
      return scratch.subarray(0, bytes.length);
    },
  };
}

function writeDigits(bytes: Buffer, end: number, digits: number, value: number): void {
  const high = Math.floor(value / 1e6);
  let rest = value - high * 1e6;
  for (let place = 1; place <= digits; place++) {
    const next = Math.floor(rest / 10);
    bytes[end - place] = 48 + rest - next * 10;
    rest = place === 6 ? high : next;
  }
}

const checksumBytes = 4;

/** The body of a binary frame. Within it only the first step and the first time stand as such; the others are differences. */
export function movingFrame(points: readonly BenchPoint[], stride: Stride): MovingBody {
  const moved = (steps: number, ms: number): Buffer =>
    Buffer.from(
      encodeBatch(
        pointBatch(points.map((point) => ({ ...point, step: point.step + steps, timeMs: point.timeMs + ms }))),
      ),
    );
  const bytes = moved(0, 0);
  const stepAt = firstDifference(bytes, moved(1, 0));
  const timeAt = firstDifference(bytes, moved(0, 1));
  const { step, timeMs } = points[0] ?? { step: 0, timeMs: 0 };
  const bodyBytes = bytes.length - checksumBytes;
  const write = (scratch: Buffer, turn: number): Buffer => {
    bytes.copy(scratch);
    writeVarint(scratch, stepAt, (step + turn * stride.steps) * 2 + 1);
    writeVarint(scratch, timeAt, (timeMs + turn * stride.ms) * 2 + 1);
    scratch.writeUInt32LE(crc32(scratch.subarray(0, bodyBytes)), bodyBytes);
    return scratch.subarray(0, bytes.length);
  };
  if (!write(Buffer.alloc(bytes.length), 1000).equals(moved(1000 * stride.steps, 1000 * stride.ms)))
    throw new Error('The layout of a batch is not what this bench knows: adapt movingFrame');
  return { length: bytes.length, write };
}

function firstDifference(a: Buffer, b: Buffer): number {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  if (at === -1 || a.length !== b.length) throw new Error('Two batches that differ in one number have one length');
  return at;
}

/** Little-endian base 128, as many bytes as the number that stood there had. */
function writeVarint(bytes: Buffer, offset: number, value: number): void {
  let rest = value;
  let at = offset;
  for (; rest >= 128; at++) {
    bytes[at] = (rest % 128) + 128;
    rest = Math.floor(rest / 128);
  }
  bytes[at] = rest;
}
