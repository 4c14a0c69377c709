import type { ImportAccount } from '../import-account.ts';
import type { SourceModel } from '../import-source.ts';
import { idOfRun } from './mlflow-run.ts';

/** A version as MLflow's stores have it. */
export interface MlflowVersion {
  readonly number: number;
  readonly description: string;
  readonly stage: string;
  readonly source: string;
  readonly storageLocation: string;
  readonly runId: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface MlflowModel extends Omit<SourceModel, 'versions'> {
  readonly versions: readonly MlflowVersion[];
}

/** Which run logged a model of 3.x, and under which name; by its id. */
export type FindLoggedModel = (
  modelId: string,
) => Promise<{ readonly runId: string; readonly name: string } | undefined>;

/** MLflow's mark of a version that was deleted. */
const deletedStage = 'Deleted_Internal';
/** Prompts are kept in the registry, too. */
const promptTag = 'mlflow.prompt.is_prompt';

/** A registered model of MLflow, with sources that lead to where the files are here. Undefined for a prompt. */
export async function registeredModel(
  model: MlflowModel,
  find: FindLoggedModel,
  account: ImportAccount,
): Promise<SourceModel | undefined> {
  if (model.tags[promptTag]?.toLowerCase() === 'true') {
    account.leaveOut('omitted', 'prompts of the registry', model.name);
    return undefined;
  }
  const versions = model.versions.filter(({ stage, number }) => stage !== deletedStage && number > 0);
  return {
    ...model,
    versions: await Promise.all(
      versions.map(async ({ storageLocation, ...version }) => {
        const source = await sourceOf({ ...version, storageLocation }, find);
        return {
          ...version,
          runId: version.runId === '' ? undefined : idOfRun(version.runId),
          source,
          tags: source === version.source ? version.tags : { ...version.tags, 'imported.uri': version.source },
        };
      }),
    ),
  };
}

/** `runs:/…` where the files lie in a run; else the address as it was, which may lead nowhere any more. */
async function sourceOf({ source, storageLocation, runId }: MlflowVersion, find: FindLoggedModel): Promise<string> {
  for (const address of [source, storageLocation]) {
    const modelId = /(?:^models:\/+|\/models\/)(m-[0-9a-f]{32})(?:\/|$)/.exec(address)?.[1];
    const logged = modelId === undefined ? undefined : await find(modelId);
    if (logged !== undefined) return `runs:/${idOfRun(logged.runId)}/${logged.name}`;
    const path = runId === '' ? undefined : address.split(`/${runId}/artifacts/`)[1];
    if (path !== undefined && path !== '') return `runs:/${idOfRun(runId)}/${path}`;
  }
  // Names of models mean others here.
  return source.startsWith('models:') ? storageLocation || `mlflow-${source}` : source;
}
