import type { ExperimentId, ProjectId } from '@assay/base';
import { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import { blobOfId } from '../id-blob.ts';

export type ColumnKind = 'parameters' | 'metrics' | 'tags';

/** Is there a run, not deleted, of the experiment that has this name? Correlated to `k`. */
const inUse = (kind: ColumnKind, home: string): string => {
  const alive = `r.deleted_ms IS NULL${home}`;
  switch (kind) {
    case 'parameters':
      return `SELECT 1 FROM parameter t CROSS JOIN run r ON r.n = t.run WHERE t.project_id = ?1 AND t.key = k.n AND ${alive}`;
    case 'metrics':
      return `SELECT 1 FROM metric_summary t CROSS JOIN run r ON r.n = t.run WHERE t.project_id = ?1 AND t.name = k.n AND ${alive}`;
    case 'tags':
      return (
        'SELECT 1 FROM tag t CROSS JOIN run r ON r.project_id = ?1 AND r.id = t.entity_id ' +
        `WHERE t.project_id = ?1 AND t.kind = 'run' AND t.key = k.n AND ${alive}`
      );
  }
};

const namesOfExperiment = (kind: ColumnKind, home: string): string => {
  const runs = `SELECT r.n, r.id FROM run r WHERE r.project_id = ?1 AND r.deleted_ms IS NULL${home}`;
  switch (kind) {
    case 'parameters':
      return `SELECT DISTINCT t.key FROM (${runs}) x CROSS JOIN parameter t ON t.project_id = ?1 AND t.run = x.n`;
    case 'metrics':
      return `SELECT DISTINCT t.name FROM (${runs}) x CROSS JOIN metric_summary t INDEXED BY metric_summary_by_run ON t.run = x.n`;
    case 'tags':
      return `SELECT DISTINCT t.key FROM (${runs}) x CROSS JOIN tag t ON t.project_id = ?1 AND t.kind = 'run' AND t.entity_id = x.id`;
  }
};

/** Below this many runs the names of an experiment are read from its runs, above it each name is tried. */
const fewRuns = 2000;

/** Distinct names in use, in order of their code points; `search` is a part of the name, whatever its case. */
export function runColumns(
  connection: Connection,
  projectId: ProjectId,
  kind: ColumnKind,
  experimentId: ExperimentId | null | undefined,
  search: string,
  limit: number,
): string[] {
  const bindings = new Bindings(projectId);
  let home = '';
  let few = false;
  if (experimentId !== undefined) {
    const experiment = experimentId === null ? null : blobOfId(experimentId);
    home = ` AND r.experiment_id IS ${bindings.add(experiment)}`;
    const counted = connection.get(
      'SELECT count(*) AS n FROM (SELECT 1 FROM run WHERE project_id = ? AND experiment_id IS ? LIMIT ?)',
      projectId,
      experiment,
      fewRuns,
    );
    few = Number(counted?.['n']) < fewRuns;
  }
  const condition = few ? `k.n IN (${namesOfExperiment(kind, home)})` : `EXISTS (${inUse(kind, home)})`;
  const pattern = search === '' ? '' : ` AND k.text LIKE ${bindings.add(likeAnywhere(search))} ESCAPE '\\'`;
  const rows = connection.all(
    `SELECT k.text FROM name k WHERE k.project_id = ?1${pattern} AND ${condition} ORDER BY k.text LIMIT ${bindings.add(limit)}`,
    ...bindings.values,
  );
  return rows.map((row) => String(row['text']));
}

const likeAnywhere = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
