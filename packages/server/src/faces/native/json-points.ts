import { fromWireNumber } from '@assay/base';
import type { WireNumber } from '@assay/base';
import type { PointBatch } from '@assay/series';
import type { LogMetricsBody, MetricColumns, MetricPoint } from '@assay/wire';

const latestMs = 8_640_000_000_000_000;

/** Columns of a batch as they are filled, point by point or column by column. */
class BatchBuilder {
  readonly #index = new Map<string, number>();
  readonly nameIndex: Uint32Array;
  readonly steps: Float64Array;
  readonly timesMs: Float64Array;
  readonly values: Float64Array;
  at = 0;
  #lastName: string | undefined;
  #lastIndex = 0;

  constructor(count: number) {
    this.nameIndex = new Uint32Array(count);
    this.steps = new Float64Array(count);
    this.timesMs = new Float64Array(count);
    this.values = new Float64Array(count);
  }

  indexOf(name: string): number {
    if (name === this.#lastName) return this.#lastIndex;
    let index = this.#index.get(name);
    if (index === undefined) this.#index.set(name, (index = this.#index.size));
    this.#lastName = name;
    this.#lastIndex = index;
    return index;
  }

  batch(): PointBatch {
    const { nameIndex, steps, timesMs, values } = this;
    return { names: [...this.#index.keys()], nameIndex, steps, timesMs, values };
  }
}

/** How many points the body speaks of, as far as its shape can be told. */
export function countPoints({ points, columns }: LogMetricsBody): number {
  let count = Array.isArray(points) ? points.length : 0;
  if (!Array.isArray(columns)) return count;
  for (const group of columns) {
    const values: unknown = group?.values;
    if (typeof values !== 'object' || values === null) continue;
    for (const column of Object.values(values)) if (Array.isArray(column)) count += column.length;
  }
  return count;
}

/**
 * The batch of a body of `count` points in one pass, or undefined where anything in it is not as the schema says: who is
 * faulty, and how, is then told by the schema's check, which takes several times as long.
 */
export function readJsonPoints(body: LogMetricsBody, count: number, nowMs: number): PointBatch | undefined {
  const { points, columns } = body;
  const builder = new BatchBuilder(count);
  if (points !== undefined && !(Array.isArray(points) && points.length > 0 && readRows(points, builder, nowMs)))
    return undefined;
  if (columns !== undefined) {
    if (!Array.isArray(columns) || columns.length === 0) return undefined;
    for (const group of columns) if (!readColumns(group, builder, nowMs)) return undefined;
  }
  const batch = builder.batch();
  return builder.at === count && batch.names.every((name) => name.isWellFormed()) ? batch : undefined;
}

function isWireNumber(value: unknown): value is WireNumber {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity';
}
const isTime = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= latestMs;

function readRows(points: readonly MetricPoint[], builder: BatchBuilder, nowMs: number): boolean {
  const { nameIndex, steps, timesMs, values } = builder;
  let { at } = builder;
  for (const point of points) {
    if (typeof point !== 'object' || point === null) return false;
    const { name, value, step, timeMs } = point;
    if (typeof name !== 'string' || !isWireNumber(value)) return false;
    let known = 2;
    if (step === undefined || step === null) steps[at] = Number.NaN;
    else if (Number.isSafeInteger(step)) steps[at] = step;
    else return false;
    if (step !== undefined) known++;
    if (timeMs === undefined) timesMs[at] = nowMs;
    else if (isTime(timeMs)) {
      timesMs[at] = timeMs;
      known++;
    } else return false;
    let fields = 0;
    for (const _ in point) fields++;
    if (fields !== known) return false;
    nameIndex[at] = builder.indexOf(name);
    values[at] = typeof value === 'number' ? value : fromWireNumber(value);
    at++;
  }
  builder.at = at;
  return true;
}

const groupFields: ReadonlySet<string> = new Set(['steps', 'timesMs', 'values']);
const refusedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor']);

function readColumns(group: MetricColumns, builder: BatchBuilder, nowMs: number): boolean {
  if (typeof group !== 'object' || group === null || Object.keys(group).some((key) => !groupFields.has(key)))
    return false;
  const { steps, timesMs, values } = group;
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return false;
  const names = Object.keys(values);
  if (names.length === 0) return false;
  const first: unknown = values[names[0] ?? ''];
  const length = Array.isArray(first) ? first.length : 0;
  const stepColumn = new Float64Array(length).fill(Number.NaN);
  if (steps !== undefined && !readSteps(steps, stepColumn)) return false;
  const timeColumn = new Float64Array(length).fill(nowMs);
  if (timesMs !== undefined && !readTimes(timesMs, timeColumn)) return false;
  for (const name of names) {
    const column = values[name];
    if (!Array.isArray(column) || column.length !== length || refusedNames.has(name)) return false;
    const { at } = builder;
    const out = builder.values;
    for (let i = 0; i < length; i++) {
      const value: unknown = column[i];
      if (!isWireNumber(value)) return false;
      out[at + i] = typeof value === 'number' ? value : fromWireNumber(value);
    }
    builder.steps.set(stepColumn, at);
    builder.timesMs.set(timeColumn, at);
    // A metric of no points is none.
    if (length > 0) builder.nameIndex.fill(builder.indexOf(name), at, at + length);
    builder.at = at + length;
  }
  return true;
}

function readSteps(given: readonly (number | null)[], out: Float64Array): boolean {
  if (!Array.isArray(given) || given.length !== out.length) return false;
  for (let i = 0; i < out.length; i++) {
    const step = given[i];
    if (typeof step === 'number' && Number.isSafeInteger(step)) out[i] = step;
    else if (step !== null) return false;
  }
  return true;
}

function readTimes(given: readonly number[], out: Float64Array): boolean {
  if (!Array.isArray(given) || given.length !== out.length) return false;
  for (let i = 0; i < out.length; i++) {
    const timeMs: unknown = given[i];
    if (!isTime(timeMs)) return false;
    out[i] = timeMs;
  }
  return true;
}
