import type { CheckedFilter, SortKey } from '../../filter/index.ts';
import type { EntityKind } from '../../entities/annotation.ts';
import type { EntitySearch } from '../../ports/search.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { resolveNames } from '../../steps/sagemaker/resolve-names.ts';

/** A search of SageMaker's face. Names in the filter are those of that face, in lower case. */
export interface SagemakerSearchInput {
  readonly filter?: CheckedFilter;
  readonly sort: readonly SortKey[];
  readonly limit: number;
  readonly cursor?: string;
}

export interface SagemakerSearchPage<Answer> {
  readonly answers: readonly Answer[];
  readonly nextCursor: string | null;
  /** Of all that match. */
  readonly total: number;
}

/** The search as the store runs it; cursors are bound to the names as they were asked for, whoever bears them by now. Undefined: nothing can match. */
export async function searchOf(
  tx: ReadTransaction,
  kind: EntityKind,
  { filter: asked, sort, limit, cursor }: SagemakerSearchInput,
): Promise<EntitySearch | undefined> {
  const filter = asked && (await resolveNames(tx, kind, asked));
  if (filter?.kind === 'constant' && !filter.value) return undefined;
  return {
    ...(filter && { filter, asked: JSON.stringify(asked) }),
    sort,
    limit,
    view: 'active',
    countTotal: true,
    ...(cursor !== undefined && { cursor }),
  };
}

export const nothingFound = { answers: [], nextCursor: null, total: 0 } as const;

/** The rows of a page, in its order. */
export function inOrder<Row extends { readonly id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map<string, Row>(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
}
