import { AssayError, isId, notFound } from '@assay/base';
import type { AssayClient } from '@assay/sdk';
import type { DeletionView, Experiment } from '@assay/wire';
import { filterText } from './filter-text.ts';

/** The experiment that a person means: its id, its name in any case, or the beginning of its id. */
export async function resolveExperiment(
  client: AssayClient,
  text: string,
  view: DeletionView = 'active',
): Promise<Experiment> {
  if (isId(text)) return client.getExperiment({ params: { experimentId: text } });
  const named = await findByName(client, text, view);
  if (named !== undefined) return named;
  if (/^[0-9a-f]{4,31}$/.test(text)) {
    const filter = `id like "${text}%"`;
    const { experiments } = await client.listExperiments({ query: { filter, view, limit: 2 } });
    const [first, second] = experiments;
    if (first !== undefined && second === undefined) return first;
    if (second !== undefined) {
      throw new AssayError(
        'InvalidInput',
        `The ids of several experiments begin with "${text}". Give more digits, or a name.`,
      );
    }
  }
  throw notFound('experiment', text);
}

async function findByName(client: AssayClient, name: string, view: DeletionView): Promise<Experiment | undefined> {
  const { experiments } = await client.listExperiments({ query: { name, view, limit: 10 } });
  // Of deleted ones several may bear the name; the newest is meant.
  return experiments.toSorted((a, b) => b.createdMs - a.createdMs)[0];
}

/** The part of a filter that keeps to runs of one name. */
export const nameFilter = (name: string): string => `name = ${filterText(name)}`;
