import { valueAt } from '@assay/core';
import type { RunScopeInput } from '@assay/core';
import type { RunColumns } from '@assay/analysis/report';
import { ask } from './panel-context.ts';
import type { PanelContext } from './panel-context.ts';

interface ColumnsAsked {
  readonly sort?: string | undefined;
  readonly limit: number;
}

/** Fields of runs as columns of plain values. */
export async function readColumns(
  context: PanelContext,
  scope: RunScopeInput,
  fields: readonly string[],
  { sort, limit }: ColumnsAsked,
): Promise<RunColumns> {
  const asked = { ...scope, fields: [...new Set(fields)], limit, ...(sort !== undefined && { sort }) };
  const { total, ids, columns } = await ask(context, 'queryRunValues', asked);
  return {
    total,
    ids,
    columns: columns.map(({ field, column }) => ({ field, values: ids.map((_, row) => valueAt(column, row)) })),
  };
}
