import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Random } from './random.ts';

export const pixelCount = 64;
export const classCount = 10;
export const digitNames = Array.from({ length: classCount }, (_, digit) => String(digit));
export const digitsFile = fileURLToPath(new URL('../data/digits.csv', import.meta.url));

/** Images, one after another, pixels scaled to [0, 1]; `labels[i]` is the digit of image i. */
export interface Samples {
  readonly count: number;
  readonly pixels: Float64Array;
  readonly labels: Int32Array;
}

export interface Digits {
  readonly train: Samples;
  readonly validation: Samples;
  readonly test: Samples;
  /** Of the file, 64 hex digits. */
  readonly sha256: string;
}

export async function loadDigits(): Promise<Digits> {
  const bytes = await readFile(digitsFile);
  return {
    ...splitSamples(parseDigits(bytes.toString('utf8'))),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** Reads lines of 64 pixels (integers 0 to 16) and a digit, after one header line. */
export function parseDigits(csv: string): Samples {
  const lines = csv.trim().split('\n').slice(1);
  const pixels = new Float64Array(lines.length * pixelCount);
  const labels = new Int32Array(lines.length);
  for (const [row, line] of lines.entries()) {
    const cells = line.split(',').map(Number);
    const digit = cells[pixelCount];
    const wellFormed = cells.length === pixelCount + 1 && cells.every((cell) => Number.isInteger(cell) && cell >= 0);
    if (!wellFormed || digit === undefined || digit >= classCount) {
      throw new Error(`Line ${row + 2} of the digits: expected 64 pixels and a digit, got "${line.slice(0, 80)}"`);
    }
    for (let pixel = 0; pixel < pixelCount; pixel++) pixels[row * pixelCount + pixel] = (cells[pixel] ?? 0) / 16;
    labels[row] = digit;
  }
  return { count: lines.length, pixels, labels };
}

/**
 * A quarter of each digit for the test, 15 % for validation, the rest for training. The split is the same whatever
 * a run's seed is, so that runs compare on the same images.
 */
export function splitSamples(all: Samples): { train: Samples; validation: Samples; test: Samples } {
  const random = Random.fromSeed(20_260_101, 0);
  const parts: { train: number[]; validation: number[]; test: number[] } = { train: [], validation: [], test: [] };
  for (let digit = 0; digit < classCount; digit++) {
    const rows = Int32Array.from(all.labels.keys()).filter((row) => all.labels[row] === digit);
    random.shuffle(rows);
    const tested = Math.round(rows.length * 0.25);
    const validated = tested + Math.round(rows.length * 0.15);
    parts.test.push(...rows.subarray(0, tested));
    parts.validation.push(...rows.subarray(tested, validated));
    parts.train.push(...rows.subarray(validated));
  }
  return {
    train: pickSamples(all, parts.train),
    validation: pickSamples(all, parts.validation),
    test: pickSamples(all, parts.test),
  };
}

/** The samples of some rows, in the order of `rows`. */
export function pickSamples(from: Samples, rows: ArrayLike<number>): Samples {
  const pixels = new Float64Array(rows.length * pixelCount);
  const labels = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    pixels.set(from.pixels.subarray(row * pixelCount, (row + 1) * pixelCount), i * pixelCount);
    labels[i] = from.labels[row] ?? 0;
  }
  return { count: rows.length, pixels, labels };
}
