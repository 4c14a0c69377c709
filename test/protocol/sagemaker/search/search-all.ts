import type { SagemakerMessages } from '@assay/wire/sagemaker';
import type { SearchRecord } from './brute-force.ts';
import type { SearchClient } from './search-client.ts';

export interface SearchAnswer {
  readonly Results: readonly Readonly<Record<string, SearchRecord>>[];
  readonly NextToken?: string;
  readonly TotalHits: { readonly Value: number; readonly Relation: string };
}

type SearchInput = SagemakerMessages['Search']['input'];

export const searchPage = async (client: SearchClient, input: SearchInput): Promise<SearchAnswer> =>
  (await client.call('Search', input)) as unknown as SearchAnswer;

/** All records that match, page by page as clients read them; throws where a page is empty or the count of hits is wrong. */
export async function searchAll(client: SearchClient, input: SearchInput, pageLength = 100): Promise<SearchRecord[]> {
  const records: SearchRecord[] = [];
  let token: string | undefined;
  let total = 0;
  do {
    const page = await searchPage(client, {
      ...input,
      MaxResults: pageLength,
      ...(token !== undefined && { NextToken: token }),
    });
    if (token !== undefined && page.Results.length === 0)
      throw new Error('a token was handed out after the last match');
    records.push(...page.Results.flatMap((result) => Object.values(result)));
    token = page.NextToken;
    total = page.TotalHits.Value;
  } while (token !== undefined);
  if (total !== records.length) throw new Error(`TotalHits says ${total}, found were ${records.length}`);
  return records;
}
