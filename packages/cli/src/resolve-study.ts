import { AssayError, isId, notFound } from '@assay/base';
import type { AssayClient } from '@assay/sdk';
import type { Study } from '@assay/wire';
import { readPages } from './pages.ts';
import { resolveExperiment } from './resolve-experiment.ts';
import { printable } from './terminal/printable.ts';

export const studyArgument = 'id, name, or experiment/name';

/** The study that a person means: by its id, its name where only one has it, or `experiment/name`. */
export async function resolveStudy(client: AssayClient, text: string): Promise<Study> {
  if (isId(text)) return client.getStudy({ params: { studyId: text } });
  const studies = [...(await studiesCalled(client, text))];
  // A slash may stand in both names, so each one is tried as the place where the experiment's ends.
  for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
    const experiment = await resolveExperiment(client, text.slice(0, at)).catch(ifMissing);
    if (experiment === undefined) continue;
    const query = { experimentId: experiment.id, name: text.slice(at + 1), limit: 1 };
    studies.push(...(await client.listStudies({ query })).studies);
  }
  const [first, ...others] = studies;
  if (first === undefined) throw notFound('study', text);
  if (others.length > 0) {
    const names = studies.map((study) => `  ${printable(study.experimentName)}/${printable(study.name)}`);
    throw new AssayError('InvalidInput', `Several studies are called "${text}". Say which:\n${names.join('\n')}`);
  }
  // The whole answer, with the front of several objectives.
  return client.getStudy({ params: { studyId: first.id } });
}

/** Of all experiments. */
async function studiesCalled(client: AssayClient, name: string): Promise<readonly Study[]> {
  const { items } = await readPages(Number.POSITIVE_INFINITY, async (page) => {
    const { studies, nextCursor } = await client.listStudies({ query: page });
    return { items: studies, nextCursor };
  });
  return items.filter((study) => study.name.toLowerCase() === name.toLowerCase());
}

function ifMissing(thrown: unknown): undefined {
  if (thrown instanceof AssayError && thrown.code === 'NotFound') return undefined;
  throw thrown;
}
