import { AssayError } from '@assay/base';
import type { ImportAccount } from './import-account.ts';
import { importNote } from './import-note.ts';
import type { SourceExperiment } from './import-source.ts';
import type { ImportTarget } from './import-target.ts';
import { mapOf, MlflowRestClient, textFrom } from './mlflow/rest-client.ts';
import { fitting, fittingName } from './server-limits.ts';

/** The id of the experiment here, which is made where there is none of its name. */
export async function ensureExperiment(
  { name: given, note, tags: givenTags, mlflow }: SourceExperiment,
  target: ImportTarget,
  account: ImportAccount,
): Promise<string> {
  const { client, limits } = target;
  const name = fittingName(given, limits) ?? 'imported';
  // MLflow's face makes its experiment 0 at the first request, which this is then: the two become one.
  if (mlflow?.isDefault === true) await faceOf(target).get('mlflow/experiments/get', { experiment_id: '0' });
  const { experiments } = await client.listExperiments({ query: { name, view: 'active', limit: 1 } });
  const [found] = experiments;
  const twin = found !== undefined && found.name !== name && mlflow !== undefined;
  const there = twin ? await findByMlflowName(name, target) : found?.id;
  if (there !== undefined) {
    account.present.experiments++;
    return there;
  }
  const tags = fitting(givenTags, 'tag', `experiment ${name}`, limits, account);
  const id = twin ? await makeTwin(name, tags, target) : (await client.createExperiment({ body: { name, tags } })).id;
  account.brought.experiments++;
  if (note !== '') await importNote('experiment', id, note, target, account);
  return id;
}

const faceOf = ({ url, key }: ImportTarget): MlflowRestClient =>
  new MlflowRestClient(url, key === undefined ? {} : { MLFLOW_TRACKING_TOKEN: key });

/** Natively names do not tell upper from lower case; at MLflow's face they do. */
async function findByMlflowName(name: string, target: ImportTarget): Promise<string | undefined> {
  try {
    const { experiment } = await faceOf(target).get('mlflow/experiments/get-by-name', { experiment_name: name });
    const found = mapOf(experiment);
    return found['lifecycle_stage'] === 'active' ? textFrom(found['experiment_id']) : undefined;
  } catch (thrown) {
    if (thrown instanceof AssayError && thrown.code === 'NotFound') return undefined;
    throw thrown;
  }
}

/** Its native name gets a suffix. */
async function makeTwin(name: string, tags: Readonly<Record<string, string>>, target: ImportTarget): Promise<string> {
  const pairs = Object.entries(tags).map(([key, value]) => ({ key, value }));
  const { experiment_id: id } = await faceOf(target).post('mlflow/experiments/create', { name, tags: pairs });
  return textFrom(id);
}
