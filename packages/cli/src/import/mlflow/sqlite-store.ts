import path from 'node:path';
import { AssayError } from '@assay/base';
import type { ImportAccount } from '../import-account.ts';
import type { ImportSource, SourceExperiment, SourceRun } from '../import-source.ts';
import { readOrNote } from '../read-or-note.ts';
import { artifactRoots } from './local-artifacts.ts';
import type { ArtifactRoots } from './local-artifacts.ts';
import { readSqliteRegistry } from './sqlite-registry.ts';
import type { MlflowOptions } from './mlflow-options.ts';
import { noteTag, withoutNote } from './mlflow-run.ts';
import { readSqliteRun } from './sqlite-run.ts';
import { numberIn, SqliteTables, textIn } from './sqlite-tables.ts';
import type { SqliteRow } from './sqlite-tables.ts';

const runsAPage = 200;

/** An `mlflow.db`. */
export function openSqliteStore(file: string, options: MlflowOptions): ImportSource {
  const tables = new SqliteTables(file);
  for (const table of ['experiments', 'runs', 'metrics', 'params', 'tags'])
    if (!tables.has(table)) {
      tables[Symbol.dispose]();
      throw new AssayError('InvalidInput', `${file} is no database of MLflow: it has no table "${table}".`);
    }
  for (const table of ['metrics', 'params', 'tags']) tables.index(table, 'run_uuid');
  const folder = path.dirname(path.resolve(file));
  const roots = artifactRoots(folder, undefined, options.artifacts);
  return {
    tracker: 'mlflow',
    place: path.resolve(file),
    size: { total: tables.count('runs'), unit: 'runs' },
    experiments: (account) => readExperiments(tables, roots, options, account),
    models: (account) => readSqliteRegistry(tables, account),
    [Symbol.asyncDispose]: async () => tables[Symbol.dispose](),
  };
}

async function* readExperiments(
  tables: SqliteTables,
  roots: ArtifactRoots,
  options: MlflowOptions,
  account: ImportAccount,
): AsyncGenerator<SourceExperiment> {
  const optional = ['lifecycle_stage', 'workspace'].map((column) => tables.column('experiments', column));
  const select = `SELECT experiment_id, name, ${optional.join(', ')} FROM experiments ORDER BY experiment_id`;
  for (const row of (await readOrNote(account, 'experiments', () => tables.all(select))) ?? []) {
    const workspace = textIn(row, 'workspace');
    const name =
      workspace === '' || workspace === 'default' ? textIn(row, 'name') : `${workspace}/${textIn(row, 'name')}`;
    if (textIn(row, 'lifecycle_stage') === 'deleted' && !options.deleted) {
      account.leaveOut('omitted', 'experiments that were deleted there (--deleted takes them)', name);
      continue;
    }
    const id = row['experiment_id'] ?? null;
    const ofExperiment = async (sql: string): Promise<readonly SqliteRow[]> =>
      (await readOrNote(account, `experiment ${name}`, () => tables.all(`${sql} WHERE experiment_id = ?`, id))) ?? [];
    if (tables.has('trace_info')) {
      const [traces] = await ofExperiment('SELECT count(*) AS n FROM trace_info');
      const count = Number(traces?.['n'] ?? 0);
      if (count > 0) account.leaveOut('omitted', 'traces', `of experiment ${name}`, count);
    }
    const pairs = tables.has('experiment_tags') ? await ofExperiment('SELECT key, value FROM experiment_tags') : [];
    const tags = Object.fromEntries(pairs.map((tag) => [textIn(tag, 'key'), textIn(tag, 'value')]));
    yield {
      name,
      note: tags[noteTag] ?? '',
      tags: withoutNote(tags),
      keptEmpty: String(id) !== '0',
      mlflow: { isDefault: String(id) === '0' },
      runs: (of) => readRuns(tables, numberIn(row, 'experiment_id') ?? -1, roots, options, of),
    };
  }
}

async function* readRuns(
  tables: SqliteTables,
  experimentId: number,
  roots: ArtifactRoots,
  options: MlflowOptions,
  account: ImportAccount,
): AsyncGenerator<SourceRun> {
  const texts = [
    'name',
    'source_type',
    'source_name',
    'user_id',
    'status',
    'source_version',
    'lifecycle_stage',
    'artifact_uri',
  ];
  const columns = [
    'run_uuid',
    ...texts.map((column) => tables.column('runs', column)),
    ...['start_time', 'end_time'].map((column) => tables.integer('runs', column)),
  ].join(', ');
  const select = `SELECT ${columns} FROM runs WHERE experiment_id = ? AND run_uuid > ? ORDER BY run_uuid LIMIT ${runsAPage}`;
  let after = '';
  for (;;) {
    const rows = await readOrNote(account, `runs behind ${after || 'the first'}`, () =>
      tables.all(select, experimentId, after),
    );
    if (rows === undefined) return;
    for (const row of rows) {
      after = textIn(row, 'run_uuid');
      if (textIn(row, 'lifecycle_stage') === 'deleted' && !options.deleted)
        account.leaveOut('omitted', 'runs that were deleted there (--deleted takes them)', after);
      else {
        const run = await readOrNote(account, `run ${after}`, () => readSqliteRun(tables, row, experimentId, roots));
        if (run !== undefined) {
          yield run;
          continue;
        }
      }
      account.advance(1);
    }
    if (rows.length < runsAPage) return;
  }
}
