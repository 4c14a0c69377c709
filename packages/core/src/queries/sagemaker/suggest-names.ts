import type { Query } from '../query.ts';
import type { UsedNames } from '../../ports/search.ts';

export interface SuggestNamesInput {
  readonly of: UsedNames;
  /** Whatever its case. */
  readonly prefix: string;
  readonly limit: number;
}

/** Names that begin so, of those in use, in order. */
export const suggestNames: Query<SuggestNamesInput, string[]> = (tx, { of, prefix, limit }) =>
  tx.namesInUse(of, prefix, limit);
