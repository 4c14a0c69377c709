import type { EpochMs } from '@assay/base';
import type { CheckedFilter, FilterSchema, SortKey } from '../../filter/index.ts';
import { checkFilter, checkSort, parseFilter, parseSort, printFilter } from '../../filter/index.ts';
import type { EntitySearch } from '../../ports/search.ts';
import { defaultPageLength } from '../page.ts';

export interface RegistrySearchInput {
  /** A text, or what a face made of its own language. */
  readonly filter?: string | CheckedFilter;
  readonly sort?: string | readonly SortKey[];
  readonly limit?: number;
  readonly cursor?: string;
}

/** `within`: holds beside whatever is asked. */
export function registrySearch(
  { filter, sort, limit = defaultPageLength, cursor }: RegistrySearchInput,
  schema: FilterSchema,
  { now, defaultSort, within }: { now: EpochMs; defaultSort: string; within?: CheckedFilter },
): EntitySearch {
  const node = typeof filter === 'string' ? parseFilter(filter) : undefined;
  const asked = typeof filter === 'object' ? filter : node && checkFilter(node, schema, now);
  const terms = [within, asked].filter((term) => term !== undefined);
  const checked: CheckedFilter | undefined = terms.length > 1 ? { kind: 'and', terms } : terms[0];
  const keys = sort === undefined || typeof sort === 'string' ? parseSort(sort ?? defaultSort) : sort;
  return {
    ...(checked && { filter: checked }),
    ...(node && { asked: JSON.stringify([printFilter(node), within ?? null]) }),
    sort: checkSort(keys, schema),
    view: 'all',
    limit,
    ...(cursor !== undefined && { cursor }),
  };
}
