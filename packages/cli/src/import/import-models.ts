import { AssayError, messageOf } from '@assay/base';
import { modelStages } from '@assay/wire';
import type { Model, ModelStage, ModelVersion } from '@assay/wire';
import { readPages } from '../pages.ts';
import type { ImportAccount } from './import-account.ts';
import { originTags } from './import-run.ts';
import type { Origin } from './import-run.ts';
import type { ImportTarget } from './import-target.ts';
import type { SourceModel, SourceModelVersion } from './import-source.ts';
import { fitting } from './server-limits.ts';

/** Says of a version that it only keeps a number which the source has no more. It is deleted at once, or by the next import. */
const gapTag = 'imported.gap';

/** Brings a registered model: versions that are not here under their numbers, and for new ones its aliases. */
export async function importModel(
  model: SourceModel,
  origin: Origin,
  target: ImportTarget,
  account: ImportAccount,
): Promise<void> {
  try {
    await bring(model, origin, target, account);
  } catch (thrown) {
    const refused = thrown instanceof AssayError && ['InvalidInput', 'LimitExceeded', 'Conflict'].includes(thrown.code);
    if (!refused) throw thrown;
    account.leaveOut('refused', 'registered models that the server refused', `${model.name}: ${messageOf(thrown)}`);
  }
}

async function bring(model: SourceModel, origin: Origin, target: ImportTarget, account: ImportAccount): Promise<void> {
  const { client, limits } = target;
  const { name, description } = model;
  const found = await findModel(name, target);
  if (found !== undefined && found.tags[originTags.tracker] !== origin.tracker) {
    account.leaveOut('refused', 'registered models whose name another model bears', name);
    return;
  }
  const tags = {
    ...fitting(model.tags, 'tag', `model ${name}`, limits, account),
    [originTags.tracker]: origin.tracker,
    [originTags.place]: origin.place,
  };
  const there = found ?? (await client.createModel({ body: { name, description, tags } }));
  account[found === undefined ? 'brought' : 'present'].models++;
  const versions = model.versions.toSorted((a, b) => a.number - b.number);
  let last = there.lastVersion;
  const kept = found === undefined ? new Map<number, ModelVersion>() : await versionsHere(name, target);
  for (const { number, runId } of versions) {
    const here = kept.get(number);
    // One that is not here any more was deleted here.
    if (here === undefined) continue;
    if (here.runId === (runId ?? null)) account.present.modelVersions++;
    else account.leaveOut('refused', 'versions of models whose number another version bears', `${name} ${number}`);
  }
  const added = new Set<number>();
  for (const version of versions) {
    if (version.number <= last) continue;
    // Numbers are given one after the other: those of versions that are gone there have to be used up.
    for (; last < version.number - 1; last++) await useUpNumber(name, target);
    await createVersion(name, version, target, account);
    added.add(version.number);
    last = version.number;
    account.brought.modelVersions++;
  }
  for (const { version, tags: own } of kept.values())
    if (own[gapTag] !== undefined)
      await client.deleteModelVersion({ params: { model: name, version: String(version) } });
  for (const [alias, version] of Object.entries(model.aliases))
    if (added.has(version)) await client.setModelAlias({ params: { model: name, alias }, body: { version } });
}

async function findModel(name: string, { client }: ImportTarget): Promise<Model | undefined> {
  try {
    return await client.getModel({ params: { model: name } });
  } catch (thrown) {
    if (thrown instanceof AssayError && thrown.code === 'NotFound') return undefined;
    throw thrown;
  }
}

async function createVersion(
  model: string,
  { number, description, stage, source, runId, tags }: SourceModelVersion,
  { client, limits }: ImportTarget,
  account: ImportAccount,
): Promise<void> {
  const known = modelStages.find((each) => each.toLowerCase() === stage.toLowerCase()) satisfies ModelStage | undefined;
  await client.createModelVersion({
    params: { model },
    body: {
      source,
      description,
      ...(runId !== undefined && { runId }),
      ...(known !== undefined && { stage: known }),
      tags: fitting(tags, 'tag', `version ${number} of model ${model}`, limits, account),
    },
  });
}

async function useUpNumber(model: string, { client }: ImportTarget): Promise<void> {
  const body = { source: 'imported:gap', tags: { [gapTag]: 'true' } };
  const { version } = await client.createModelVersion({ params: { model }, body });
  await client.deleteModelVersion({ params: { model, version: String(version) } });
}

async function versionsHere(model: string, { client }: ImportTarget): Promise<Map<number, ModelVersion>> {
  const { items } = await readPages(Infinity, async (page) => {
    const { versions, nextCursor } = await client.listModelVersions({ query: { ...page, model } });
    return { items: versions, nextCursor };
  });
  return new Map(items.map((version) => [version.version, version]));
}
