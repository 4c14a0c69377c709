import { comparePlaces, slicePoints, sortPoints } from './order.ts';
import type { PointColumns } from './points.ts';
import { chunkPoints, pageChunks } from './source.ts';
import type { SeriesPart } from './source.ts';

/** Chunks that a part holds in memory while others lie between its points: 24 KiB each. */
const heldChunks = 16;
const pagePoints = chunkPoints * pageChunks;

/** Where a stream stands: its next point's place is known before its points are read. */
class Cursor {
  readonly #part: SeriesPart | undefined;
  points: PointColumns | undefined;
  at = 0;
  step = 0;
  timeMs = 0;
  #page = 0;
  #chunk = 0;

  constructor(part: SeriesPart | undefined, points?: PointColumns) {
    this.#part = part;
    this.points = points;
    this.#place();
  }

  /** Whether a point is left. */
  get open(): boolean {
    return this.points !== undefined || (this.#part !== undefined && this.#page < this.#part.pages.length);
  }

  /** Its next points, read if they are not. `chunks`: how many to read at once. */
  load(chunks: number): PointColumns | undefined {
    const info = this.#part?.pages[this.#page];
    if (this.points !== undefined || this.#part === undefined || info === undefined) return this.points;
    const end = Math.min(Math.ceil(info.count / chunkPoints), this.#chunk + chunks);
    this.points = this.#part.points(this.#page, this.#chunk, end);
    this.at = 0;
    this.#chunk = end;
    if (end * chunkPoints >= info.count) {
      this.#page++;
      this.#chunk = 0;
    }
    return this.points;
  }

  /** The place of the last point of the page it stands in, where no point of that page is read yet. */
  get pageEnd(): { step: number; timeMs: number } | undefined {
    const info = this.#part?.pages[this.#page];
    if (this.points !== undefined || this.#chunk > 0 || info === undefined) return undefined;
    return { step: info.lastStep, timeMs: info.lastTimeMs };
  }

  advance(to: number): void {
    this.at = to;
    if (this.points !== undefined && to >= this.points.values.length) this.points = undefined;
    // Within a page the next place is in its chunks; between pages it is in the index.
    if (this.points === undefined && this.#chunk > 0) this.load(heldChunks);
    this.#place();
  }

  #place(): void {
    const info = this.#part?.pages[this.#page];
    this.step = this.points === undefined ? (info?.firstStep ?? 0) : (this.points.steps[this.at] ?? 0);
    this.timeMs = this.points === undefined ? (info?.firstTimeMs ?? 0) : (this.points.timesMs[this.at] ?? 0);
  }
}

/**
 * All points of the parts, given in order of arrival, and of the tail, which arrived last in any order, as one stream in (step, time, arrival)
 * order, in portions of at most a page. Where a page of one stream lies before all that is left of the others it is passed on as it
 * is read; where streams overlap, each holds 16 chunks (0.4 MB) at a time. O(points · streams) at worst, O(points) where they
 * follow each other.
 */
export function* mergeSeries(parts: readonly SeriesPart[], tail?: PointColumns): Generator<PointColumns> {
  let streams = parts.map((part) => new Cursor(part));
  if (tail !== undefined && tail.values.length > 0) streams.push(new Cursor(undefined, sortPoints(tail)));
  streams = streams.filter((stream) => stream.open);
  const out = new Collected();
  while (streams.length > 0) {
    // The stream of the least next place, of equal ones the earliest; and the least of the others, which bounds its run.
    let first = 0;
    for (let i = 1; i < streams.length; i++) if (isBefore(streams, i, first)) first = i;
    let second = -1;
    for (let i = 0; i < streams.length; i++)
      if (i !== first && (second < 0 || isBefore(streams, i, second))) second = i;
    const stream = streams[first];
    if (stream === undefined) return;
    const bound = second < 0 ? undefined : streams[second];
    // A bound that arrived later lets equal places pass.
    const limit = first < second ? 1 : 0;
    const { pageEnd } = stream;
    const whole = pageEnd !== undefined && (bound === undefined || passes(pageEnd.step, pageEnd.timeMs, bound, limit));
    const points = stream.load(whole ? pageChunks : heldChunks);
    if (points === undefined) return;
    const end = bound === undefined ? points.values.length : runEnd(points, stream.at, bound, limit);
    const { at } = stream;
    stream.advance(end);
    if (!stream.open) streams.splice(first, 1);
    if (whole) {
      if (out.count > 0) yield out.take();
      yield slicePoints(points, at, end);
      continue;
    }
    // What is read of a part is a page at most; a tail may be many.
    for (let from = at; from < end;) {
      from = out.add(points, from, end);
      if (out.count === pagePoints) yield out.take();
    }
  }
  if (out.count > 0) yield out.take();
}

/** Points gathered until they are a page. */
class Collected {
  #points: PointColumns | undefined;
  count = 0;

  /** Takes what fits of the points [from, end); returns where it stopped. */
  add({ steps, timesMs, values }: PointColumns, from: number, end: number): number {
    const to = Math.min(end, from + pagePoints - this.count);
    if (to <= from) return to;
    this.#points ??= {
      steps: new Float64Array(pagePoints),
      timesMs: new Float64Array(pagePoints),
      values: new Float64Array(pagePoints),
    };
    const into = this.#points;
    const shift = this.count - from;
    // Where streams interleave, runs are short, and a loop is faster than three calls.
    if (to - from < 16) {
      for (let i = from; i < to; i++) {
        into.steps[i + shift] = steps[i] ?? 0;
        into.timesMs[i + shift] = timesMs[i] ?? 0;
        into.values[i + shift] = values[i] ?? 0;
      }
    } else {
      into.steps.set(steps.subarray(from, to), this.count);
      into.timesMs.set(timesMs.subarray(from, to), this.count);
      into.values.set(values.subarray(from, to), this.count);
    }
    this.count += to - from;
    return to;
  }

  take(): PointColumns {
    const points = this.#points ?? {
      steps: new Float64Array(0),
      timesMs: new Float64Array(0),
      values: new Float64Array(0),
    };
    const taken = slicePoints(points, 0, this.count);
    this.#points = undefined;
    this.count = 0;
    return taken;
  }
}

function isBefore(streams: readonly Cursor[], a: number, b: number): boolean {
  const [x, y] = [streams[a], streams[b]];
  if (x === undefined || y === undefined) return false;
  const order = comparePlaces(x.step, x.timeMs, y.step, y.timeMs);
  return order < 0 || (order === 0 && a < b);
}

const passes = (step: number, timeMs: number, bound: Cursor, limit: number): boolean =>
  comparePlaces(step, timeMs, bound.step, bound.timeMs) < limit;

/** Where the points from `from` on that come before the bound end: at least one does. Doubling steps, then halving ones. */
function runEnd({ steps, timesMs }: PointColumns, from: number, bound: Cursor, limit: number): number {
  const n = steps.length;
  const isIn = (i: number): boolean => passes(steps[i] ?? 0, timesMs[i] ?? 0, bound, limit);
  if (from + 1 < n && !isIn(from + 1)) return from + 1;
  if (isIn(n - 1)) return n;
  let inside = from;
  let stride = 1;
  while (inside + stride < n && isIn(inside + stride)) {
    inside += stride;
    stride *= 2;
  }
  let outside = Math.min(n - 1, inside + stride);
  while (outside - inside > 1) {
    const middle = (inside + outside) >> 1;
    if (isIn(middle)) inside = middle;
    else outside = middle;
  }
  return outside;
}
