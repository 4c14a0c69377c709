import type { RunRow, SearchRuns } from '@assay/wire';
import type { AssayClient } from '../core/client.ts';
import { findExperimentId } from './find-experiment.ts';
import type { ExperimentReference } from './run-options.ts';
import { Session } from './session.ts';

export interface ListRunsOptions {
  readonly experiment?: ExperimentReference | undefined;
  /** In the filter language, e.g. `metrics.accuracy.max > 0.9 and params.optimizer = "adam"`. */
  readonly filter?: string | undefined;
  /** `created` (default), `name`, `started`, `ended`, `duration`, or a field such as `metrics.loss.min`, `params.lr`. */
  readonly sortBy?: string | undefined;
  readonly sortOrder?: 'ascending' | 'descending' | undefined;
  /** Default 100; read page by page, so any number. */
  readonly maxResults?: number | undefined;
  readonly session?: Session | undefined;
}

/** An experiment that does not exist has no runs. */
export async function listRuns(options: ListRunsOptions): Promise<readonly RunRow[]> {
  const session = options.session ?? Session.default();
  const body: SearchRuns = { parameters: 'all', metrics: 'all', tags: 'all' };
  if (options.experiment !== undefined) {
    const id = await findExperimentId(session, options.experiment);
    if (id === undefined) return [];
    body.experimentIds = [id];
  }
  if (options.filter !== undefined) body.filter = options.filter;
  body.sort = `${options.sortBy ?? 'created'} ${options.sortOrder === 'ascending' ? 'asc' : 'desc'}`;
  const runs: RunRow[] = [];
  for await (const run of searchAll(session.client, body, options.maxResults ?? 100)) runs.push(run);
  return runs;
}

/** The runs that a search finds, page after page, at most `most`. */
export async function* searchAll(
  client: AssayClient,
  body: SearchRuns,
  most: number,
): AsyncGenerator<RunRow, void, void> {
  let left = most;
  let cursor: string | undefined;
  while (left > 0) {
    const page = await client.searchRuns({
      body: { ...body, limit: Math.min(left, 500), ...(cursor !== undefined && { cursor }) },
    });
    yield* page.runs;
    left -= page.runs.length;
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}
