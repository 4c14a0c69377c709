import { AssayError, notFound } from '@assay/base';
import type { AssayClient } from '@assay/sdk';
import type { Experiment, RunScope } from '@assay/wire';
import { readPages } from '../pages.ts';
import { resolveRun } from '../resolve-run.ts';
import { printable } from '../terminal/printable.ts';

export const scopeForms = 'a filter, a run, or a group of the experiment';

const looksLikeFilter = /[=<>!~]|\s(?:is|in|like|ilike|between|not|has)\s/i;

/**
 * The runs that a person means by `params.model = "b"` (a filter), `digits/best` or an id (a run), or the name of a group;
 * `group:` and `run:` before a name say which.
 */
export async function resolveScope(
  client: AssayClient,
  text: string,
  experiment: Experiment | undefined,
): Promise<RunScope> {
  const within = experiment === undefined ? {} : { experimentIds: [experiment.id] };
  const [, kind, name = text] = /^(group|run):(.+)$/.exec(text) ?? [];
  if (kind === 'group') return { groupId: await groupNamed(client, name, experiment) };
  if (kind === undefined && looksLikeFilter.test(text)) return { ...within, filter: text };
  const runId = await resolveRun(client, experiment === undefined ? name : `${experiment.name}/${name}`).catch(
    ifMissing,
  );
  const found = runId ?? (await resolveRun(client, name).catch(ifMissing));
  if (found !== undefined) return { runIds: [found] };
  if (kind === 'run') throw notFound('run', name);
  if (experiment !== undefined) return { groupId: await groupNamed(client, name, experiment) };
  throw new AssayError('NotFound', `No run is called "${printable(name)}". A filter looks like: params.model = "b"`);
}

async function groupNamed(client: AssayClient, name: string, experiment: Experiment | undefined): Promise<string> {
  if (experiment === undefined)
    throw new AssayError('InvalidInput', `Say whose group "${printable(name)}" is: --experiment <name>`);
  const { items } = await readPages(Number.POSITIVE_INFINITY, async (page) => {
    const { groups, nextCursor } = await client.listRunGroups({ query: { ...page, experimentId: experiment.id } });
    return { items: groups, nextCursor };
  });
  const [found, other] = items.filter((group) => group.name === name || group.id === name);
  if (other !== undefined)
    throw new AssayError('InvalidInput', `Several groups are called "${printable(name)}". Give an id.`);
  if (found === undefined)
    throw new AssayError(
      'NotFound',
      `Experiment "${printable(experiment.name)}" has no run and no group called "${printable(name)}".`,
    );
  return found.id;
}

function ifMissing(thrown: unknown): undefined {
  if (thrown instanceof AssayError && thrown.code === 'NotFound') return undefined;
  throw thrown;
}
