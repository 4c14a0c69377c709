import type { Id } from '@assay/base';
import type { EntityKind, FaceNameRow } from '../../entities/annotation.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { sagemakerPageLength } from './page-by-creation.ts';
import type { SagemakerListInput } from './page-by-creation.ts';

export interface NamePage<Row> {
  readonly rows: Row[];
  readonly nextCursor: string | null;
}

/**
 * One page of what has a name at SageMaker's face, by that name whatever its case, resumed after the last of the page before. `among`:
 * only these; `of`: what was asked, for the cursor. `load` answers the rows of those ids that fit.
 */
export async function pageByName<Row extends { readonly id: Id }>(
  tx: ReadTransaction,
  kind: EntityKind,
  { among, of, input }: { among: readonly Id[] | undefined; of: unknown; input: SagemakerListInput },
  load: (ids: readonly Id[]) => Promise<Row[]>,
): Promise<NamePage<Row>> {
  const { isDescending = true, limit = sagemakerPageLength, cursor } = input;
  const question = [of, input.createdAfterMs, input.createdBeforeMs, 'name', isDescending];
  const [start] = readCursor(question, cursor, 1) ?? [];
  let after = start === undefined ? undefined : String(start);
  const found: { row: Row; key: string }[] = [];
  for (;;) {
    const names = await namesAfter(tx, kind, among, after, isDescending, limit + 1);
    if (names.length === 0) break;
    const byId = new Map((await load(names.map(({ entityId }) => entityId))).map((row) => [row.id, row]));
    for (const { entityId, key } of names) {
      const row = byId.get(entityId);
      if (row !== undefined) found.push({ row, key });
    }
    if (names.length <= limit || found.length > limit) break;
    after = names.at(-1)?.key;
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const isMore = found.length > limit && last !== undefined;
  return { rows: page.map(({ row }) => row), nextCursor: isMore ? writeCursor(question, [last.key]) : null };
}

async function namesAfter(
  tx: ReadTransaction,
  kind: EntityKind,
  among: readonly Id[] | undefined,
  after: string | undefined,
  isDescending: boolean,
  limit: number,
): Promise<FaceNameRow[]> {
  const where = { face: 'sagemaker', kind, scope: '' } as const;
  if (among === undefined) {
    // Face, kind and scope are given: the key alone is the rest of the primary key.
    const orderBy = isDescending ? (['-key'] as const) : (['key'] as const);
    return tx.find('faceName', where, { orderBy, limit, ...(after !== undefined && { after: { key: after } }) });
  }
  const rows = among.length === 0 ? [] : await tx.find('faceName', { ...where, entityId: among });
  const direction = isDescending ? -1 : 1;
  const isAfter = (key: string): boolean => after === undefined || (isDescending ? key < after : key > after);
  return rows
    .filter(({ key }) => isAfter(key))
    .sort((a, b) => (a.key < b.key ? -direction : direction))
    .slice(0, limit);
}
