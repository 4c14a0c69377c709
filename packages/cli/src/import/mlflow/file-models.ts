import path from 'node:path';
import { entriesOf } from '../walk-files.ts';
import { readMeta, textOf } from './meta-yaml.ts';

/** A model of an experiment in a file store. */
export interface FileModel {
  readonly id: string;
  readonly name: string;
  readonly location: string;
}

/** Finds the models that a run of the experiment logged; their folder is read once, when it is first asked for. */
export function fileModels(experiment: string): (runId: string) => Promise<readonly FileModel[]> {
  let read: Promise<ReadonlyMap<string, readonly FileModel[]>> | undefined;
  return async (runId) => (await (read ??= readModels(path.join(experiment, 'models')))).get(runId) ?? [];
}

async function readModels(folder: string): Promise<ReadonlyMap<string, readonly FileModel[]>> {
  const byRun = new Map<string, FileModel[]>();
  for (const { name: id } of await entriesOf(folder)) {
    const meta = await readMeta(path.join(folder, id, 'meta.yaml'));
    if (meta instanceof Error) continue;
    const runId = textOf(meta['source_run_id']);
    const model = { id, name: textOf(meta['name']), location: textOf(meta['artifact_location']) };
    byRun.set(runId, [...(byRun.get(runId) ?? []), model]);
  }
  return byRun;
}
