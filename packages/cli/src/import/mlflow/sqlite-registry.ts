import type { ImportAccount } from '../import-account.ts';
import type { SourceModel } from '../import-source.ts';
import { registeredModel } from './registry.ts';
import type { FindLoggedModel } from './registry.ts';
import { numberIn, textIn } from './sqlite-tables.ts';
import type { SqliteRow, SqliteTables } from './sqlite-tables.ts';

/** The registry of a database. */
export async function* readSqliteRegistry(tables: SqliteTables, account: ImportAccount): AsyncGenerator<SourceModel> {
  if (!tables.has('registered_models') || !tables.has('model_versions')) return;
  const description = tables.column('registered_models', 'description');
  for (const row of tables.all(`SELECT name, ${description} FROM registered_models ORDER BY name`)) {
    const name = textIn(row, 'name');
    const aliases = rowsOf(tables, 'registered_model_aliases', 'alias, version', name);
    const model = {
      name,
      description: textIn(row, 'description'),
      tags: pairs(rowsOf(tables, 'registered_model_tags', 'key, value', name)),
      aliases: Object.fromEntries(aliases.map((alias) => [textIn(alias, 'alias'), numberIn(alias, 'version') ?? 0])),
      versions: versionsOf(tables, name),
    };
    const found = await registeredModel(model, finderIn(tables), account);
    if (found !== undefined) yield found;
  }
}

/** Rows of a table that older schemas do not have. */
const rowsOf = (tables: SqliteTables, table: string, columns: string, name: string): readonly SqliteRow[] =>
  tables.has(table) ? tables.all(`SELECT ${columns} FROM ${table} WHERE name = ?`, name) : [];
const pairs = (rows: readonly SqliteRow[]): Record<string, string> =>
  Object.fromEntries(rows.map((row) => [textIn(row, 'key'), textIn(row, 'value')]));

function versionsOf(tables: SqliteTables, name: string) {
  const columns = ['description', 'current_stage', 'source', 'storage_location', 'run_id'];
  const select = ['version', ...columns.map((column) => tables.column('model_versions', column))].join(', ');
  const tags = rowsOf(tables, 'model_version_tags', 'version, key, value', name);
  return rowsOf(tables, 'model_versions', select, name).map((row) => ({
    number: numberIn(row, 'version') ?? 0,
    description: textIn(row, 'description'),
    stage: textIn(row, 'current_stage'),
    source: textIn(row, 'source'),
    storageLocation: textIn(row, 'storage_location'),
    runId: textIn(row, 'run_id'),
    tags: pairs(tags.filter((tag) => tag['version'] === row['version'])),
  }));
}

const finderIn =
  (tables: SqliteTables): FindLoggedModel =>
  async (modelId) => {
    if (!tables.has('logged_models', 'source_run_id')) return undefined;
    const [row] = tables.all('SELECT name, source_run_id FROM logged_models WHERE model_id = ?', modelId);
    const runId = row === undefined ? '' : textIn(row, 'source_run_id');
    return row === undefined || runId === '' ? undefined : { runId, name: textIn(row, 'name') };
  };
