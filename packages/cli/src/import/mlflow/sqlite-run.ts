import type { ImportAccount } from '../import-account.ts';
import type { SeriesChunk, SourceDataset, SourceRun } from '../import-source.ts';
import { fingerprint } from '../walk-files.ts';
import { artifactFolder } from './local-artifacts.ts';
import type { ArtifactRoots } from './local-artifacts.ts';
import { folderArtifacts } from './folder-artifacts.ts';
import type { ArtifactPlace } from './folder-artifacts.ts';
import { factsOf } from './mlflow-run.ts';
import { numberIn, textIn } from './sqlite-tables.ts';
import type { SqliteRow, SqliteTables } from './sqlite-tables.ts';

const pointsAPage = 100_000;

/** A run of a database: its row, and what the other tables have of it. */
export async function readSqliteRun(
  tables: SqliteTables,
  row: SqliteRow,
  experimentId: number,
  roots: ArtifactRoots,
): Promise<SourceRun> {
  const runId = textIn(row, 'run_uuid');
  const pairs = (table: string): Record<string, string> =>
    Object.fromEntries(
      tables
        .all(`SELECT key, value FROM ${table} WHERE run_uuid = ? ORDER BY key`, runId)
        .map((pair) => [textIn(pair, 'key'), textIn(pair, 'value')]),
    );
  const facts = factsOf({
    runId,
    name: textIn(row, 'name'),
    status: textIn(row, 'status'),
    startMs: numberIn(row, 'start_time'),
    endMs: numberIn(row, 'end_time'),
    userId: textIn(row, 'user_id'),
    sourceName: textIn(row, 'source_name'),
    sourceType: textIn(row, 'source_type'),
    sourceVersion: textIn(row, 'source_version'),
    deleted: textIn(row, 'lifecycle_stage') === 'deleted',
    parameters: pairs('params'),
    tags: pairs('tags'),
  });
  const [points] = tables.all('SELECT count(*) AS n, max(rowid) AS last FROM metrics WHERE run_uuid = ?', runId);
  const places = await placesOf(tables, row, experimentId, roots);
  return {
    ...facts,
    version: await fingerprint(
      [row, facts.parameters, points],
      places.map(({ folder }) => folder),
    ),
    points: (account) => readPoints(tables, runId, account),
    artifacts: (account) => folderArtifacts(places, runId, account),
    datasets: () => readDatasets(tables, runId),
  };
}

async function placesOf(
  tables: SqliteTables,
  row: SqliteRow,
  experimentId: number,
  roots: ArtifactRoots,
): Promise<ArtifactPlace[]> {
  const runId = textIn(row, 'run_uuid');
  const uri = textIn(row, 'artifact_uri');
  const folder = await artifactFolder(uri, `${experimentId}/${runId}/artifacts`, roots);
  const places: ArtifactPlace[] = [{ model: undefined, uri, folder }];
  if (!tables.has('logged_models', 'source_run_id')) return places;
  const select =
    'SELECT model_id, name, artifact_location FROM logged_models WHERE source_run_id = ? ORDER BY model_id';
  for (const model of tables.all(select, runId)) {
    const location = textIn(model, 'artifact_location');
    const below = `${experimentId}/models/${textIn(model, 'model_id')}/artifacts`;
    const found = await artifactFolder(location, below, roots);
    places.push({ model: textIn(model, 'name'), uri: location, folder: found });
  }
  return places;
}

/** The points in the order in which they were stored. */
async function* readPoints(tables: SqliteTables, runId: string, account: ImportAccount): AsyncGenerator<SeriesChunk> {
  const columns = [
    'rowid AS place',
    'key',
    'value',
    tables.integer('metrics', 'timestamp'),
    tables.has('metrics', 'step') ? tables.integer('metrics', 'step') : '0 AS step',
    tables.has('metrics', 'is_nan') ? 'is_nan' : '0 AS is_nan',
  ].join(', ');
  const select = `SELECT ${columns} FROM metrics WHERE run_uuid = ? AND rowid > ? ORDER BY rowid LIMIT ${pointsAPage}`;
  let after = -1;
  for (;;) {
    const rows = tables.all(select, runId, after);
    const chunks = new Map<string, { name: string; steps: number[]; timesMs: number[]; values: number[] }>();
    for (const row of rows) {
      after = numberIn(row, 'place') ?? after;
      const name = textIn(row, 'key');
      const timeMs = numberIn(row, 'timestamp');
      const step = numberIn(row, 'step');
      const value = row['is_nan'] === 1 ? Number.NaN : numberIn(row, 'value');
      if (timeMs === undefined || timeMs < 0 || step === undefined || value === undefined) {
        account.leaveOut('damaged', 'rows of metrics that hold no point', `row ${after}: ${name} of run ${runId}`);
        continue;
      }
      let chunk = chunks.get(name);
      if (chunk === undefined) chunks.set(name, (chunk = { name, steps: [], timesMs: [], values: [] }));
      chunk.steps.push(step);
      chunk.timesMs.push(timeMs);
      chunk.values.push(value);
    }
    yield* chunks.values();
    if (rows.length < pointsAPage) return;
  }
}

function* readDatasets(tables: SqliteTables, runId: string): Generator<SourceDataset> {
  if (!tables.has('inputs') || !tables.has('datasets')) return;
  const rows = tables.all(
    'SELECT i.input_uuid, d.* FROM inputs i JOIN datasets d ON d.dataset_uuid = i.source_id ' +
      "WHERE i.destination_id = ? AND i.source_type = 'DATASET' ORDER BY i.input_uuid",
    runId,
  );
  for (const row of rows) {
    const tags = tables.has('input_tags')
      ? tables.all('SELECT name, value FROM input_tags WHERE input_uuid = ? ORDER BY name', row['input_uuid'] ?? null)
      : [];
    yield {
      name: textIn(row, 'name'),
      digest: textIn(row, 'digest'),
      sourceType: textIn(row, 'dataset_source_type'),
      source: textIn(row, 'dataset_source'),
      schema: textIn(row, 'dataset_schema'),
      profile: textIn(row, 'dataset_profile'),
      tags: Object.fromEntries(tags.map((tag) => [textIn(tag, 'name'), textIn(tag, 'value')])),
    };
  }
}
