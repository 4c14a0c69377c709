import type { OrderColumn } from './order-column.ts';

/** Place of the high half of a double among its two words. */
const high = new Uint8Array(Uint16Array.of(1).buffer)[0];
const digits = 65_536;

/**
 * The runs, which come in ascending order of their numbers, in the order that `compareRuns` says: a radix sort, column by column from the
 * last to the first, so that 100,000 runs take some milliseconds. O(runs × columns).
 */
export function sortRuns(order: readonly OrderColumn[], runs: Uint32Array): Uint32Array {
  let sorted: Uint32Array = runs.toReversed();
  for (const column of order.toReversed()) sorted = sortByColumn(sorted, column);
  return sorted;
}

/** A stable sort by one column. */
function sortByColumn(runs: Uint32Array, { values, descending }: OrderColumn): Uint32Array {
  const words = keysOf(runs, values, descending);
  let places = Uint32Array.from(runs, (_, i) => i);
  for (let digit = 0; digit < 4; digit++) {
    const word = digit < 2 ? 1 - (high ?? 1) : (high ?? 1);
    const shift = digit % 2 === 0 ? 0 : 16;
    const starts = new Uint32Array(digits + 1);
    for (let i = word; i < words.length; i += 2) {
      const next = (((words[i] ?? 0) >>> shift) & 0xffff) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    if (starts.includes(runs.length)) continue;
    for (let i = 1; i < digits; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    const moved = new Uint32Array(runs.length);
    for (const place of places) {
      const bucket = ((words[2 * place + word] ?? 0) >>> shift) & 0xffff;
      const to = starts[bucket] ?? 0;
      moved[to] = place;
      starts[bucket] = to + 1;
    }
    places = moved;
  }
  return places.map((place) => runs[place] ?? 0);
}

/** Of each run two words that, as one unsigned number of 64 bits, are in the order of the column; NaN comes last. */
function keysOf(runs: Uint32Array, values: Float64Array, descending: boolean): Uint32Array {
  const keys = new Float64Array(runs.length);
  const words = new Uint32Array(keys.buffer);
  const [upper, lower] = [high ?? 1, 1 - (high ?? 1)];
  for (let i = 0; i < runs.length; i++) {
    const value = values[runs[i] ?? 0] ?? Number.NaN;
    if (Number.isNaN(value)) {
      words[2 * i] = 0xffff_ffff;
      words[2 * i + 1] = 0xffff_ffff;
      continue;
    }
    keys[i] = value + 0;
    const negative = (words[2 * i + upper] ?? 0) >= 0x8000_0000;
    const lowMask = negative === descending ? 0 : 0xffff_ffff;
    words[2 * i + upper] = (words[2 * i + upper] ?? 0) ^ lowMask ^ (negative ? 0 : 0x8000_0000);
    words[2 * i + lower] = (words[2 * i + lower] ?? 0) ^ lowMask;
  }
  return words;
}
