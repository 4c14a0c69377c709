import type { Connection } from '../../sqlite/connection.ts';
import { decodeLines } from '../../sqlite/logs/log-codec.ts';
import type { OnProgress } from '../progress.ts';
import type { Findings } from './findings.ts';

/** The file itself, references between rows, and what is counted beside the rows. */
export function verifyDatabase(connection: Connection, findings: Findings, onProgress: OnProgress): void {
  onProgress({ phase: 'database', done: 0, total: 3 });
  for (const row of connection.all('PRAGMA integrity_check')) {
    const said = String(row['integrity_check']);
    if (said !== 'ok') findings.add('assay.db', said);
  }
  onProgress({ phase: 'database', done: 1, total: 3 });
  for (const row of connection.all('PRAGMA foreign_key_check'))
    findings.add(
      `assay.db, table ${String(row['table'])}, row ${String(row['rowid'])}`,
      `names a row of ${String(row['parent'])} that is not there`,
    );
  for (const { what, where, sql } of invariants)
    for (const row of connection.all(`${sql} LIMIT 100`)) findings.add(`${where} ${String(row['place'])}`, what);
  onProgress({ phase: 'database', done: 2, total: 3 });
  verifyRunLogs(connection, findings);
  onProgress({ phase: 'database', done: 3, total: 3 });
}

/** Queries that answer a row for each fault, with its `place`. */
const invariants: readonly { readonly what: string; readonly where: string; readonly sql: string }[] = [
  ...[
    'parameter',
    'metric_log',
    'metric_summary',
    'metric_part',
    'run_log',
    'artifact',
    'run_group_member',
    'run_environment',
  ].map((table) => ({
    what: 'belongs to a run that is not there',
    where: `assay.db, table ${table}, run number`,
    sql: `SELECT DISTINCT t.run AS place FROM ${table} t WHERE NOT EXISTS (SELECT 1 FROM run r WHERE r.n = t.run)`,
  })),
  ...['stored_object', 'object_upload'].map((table) => ({
    what: 'lies in a bucket that is not there',
    where: `assay.db, table ${table}, bucket`,
    sql:
      `SELECT DISTINCT t.bucket AS place FROM ${table} t WHERE NOT EXISTS ` +
      '(SELECT 1 FROM bucket b WHERE b.project_id = t.project_id AND b.name = t.bucket)',
  })),
  {
    what: 'belongs to an upload that is not there',
    where: 'assay.db, table object_upload_part, upload',
    sql:
      'SELECT DISTINCT lower(hex(t.upload_id)) AS place FROM object_upload_part t WHERE NOT EXISTS ' +
      '(SELECT 1 FROM object_upload u WHERE u.project_id = t.project_id AND u.id = t.upload_id)',
  },
  {
    what: 'has another number of parameters than it says',
    where: 'run',
    sql:
      'SELECT lower(hex(r.id)) AS place FROM run r WHERE r.parameter_count <> ' +
      '(SELECT count(*) FROM parameter p WHERE p.project_id = r.project_id AND p.run = r.n)',
  },
  {
    what: 'has another number of artifacts than it says',
    where: 'run',
    sql:
      'SELECT lower(hex(r.id)) AS place FROM run r WHERE r.artifact_count <> ' +
      '(SELECT count(*) FROM artifact a WHERE a.project_id = r.project_id AND a.run = r.n)',
  },
  {
    what: 'has another number of log lines than it says',
    where: 'run',
    sql:
      'SELECT lower(hex(r.id)) AS place FROM run r WHERE r.log_line_count <> ' +
      '(SELECT coalesce(sum(l.line_count), 0) FROM run_log l WHERE l.project_id = r.project_id AND l.run = r.n)',
  },
  {
    what: 'belongs to an experiment that is not there',
    where: 'run',
    sql:
      'SELECT lower(hex(r.id)) AS place FROM run r WHERE r.experiment_id IS NOT NULL AND NOT EXISTS ' +
      '(SELECT 1 FROM experiment e WHERE e.project_id = r.project_id AND e.id = r.experiment_id)',
  },
  {
    what: 'is counted to hold another number of runs than it does',
    where: 'experiment and status',
    sql:
      "SELECT lower(hex(c.experiment_id)) || ' ' || c.status AS place FROM run_count c WHERE c.runs <> (SELECT count(*) FROM run r " +
      "WHERE r.project_id = c.project_id AND coalesce(r.experiment_id, x'') = c.experiment_id AND r.status = c.status AND r.deleted_ms IS NULL)",
  },
  {
    what: 'is counted to hold another number of runs than it does',
    where: 'run group',
    sql:
      'SELECT lower(hex(c.group_id)) AS place FROM run_group_count c WHERE c.runs <> (SELECT count(*) FROM run_group_member m ' +
      'JOIN run r ON r.n = m.run WHERE m.project_id = c.project_id AND m.group_id = c.group_id AND r.deleted_ms IS NULL)',
  },
];

function verifyRunLogs(connection: Connection, findings: Findings): void {
  let after = 0;
  for (;;) {
    const rows = connection.all(
      'SELECT seq, line_count, bytes FROM run_log WHERE seq > ? ORDER BY seq LIMIT 100',
      after,
    );
    if (rows.length === 0) return;
    for (const { seq, line_count: lineCount, bytes } of rows) {
      after = Number(seq);
      const where = `assay.db, table run_log, seq ${after}`;
      try {
        const lines = decodeLines(bytes as Uint8Array);
        if (lines.length !== lineCount) findings.add(where, `holds ${lines.length} lines, not ${String(lineCount)}`);
      } catch (error) {
        findings.add(where, error instanceof Error ? error.message : String(error));
      }
    }
  }
}
