import { AssayError, invalidInput, messageOf } from '@assay/base';
import { DamagedBytesError, NameLists, decodeBatch, faultOfBatch } from '@assay/series';
import type { PointBatch } from '@assay/series';
import { LogMetricsSchema } from '@assay/wire';
import type { LogMetricsBody } from '@assay/wire';
import { compileSchema } from '../../schema/compile-schema.ts';
import { fault, within } from '../../schema/fault.ts';
import type { Fault } from '../../schema/fault.ts';
import { refuse } from '../../schema/text-decoder.ts';
import { countPoints, readJsonPoints } from './json-points.ts';

const check = compileSchema(LogMetricsSchema);
const nameLists = new NameLists();

export interface ReadPoints {
  readonly clientId?: string;
  readonly sequence?: number;
  readonly batch: PointBatch;
  /** The bytes that the batch came as, where it came as a frame. */
  readonly encoded?: Uint8Array;
}

/** Points of a JSON body, as rows or columns; those without a time get `nowMs`. Throws InvalidInput that names the place, PayloadTooLarge. */
export function pointsOfJson(given: unknown, nowMs: number, maxPoints: number): ReadPoints {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw faultOf(given);
  // Looked at by the reader, or by the schema where that finds something odd.
  const body = given as LogMetricsBody;
  const count = countPoints(body);
  if (count > maxPoints) throw tooMany(count, maxPoints);
  if (count === 0) throw faultOf(given);
  const { points: _points, columns: _columns, clientId, sequence, ...rest } = body;
  const isPlain =
    Object.keys(rest).length === 0 &&
    (clientId === undefined ||
      (typeof clientId === 'string' && clientId.length > 0 && clientId.length <= 64 && clientId.isWellFormed())) &&
    (sequence === undefined || (Number.isSafeInteger(sequence) && sequence >= 0));
  const batch = isPlain ? readJsonPoints(body, count, nowMs) : undefined;
  if (batch === undefined) throw faultOf(given);
  return { batch, ...(clientId !== undefined && { clientId }), ...(sequence !== undefined && { sequence }) };
}

/** The batch that the bytes of a frame hold. Throws InvalidInput with what is damaged or out of range, PayloadTooLarge. */
export function pointsOfFrame(bytes: Uint8Array, maxPoints: number): PointBatch {
  let batch: PointBatch;
  try {
    batch = decodeBatch(bytes, nameLists);
  } catch (thrown) {
    if (!(thrown instanceof DamagedBytesError)) throw thrown;
    throw new AssayError(
      'InvalidInput',
      `The frame of points cannot be read: ${messageOf(thrown)}. Send it again.`,
      {},
      { cause: thrown },
    );
  }
  if (batch.values.length > maxPoints) throw tooMany(batch.values.length, maxPoints);
  const found = faultOfBatch(batch);
  if (found !== undefined) throw invalidInput(found.path, found.message);
  return batch;
}

const tooMany = (count: number, limit: number): AssayError =>
  new AssayError(
    'PayloadTooLarge',
    `${count} points in one request; at most ${limit} are taken (limit pointsPerRequest). Send them in several calls.`,
    { limit, value: count },
  );

function faultOf(given: unknown): AssayError {
  return refuse(
    check(given) ??
      faultOfColumns(given as LogMetricsBody) ??
      fault('expected points or columns with at least one point'),
  );
}

/** Columns that differ in length. */
function faultOfColumns({ columns = [] }: LogMetricsBody): Fault | undefined {
  for (const [i, { steps, timesMs, values }] of columns.entries()) {
    const [first] = Object.entries(values);
    if (first === undefined)
      return within('columns', within(i, within('values', fault('expected at least one metric'))));
    const [name, { length }] = first;
    const others: [string[], readonly unknown[] | undefined][] = [
      [['steps'], steps],
      [['timesMs'], timesMs],
      ...Object.entries(values).map(([key, column]): [string[], readonly unknown[]] => [['values', key], column]),
    ];
    const odd = others.find(([, column]) => column !== undefined && column.length !== length);
    if (odd === undefined) continue;
    const what = fault(
      `expected ${length} items, as values[${JSON.stringify(name.slice(0, 60))}] has, got ${odd[1]?.length}`,
    );
    return within(
      'columns',
      within(
        i,
        odd[0].reduceRight((inner, key) => within(key, inner), what),
      ),
    );
  }
  return undefined;
}
