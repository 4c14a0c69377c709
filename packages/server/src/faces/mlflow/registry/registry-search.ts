import type { CheckedFilter, SortKey } from '@assay/core';
import { all, any, attribute, compareText, exists, not, tag } from '../../filter-parts.ts';
import { invalidParameter } from '../mlflow-error.ts';
import type { MlflowFields } from '../search/fields.ts';
import { parseMlflowClauses } from '../search/parse-filter.ts';
import type { MlflowClause } from '../search/parse-filter.ts';
import { parseMlflowOrder } from '../search/parse-order.ts';

export interface RegistrySearchRequest {
  readonly filter?: string;
  readonly max_results?: number;
  readonly order_by?: readonly string[];
  readonly page_token?: string;
}

interface Bounds {
  readonly defaultResults: number;
  /** More than these cannot be asked for. */
  readonly maxResults: number;
  /** A page has no more than these, however many are asked for; its token leads to the rest. */
  readonly pageLength: number;
}

export interface RegistrySearch {
  readonly filter: CheckedFilter;
  readonly sort: readonly SortKey[];
  readonly limit: number;
  readonly cursor?: string;
}

/** What breaks ties, or is the order where none is given: attributes of the core, descending with a leading `-`. */
type Tail = readonly string[];

export const modelOrder: { readonly none: Tail; readonly ties: Tail } = { none: ['name'], ties: ['name'] };
export const versionOrder: { readonly none: Tail; readonly ties: Tail } = {
  none: ['-updated', 'model', '-version'],
  ties: ['model', '-version'],
};

/** A search of the registry. Prompts, which MLflow keeps as models with a tag, are left out unless they are asked for. */
export function readRegistrySearch(
  request: RegistrySearchRequest,
  fields: MlflowFields,
  order: { readonly none: Tail; readonly ties: Tail },
  { defaultResults, maxResults, pageLength }: Bounds,
): RegistrySearch {
  const { max_results: wanted = defaultResults, page_token: cursor = '' } = request;
  if (wanted < 1 || wanted > maxResults)
    throw invalidParameter('max_results', wanted, `It must be between 1 and ${maxResults}.`);
  const asked = parseMlflowOrder(request.order_by, fields);
  return {
    filter: withoutPrompts(request.filter, fields),
    sort: [...asked, ...tailOf(asked, asked.length === 0 ? order.none : order.ties)],
    limit: Math.min(wanted, pageLength),
    ...(cursor !== '' && { cursor }),
  };
}

function tailOf(asked: readonly SortKey[], tail: Tail): SortKey[] {
  const named = new Set(asked.map(({ field }) => (field.kind === 'attribute' ? field.name : '')));
  return tail
    .map((each) => ({ name: each.replace(/^-/, ''), direction: each.startsWith('-') ? 'desc' : 'asc' }) as const)
    .filter(({ name }) => !named.has(name))
    .map(({ name, direction }) => ({ field: attribute(name), direction, span: { start: 0, end: 0 } }));
}

const promptKey = 'mlflow.prompt.is_prompt';

/** What no prompt has, the tag: what is asked of it other than for prompts is true of all models. */
function withoutPrompts(text: string | undefined, fields: MlflowFields): CheckedFilter {
  const clauses = parseMlflowClauses(text, fields);
  const first = clauses.find(isAboutPrompts);
  if (first !== undefined && asksForPrompts(first)) return all(clauses.map(({ filter }) => filter));
  const others = clauses.filter((clause) => !isAboutPrompts(clause));
  const isPrompt = compareText(tag(promptKey), '=', 'true');
  return all([...others.map(({ filter }) => filter), any([not(exists(tag(promptKey))), not(isPrompt)])]);
}

const isAboutPrompts = ({ word, key }: MlflowClause): boolean =>
  (word === 'tag' || word === 'tags') && key === promptKey;

const asksForPrompts = ({ filter }: MlflowClause): boolean =>
  filter.kind === 'text-test' &&
  ((filter.operator === '=' && filter.value.toLowerCase() === 'true') ||
    (filter.operator === '!=' && filter.value.toLowerCase() === 'false'));
