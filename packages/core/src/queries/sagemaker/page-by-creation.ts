import type { EpochMs, Id } from '@assay/base';
import type { ReadTransaction, Tables, Where } from '../../ports/transaction.ts';
import { readCursor, writeCursor } from '../cursor.ts';

/** What the lists of SageMaker's API have in common. Times are exclusive; they may have fractions. */
export interface SagemakerListInput {
  readonly createdAfterMs?: number;
  readonly createdBeforeMs?: number;
  /** `created` by default. */
  readonly sortBy?: 'created' | 'name';
  /** True by default. */
  readonly isDescending?: boolean;
  /** 10 by default. */
  readonly limit?: number;
  readonly cursor?: string;
}

export const sagemakerPageLength = 10;

/** Is the time within those asked for? */
export const isCreatedWithin = ({ createdAfterMs, createdBeforeMs }: SagemakerListInput, createdMs: number): boolean =>
  (createdAfterMs === undefined || createdMs > createdAfterMs) &&
  (createdBeforeMs === undefined || createdMs < createdBeforeMs);

/** One page of a table by (time of creation, id), resumed after the last row of the page before. Reads no more than the page. */
export async function pageByCreation<T extends 'experiment' | 'runGroup'>(
  tx: ReadTransaction,
  table: T,
  where: Where<T>,
  input: SagemakerListInput,
): Promise<{ rows: Tables[T][]; nextCursor: string | null }> {
  const { createdAfterMs, createdBeforeMs, isDescending = true, limit = sagemakerPageLength, cursor } = input;
  const of = [table, where, createdAfterMs, createdBeforeMs, 'created', isDescending];
  const [timeMs, id] = readCursor(of, cursor, 2) ?? firstPlace(input, isDescending);
  const orderBy = isDescending ? (['-createdMs', '-id'] as const) : (['createdMs', 'id'] as const);
  const after = { createdMs: Number(timeMs) as EpochMs, id: String(id) as Id } as Partial<Tables[T]>;
  const isPlaced = Number.isFinite(timeMs);
  const found = await tx.find(table, where, { orderBy, limit: limit + 1, ...(isPlaced && { after }) });
  const fits = found.filter((row) => isCreatedWithin(input, row.createdMs));
  const rows = fits.slice(0, limit);
  const last = rows.at(-1);
  const isMore = fits.length > limit && last !== undefined;
  return { rows, nextCursor: isMore ? writeCursor(of, [last.createdMs, last.id]) : null };
}

/** Just before the first row that can fit; an infinite time where any can. */
function firstPlace(input: SagemakerListInput, isDescending: boolean): [timeMs: number, id: string] {
  return isDescending
    ? [Math.ceil(input.createdBeforeMs ?? Infinity), '0'.repeat(32)]
    : [Math.floor(input.createdAfterMs ?? -Infinity), 'f'.repeat(32)];
}
