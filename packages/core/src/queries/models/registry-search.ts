import type { EpochMs } from '@assay/base';
import type { FilterNode, FilterSchema, SortKey } from '../../filter/index.ts';
import { checkFilter, checkSort, parseFilter, parseSort, printFilter } from '../../filter/index.ts';
import type { EntitySearch } from '../../ports/search.ts';
import { defaultPageLength } from '../page.ts';

export interface RegistrySearchInput {
  /** A text, or the tree that a face made of its own language. */
  readonly filter?: string | FilterNode;
  readonly sort?: string | readonly SortKey[];
  readonly limit?: number;
  readonly cursor?: string;
}

/** `within`: holds beside whatever is asked. */
export function registrySearch(
  { filter, sort, limit = defaultPageLength, cursor }: RegistrySearchInput,
  schema: FilterSchema,
  { now, defaultSort, within }: { now: EpochMs; defaultSort: string; within?: FilterNode },
): EntitySearch {
  const asked = typeof filter === 'string' ? parseFilter(filter) : filter;
  const terms = [within, asked].filter((term) => term !== undefined);
  const [first] = terms;
  const node = first && terms.length > 1 ? { kind: 'and' as const, terms, span: first.span } : first;
  const keys = sort === undefined || typeof sort === 'string' ? parseSort(sort ?? defaultSort) : sort;
  return {
    ...(node && { filter: checkFilter(node, schema, now), asked: printFilter(node) }),
    sort: checkSort(keys, schema),
    view: 'all',
    limit,
    ...(cursor !== undefined && { cursor }),
  };
}
