import type { Id } from '@assay/base';
import type { EntitySearch, SearchPage } from '../../ports/search.ts';
import { boundedAnswers } from './bounded-answers.ts';

interface Found<I extends Id, Row, Answer> {
  readonly search: (search: EntitySearch) => Promise<SearchPage<I>>;
  readonly rows: (ids: readonly I[]) => Promise<readonly Row[]>;
  readonly answer: (rows: readonly Row[]) => Promise<readonly Answer[]>;
  readonly tagsOf: (answer: Answer) => readonly Readonly<Record<string, string>>[];
}

/** One page of a search of the registry; a page that would be too large ends sooner, and goes on behind that. */
export async function foundPage<I extends Id, Row extends { readonly id: I }, Answer>(
  asked: EntitySearch,
  { search, rows, answer, tagsOf }: Found<I, Row, Answer>,
): Promise<{ answers: Answer[]; nextCursor: string | null }> {
  const { ids, nextCursor } = await search(asked);
  if (ids.length === 0) return { answers: [], nextCursor };
  const byId = new Map((await rows(ids)).map((row) => [row.id, row]));
  const inOrder = ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
  const answers = await boundedAnswers(inOrder, answer, tagsOf);
  if (answers.length === inOrder.length) return { answers, nextCursor };
  return { answers, nextCursor: (await search({ ...asked, limit: answers.length })).nextCursor };
}
