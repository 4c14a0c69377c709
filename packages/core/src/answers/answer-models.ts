import { isId } from '@assay/base';
import type { RunId } from '@assay/base';
import { modelStages } from '../entities/registered-model.ts';
import type { ModelVersionRow, RegisteredModelId, RegisteredModelRow } from '../entities/registered-model.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import type { ModelAnswer, ModelVersionAnswer } from './model.ts';
import { tagsByEntity } from './tags-by-entity.ts';

/** Versions with their tags, aliases and runs, in the order of the rows. */
export async function answerModelVersions(
  tx: ReadTransaction,
  rows: readonly ModelVersionRow[],
): Promise<ModelVersionAnswer[]> {
  if (rows.length === 0) return [];
  return versionsWith(tx, rows, await aliasesOf(tx, [...new Set(rows.map(({ modelId }) => modelId))]));
}

export async function answerModelVersion(tx: ReadTransaction, row: ModelVersionRow): Promise<ModelVersionAnswer> {
  const [answer] = await answerModelVersions(tx, [row]);
  return answer as ModelVersionAnswer;
}

/** Models with their tags, aliases and the newest version of each stage, in the order of the rows. */
export async function answerModels(tx: ReadTransaction, rows: readonly RegisteredModelRow[]): Promise<ModelAnswer[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const tags = await tagsByEntity(tx, 'model', ids);
  const aliases = await aliasesOf(tx, ids);
  const latestRows = await tx.latestModelVersions(ids, modelStages);
  latestRows.sort((a, b) => b.number - a.number);
  const latest = Map.groupBy(await versionsWith(tx, latestRows, aliases), ({ model }) => model);
  return rows.map(({ projectId: _, ...row }) => ({
    ...row,
    tags: tags.get(row.id) ?? {},
    aliases: (aliases.get(row.id) ?? []).map(({ alias, version }) => ({ alias, version })),
    latestVersions: latest.get(row.name) ?? [],
  }));
}

export async function answerModel(tx: ReadTransaction, row: RegisteredModelRow): Promise<ModelAnswer> {
  const [answer] = await answerModels(tx, [row]);
  return answer as ModelAnswer;
}

type Aliases = ReadonlyMap<RegisteredModelId, readonly { readonly alias: string; readonly version: number }[]>;

const aliasesOf = async (tx: ReadTransaction, modelId: readonly RegisteredModelId[]): Promise<Aliases> =>
  Map.groupBy(await tx.find('modelAlias', { modelId }), (row) => row.modelId);

async function versionsWith(
  tx: ReadTransaction,
  rows: readonly ModelVersionRow[],
  aliases: Aliases,
): Promise<ModelVersionAnswer[]> {
  const tags = await tagsByEntity(
    tx,
    'version',
    rows.map(({ id }) => id),
  );
  const runIds = [...new Set(rows.map(({ runId }) => runId).filter((id) => id !== null && isId(id)))] as RunId[];
  const runs = runIds.length === 0 ? [] : await tx.find('run', { id: runIds, deletedMs: null });
  const runById = new Map<string, (typeof runs)[number]>(runs.map((run) => [run.id, run]));
  return rows.map(({ projectId: _, modelId, modelName, number, storageUri, ...row }) => {
    const run = row.runId === null ? undefined : runById.get(row.runId);
    return {
      ...row,
      model: modelName,
      version: number,
      downloadUri: storageUri ?? row.source,
      run: run === undefined ? null : { id: run.id, name: run.name, experimentId: run.experimentId },
      aliases: (aliases.get(modelId) ?? []).filter(({ version }) => version === number).map(({ alias }) => alias),
      tags: tags.get(row.id) ?? {},
    };
  });
}
