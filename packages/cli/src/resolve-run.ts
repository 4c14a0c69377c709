import { AssayError, isId, notFound } from '@assay/base';
import type { AssayClient } from '@assay/sdk';
import type { DeletionView, RunRow, SearchRuns } from '@assay/wire';
import { nameFilter } from './resolve-experiment.ts';
import { momentText } from './terminal/time-text.ts';
import { printable } from './terminal/printable.ts';

export const runArgument = 'id, unique beginning of an id, or experiment/name';

/**
 * The id of the run that a person means: an id, the beginning of one (four digits or more) that no other run shares,
 * `experiment/name`, or a name that only one run has.
 */
export async function resolveRun(client: AssayClient, text: string, view: DeletionView = 'active'): Promise<string> {
  if (isId(text)) return text;
  if (/^[0-9a-f]{4,31}$/.test(text)) {
    const found = await search(client, { filter: `id like "${text}%"`, view });
    if (found.length > 0) return theOne(found, text, 'id begins');
  }
  // A slash may stand in both names, so each one is tried as the place where the experiment's ends.
  for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
    const { experiments } = await client.listExperiments({
      query: { name: text.slice(0, at), view: 'all', limit: 10 },
    });
    if (experiments.length === 0) continue;
    const experimentIds = experiments.map(({ id }) => id);
    const found = await search(client, { filter: nameFilter(text.slice(at + 1)), experimentIds, view });
    if (found.length > 0) return theOne(found, text, 'name is');
  }
  const found = await search(client, { filter: nameFilter(text), view });
  if (found.length > 0) return theOne(found, text, 'name is');
  throw notFound(view === 'deleted' ? 'deleted run' : 'run', text);
}

const search = async (client: AssayClient, body: SearchRuns): Promise<readonly RunRow[]> =>
  (await client.searchRuns({ body: { ...body, limit: 6 } })).runs;

function theOne(found: readonly RunRow[], text: string, what: string): string {
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first.id;
  const list = found
    .slice(0, 5)
    .map(
      (run) =>
        `  ${run.id}  ${printable(run.experimentName ?? '(no experiment)')}/${printable(run.name)}  ${momentText(run.createdMs)}`,
    );
  const more = found.length > 5 ? '\n  and more' : '';
  throw new AssayError('InvalidInput', `Several runs whose ${what} "${text}". Give the id:\n${list.join('\n')}${more}`);
}
