import { blockColumns } from './block-summaries.ts';
import { readPlanes, writePlanes } from './byte-planes.ts';
import { ByteReader, ByteWriter, DamagedBytesError } from './bytes.ts';
import { areFloat32Exact } from './float32-exact.ts';
import { foresee, isForeseeable, placeNames, recall } from './foreseen-places.ts';
import { joinBodies, splitBodies } from './page-bodies.ts';
import type { Body } from './page-bodies.ts';
import { planPacked, putPacked, readPackedHead, takePacked, writePackedHead } from './packed-integers.ts';
import { chunkPoints, finePoints, pageChunks } from './source.ts';
import type { BlockColumns, ByteCodec } from './source.ts';
import { meanFractions, meanKind, storedMeans, takeMeanFractions } from './stored-means.ts';

/*
 * Summaries of the blocks of one page. Layout: magic "AP", version 1, flags; points of a block and of the page (from which the counts
 * follow); which float columns are float32, and how means are kept; bytes of a count of non-finite values; a head for each column of places; then the
 * columns' bodies, each from a multiple of 8 on; CRC-32 of all before it. The coarse level is stored as it lies in memory; in
 * the fine level the bodies are split into byte planes, like with like, and compressed.
 */
const magic = [0x41, 0x50] as const;
const version = 1;
const flagPlanes = 1;
const flagForeseen = 2;
const mostPoints = chunkPoints * pageChunks;
const mostBlocks = mostPoints / finePoints;
const floatNames = ['min', 'max', 'first', 'last', 'mean'] as const;
const narrowMinMax = 3;
const narrowMean = 16;
const fractionMean = 32;
const knownNarrow = 63;
const tailLength = 8;
const leastLength = 24;

const image = new Uint8Array(new ArrayBuffer(mostBlocks * 8 * (floatNames.length + placeNames.length + 1)));
const planes = new Uint8Array(image.length);
const distances = blockColumns(mostBlocks);

/** Which columns are kept as float32; means may be fractions, of the same width. */
function narrowColumns(blocks: BlockColumns): number {
  let flags = 0;
  floatNames.forEach((name, i) => {
    if (name !== 'mean' && areFloat32Exact(blocks[name])) flags |= 1 << i;
  });
  const kind = meanKind(blocks, (flags & narrowMinMax) === narrowMinMax);
  return kind === 'double' ? flags : kind === 'float32' ? flags | narrowMean : flags | narrowMean | fractionMean;
}

/** The means as they come back from a page. */
export const meansOfPage = (blocks: BlockColumns): Float64Array =>
  storedMeans(blocks, areFloat32Exact(blocks.min) && areFloat32Exact(blocks.max));

/** Summaries of at most 65,536 points in blocks of `blockPoints`, for decodePage; the fine level is compressed. */
export function encodePage(
  blocks: BlockColumns,
  blockPoints: number,
  level: 'coarse' | 'fine',
  codec: ByteCodec,
): Uint8Array<ArrayBuffer> {
  const n = blocks.count.length;
  if (n < 1 || n > mostBlocks) throw new RangeError(`a page has 1 to ${mostBlocks} blocks, not ${n}`);
  const places = headOf(distances, n);
  foresee(blocks, places);
  const foreseen = isForeseeable(blocks, places);
  const stored = foreseen ? places : blocks;
  const narrow = narrowColumns(blocks);
  const heads = placeNames.map((name) => planPacked(stored[name]));
  const missing = nonFiniteCounts(blocks);
  const out = new ByteWriter(4096);
  for (const byte of magic) out.byte(byte);
  out.byte(version);
  out.byte((level === 'fine' ? flagPlanes : 0) | (foreseen ? flagForeseen : 0));
  out.varint(blockPoints);
  out.varint((n - 1) * blockPoints + (blocks.count[n - 1] ?? 0));
  out.byte(narrow);
  out.byte(missing.width);
  for (const head of heads) writePackedHead(out, head);
  const bodies = layOut(narrow, [...heads.map((head) => head.width), missing.width], n);
  // Gaps between bodies shall not tell of an earlier page.
  image.fill(0, 0, bodies.length);
  floatNames.forEach((name, i) => {
    const body = bodies.all[i];
    if (body === undefined) return;
    if (name === 'mean' && narrow & fractionMean) {
      meanFractions(blocks, new Uint32Array(image.buffer, body.at, n));
      return;
    }
    const column =
      body.width === 4 ? new Float32Array(image.buffer, body.at, n) : new Float64Array(image.buffer, body.at, n);
    column.set(blocks[name]);
  });
  placeNames.forEach((name, i) => {
    const [head, body] = [heads[i], bodies.all[floatNames.length + i]];
    if (head !== undefined && body !== undefined) putPacked(head, stored[name], image, body.at);
  });
  image.set(missing.bytes, bodies.all.at(-1)?.at ?? 0);
  if (level === 'fine') {
    const count = splitBodies(bodies.all, floatNames.length, n, image, planes);
    writePlanes(out, planes, count, n, codec);
  } else {
    while (out.length % 8 !== 0) out.byte(0);
    out.bytes(image.subarray(0, bodies.length));
    out.uint32(0);
  }
  out.uint32(codec.crc32(out.written()));
  return out.finish();
}

/**
 * Into the columns given, where they are as long as the page needs, else into new ones. Throws DamagedBytesError when the bytes are not
 * exactly what encodePage made. The coarse level takes some tens of nanoseconds a block.
 */
