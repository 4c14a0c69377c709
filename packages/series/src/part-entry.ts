import { DamagedBytesError } from './bytes.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { isPlain, readNumber, writeNumber } from './number-code.ts';
import { chunkPoints, pageChunks } from './source.ts';
import type { PageInfo } from './source.ts';

export const pagePoints = chunkPoints * pageChunks;

/** One series in the index of a part: its pages and how long their sections are. Every page but the last holds 65,536 points. */
export interface PartEntry {
  readonly key: number;
  readonly pointCount: number;
  readonly pages: readonly PageInfo[];
  /** Bytes of each chunk, over all pages. */
  readonly chunkLengths: readonly number[];
  /** Bytes of each page's summaries; 0 for a page of one chunk, whose summaries are made of its points. */
  readonly fineLengths: readonly number[];
  readonly coarseLengths: readonly number[];
}

const flagAscend = 1;
const flagDoubles = 2;
const flagAllAbsent = 4;
const flagSomeAbsent = 8;
const knownFlags = 15;
const mostPoints = 2 ** 40;

/** What the next page's times are told from: only where the distance is sure to be exact. */
export const nearTime = (page: PageInfo | undefined): number => {
  const timeMs = page?.firstTimeMs ?? 0;
  return Math.abs(timeMs) <= 2 ** 50 ? timeMs : 0;
};

export function writeEntry(out: ByteWriter, entry: PartEntry, previous: { key: number; timeMs: number }): void {
  out.varint(entry.key - previous.key);
  out.varint(entry.pointCount);
  let { timeMs } = previous;
  entry.pages.forEach((page, i) => {
    writePageInfo(out, page, timeMs);
    timeMs = nearTime(page);
    for (const length of entry.chunkLengths.slice(i * pageChunks, (i + 1) * pageChunks)) out.varint(length);
    if (page.count <= chunkPoints) return;
    out.varint(entry.fineLengths[i] ?? 0);
    out.varint(entry.coarseLengths[i] ?? 0);
  });
}

function writePageInfo(out: ByteWriter, page: PageInfo, timeMs: number): void {
  const { absentCount, count } = page;
  const absent = absentCount === 0 ? 0 : absentCount === count ? flagAllAbsent : flagSomeAbsent;
  const numbers = [page.firstTimeMs, page.lastTimeMs, page.leastTimeMs, page.greatestTimeMs];
  if (absent === 0) numbers.push(page.firstStep);
  if (absent !== flagAllAbsent) numbers.push(page.lastStep);
  const doubles = !numbers.every(isPlain);
  out.byte((page.timesAscend ? flagAscend : 0) | (doubles ? flagDoubles : 0) | absent);
  if (absent === flagSomeAbsent) out.varint(absentCount);
  if (doubles) {
    for (const value of numbers) out.float64(value);
    return;
  }
  writeNumber(out, page.firstTimeMs - timeMs);
  writeNumber(out, page.lastTimeMs - page.firstTimeMs);
  if (!page.timesAscend) {
    writeNumber(out, page.leastTimeMs - page.firstTimeMs);
    writeNumber(out, page.greatestTimeMs - page.firstTimeMs);
  }
  if (absent === 0) writeNumber(out, page.firstStep);
  if (absent !== flagAllAbsent) writeNumber(out, absent === 0 ? page.lastStep - page.firstStep : page.lastStep);
}

export function readEntry(input: ByteReader, previous: { key: number; timeMs: number }): PartEntry {
  const key = previous.key + input.varint();
  const pointCount = input.varint();
  if (pointCount < 1 || pointCount > mostPoints) throw new DamagedBytesError(`${pointCount} points in a series`);
  const pages: PageInfo[] = [];
  const chunkLengths: number[] = [];
  const fineLengths: number[] = [];
  const coarseLengths: number[] = [];
  let { timeMs } = previous;
  for (let left = pointCount; left > 0; left -= pagePoints) {
    const count = Math.min(left, pagePoints);
    const page = readPageInfo(input, count, timeMs);
    timeMs = nearTime(page);
    pages.push(page);
    for (let at = 0; at < count; at += chunkPoints) chunkLengths.push(input.varint());
    const summed = count > chunkPoints;
    fineLengths.push(summed ? input.varint() : 0);
    coarseLengths.push(summed ? input.varint() : 0);
  }
  return { key, pointCount, pages, chunkLengths, fineLengths, coarseLengths };
}

function readPageInfo(input: ByteReader, count: number, timeMs: number): PageInfo {
  const flags = input.byte();
  if ((flags & ~knownFlags) !== 0) throw new DamagedBytesError(`unknown flags ${flags} of a page`);
  const timesAscend = (flags & flagAscend) !== 0;
  const some = (flags & flagSomeAbsent) !== 0;
  const all = (flags & flagAllAbsent) !== 0;
  const absentCount = some ? input.varint() : all ? count : 0;
  if (absentCount > count) throw new DamagedBytesError(`${absentCount} of ${count} points without a step`);
  if (flags & flagDoubles) {
    const firstTimeMs = input.float64();
    const lastTimeMs = input.float64();
    const leastTimeMs = input.float64();
    const greatestTimeMs = input.float64();
    const firstStep = some || all ? Number.NaN : input.float64();
    const lastStep = all ? Number.NaN : input.float64();
    return {
      count,
      absentCount,
      firstStep,
      lastStep,
      firstTimeMs,
      lastTimeMs,
      leastTimeMs,
      greatestTimeMs,
      timesAscend,
    };
  }
  const firstTimeMs = timeMs + readNumber(input);
  const lastTimeMs = firstTimeMs + readNumber(input);
  const leastTimeMs = timesAscend ? firstTimeMs : firstTimeMs + readNumber(input);
  const greatestTimeMs = timesAscend ? lastTimeMs : firstTimeMs + readNumber(input);
  const firstStep = some || all ? Number.NaN : readNumber(input);
  const lastStep = all ? Number.NaN : readNumber(input) + (some ? 0 : firstStep);
  return { count, absentCount, firstStep, lastStep, firstTimeMs, lastTimeMs, leastTimeMs, greatestTimeMs, timesAscend };
}
