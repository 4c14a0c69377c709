import path from 'node:path';
import type { ImportAccount } from '../import-account.ts';
import type { SourceModel } from '../import-source.ts';
import { entriesOf } from '../walk-files.ts';
import { readMeta, textOf } from './meta-yaml.ts';
import { registeredModel } from './registry.ts';
import type { FindLoggedModel, MlflowVersion } from './registry.ts';
import { readTextFolder } from './text-folder.ts';

/** The `models` folder of a file store. */
export async function* readFileRegistry(store: string, account: ImportAccount): AsyncGenerator<SourceModel> {
  const find = loggedModels(store);
  for (const entry of await entriesOf(path.join(store, 'models'))) {
    if (!entry.isDirectory()) continue;
    const folder = path.join(store, 'models', entry.name);
    const meta = await readMeta(path.join(folder, 'meta.yaml'));
    if (meta instanceof Error) {
      account.leaveOut('damaged', 'registered models that cannot be read', `${entry.name}: ${meta.message}`);
      continue;
    }
    const aliases = Object.entries(await readTextFolder(path.join(folder, 'aliases'), entry.name, account));
    const model = {
      name: textOf(meta['name']),
      description: textOf(meta['description']),
      tags: await readTextFolder(path.join(folder, 'tags'), entry.name, account),
      aliases: Object.fromEntries(aliases.map(([alias, version]) => [alias, Number(version.trim())])),
      versions: await readVersions(folder, account),
    };
    const found = await registeredModel(model, find, account);
    if (found !== undefined) yield found;
  }
}

async function readVersions(folder: string, account: ImportAccount): Promise<MlflowVersion[]> {
  const versions: MlflowVersion[] = [];
  for (const { name } of await entriesOf(folder)) {
    if (!/^version-\d{1,9}$/.test(name)) continue;
    const meta = await readMeta(path.join(folder, name, 'meta.yaml'));
    const shown = `${path.basename(folder)}/${name}`;
    if (meta instanceof Error) {
      account.leaveOut('damaged', 'versions of models that cannot be read', `${shown}: ${meta.message}`);
      continue;
    }
    versions.push({
      number: Number(name.slice('version-'.length)),
      description: textOf(meta['description']),
      stage: textOf(meta['current_stage']),
      source: textOf(meta['source']),
      storageLocation: textOf(meta['storage_location']),
      runId: textOf(meta['run_id']),
      tags: await readTextFolder(path.join(folder, name, 'tags'), shown, account),
    });
  }
  return versions;
}

/** Models of 3.x lie in the folder of their experiment. */
function loggedModels(store: string): FindLoggedModel {
  return async (modelId) => {
    for (const { name } of await entriesOf(store)) {
      const meta = await readMeta(path.join(store, name, 'models', modelId, 'meta.yaml'));
      if (meta instanceof Error) continue;
      const runId = textOf(meta['source_run_id']);
      return runId === '' ? undefined : { runId, name: textOf(meta['name']) };
    }
    return undefined;
  };
}