export function decodePage(bytes: Uint8Array, codec: ByteCodec, into?: BlockColumns): BlockColumns {
  if (bytes.length < leastLength) throw new DamagedBytesError('a page of summaries is too short');
  // Columns are read where they lie, so the page has to lie on a multiple of 8.
  const page = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  const checked = page.subarray(0, page.length - 4);
  if (new ByteReader(page.subarray(page.length - 4)).uint32() !== codec.crc32(checked))
    throw new DamagedBytesError('the checksum of a page of summaries does not match');
  const input = new ByteReader(checked);
  if (input.byte() !== magic[0] || input.byte() !== magic[1]) throw new DamagedBytesError('not a page of summaries');
  const found = input.byte();
  if (found !== version)
    throw new DamagedBytesError(`page of summaries of version ${found}, this program reads ${version}`);
  const flags = input.byte();
  const blockPoints = input.varint();
  const points = input.varint();
  const n = Math.ceil(points / blockPoints);
  if (flags > 3 || points < 1 || points > mostPoints || !(n >= 1 && n <= mostBlocks))
    throw new DamagedBytesError(`a page of summaries of ${points} points in blocks of ${blockPoints}`);
  const narrow = input.byte();
  const missingWidth = input.byte();
  if (narrow > knownNarrow || missingWidth > 2) throw new DamagedBytesError('unknown columns in a page of summaries');
  const heads = placeNames.map(() => readPackedHead(input));
  const bodies = layOut(narrow, [...heads.map((head) => head.width), missingWidth], n);
  let from = checked.length - input.remaining;
  let source = page;
  if (flags & flagPlanes) {
    readPlanes(input, planes, countPlanes(bodies.all), n, codec);
    if (input.remaining > 0) throw new DamagedBytesError(`${input.remaining} bytes too many in a page of summaries`);
    joinBodies(bodies.all, floatNames.length, n, planes, image);
    source = image;
    from = 0;
  } else {
    from = (from + 7) & ~7;
    if (from + bodies.length + tailLength !== page.length)
      throw new DamagedBytesError('a page of summaries has another length');
  }
  const blocks = into?.count.length === n ? into : blockColumns(n);
  blocks.count.fill(blockPoints);
  blocks.count[n - 1] = points - (n - 1) * blockPoints;
  const missing = bodies.all.at(-1)?.at ?? 0;
  takeFiniteCounts(blocks, source, from + missing, missingWidth);
  floatNames.forEach((name, i) => {
    const body = bodies.all[i];
    if (body === undefined) return;
    const at = source.byteOffset + from + body.at;
    if (name === 'mean' && narrow & fractionMean) takeMeanFractions(new Uint32Array(source.buffer, at, n), blocks);
    else if (body.width === 8) blocks[name].set(new Float64Array(source.buffer, at, n));
    else widen(new Float32Array(source.buffer, at, n), blocks[name]);
  });
  placeNames.forEach((name, i) => {
    const [head, body] = [heads[i], bodies.all[floatNames.length + i]];
    if (head !== undefined && body !== undefined) takePacked(head, blocks[name], source, from + body.at);
  });
  if (flags & flagForeseen) recall(blocks, blocks.finiteCount);
  return blocks;
}

function widen(from: Float32Array, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] = from[i] ?? 0;
}

const headOf = (columns: BlockColumns, n: number): BlockColumns => ({
  ...columns,
  firstStep: columns.firstStep.subarray(0, n),
  lastStep: columns.lastStep.subarray(0, n),
  minStep: columns.minStep.subarray(0, n),
  maxStep: columns.maxStep.subarray(0, n),
  firstTimeMs: columns.firstTimeMs.subarray(0, n),
  lastTimeMs: columns.lastTimeMs.subarray(0, n),
  minTimeMs: columns.minTimeMs.subarray(0, n),
  maxTimeMs: columns.maxTimeMs.subarray(0, n),
});

/** Places of the bodies: floats first, then the others in the order of their widths given. */
function layOut(narrow: number, widths: readonly number[], n: number): { all: readonly Body[]; length: number } {
  let at = 0;
  const body = (width: number): Body => {
    const placed = { at, width };
    at += (n * width + 7) & ~7;
    return placed;
  };
  const all = floatNames.map((_, i) => body(narrow & (1 << i) ? 4 : 8));
  for (const width of widths) all.push(body(width));
  return { all, length: at };
}

/** How many of each block's values are not finite, in as few bytes as the greatest takes. */
function nonFiniteCounts({ count, finiteCount }: BlockColumns): { width: number; bytes: Uint8Array } {
  const n = count.length;
  const missing = new Uint16Array(n);
  let greatest = 0;
  for (let i = 0; i < n; i++) {
    const value = (count[i] ?? 0) - (finiteCount[i] ?? 0);
    missing[i] = value;
    if (value > greatest) greatest = value;
  }
  if (greatest === 0) return { width: 0, bytes: new Uint8Array(0) };
  return greatest < 256
    ? { width: 1, bytes: Uint8Array.from(missing) }
    : { width: 2, bytes: new Uint8Array(missing.buffer) };
}

function takeFiniteCounts({ count, finiteCount }: BlockColumns, source: Uint8Array, at: number, width: number): void {
  const n = count.length;
  finiteCount.set(count);
  if (width === 0) return;
  const start = source.byteOffset + at;
  const missing = width === 1 ? new Uint8Array(source.buffer, start, n) : new Uint16Array(source.buffer, start, n);
  for (let i = 0; i < n; i++) {
    const finite = (count[i] ?? 0) - (missing[i] ?? 0);
    if (finite < 0) throw new DamagedBytesError('more values in a block are not finite than it has');
    finiteCount[i] = finite;
  }
}

const countPlanes = (bodies: readonly Body[]): number => bodies.reduce((sum, { width }) => sum + width, 0);
