import type { ProjectId, RunId } from '@assay/base';
import type { NamedColumns, NamedLastPoints, NamedTexts } from '@assay/core';
import type { SQLOutputValue } from 'node:sqlite';
import type { Connection } from '../connection.ts';

const runs = 'json_each(?2) j CROSS JOIN run r ON r.project_id = ?1 AND r.id = unhex(j.value)';

/** They select the place of the run, in ascending order, the number of the name, and values. */
const selections = {
  parameters: `SELECT j.key, t.key, t.text FROM ${runs} CROSS JOIN parameter t ON t.project_id = ?1 AND t.run = r.n`,
  tags:
    `SELECT j.key, t.key, t.value FROM ${runs} CROSS JOIN tag t ` +
    "ON t.project_id = ?1 AND t.kind = 'run' AND t.entity_id = r.id",
  lastPoints:
    `SELECT j.key, i.name, t.last_value, t.last_step, t.last_time_ms FROM ${runs} ` +
    'CROSS JOIN metric_summary i INDEXED BY metric_summary_by_run ON i.run = r.n ' +
    'CROSS JOIN metric_summary t ON t.project_id = ?1 AND t.name = i.name AND t.run = i.run',
} as const;

export function namedTexts(
  connection: Connection,
  projectId: ProjectId,
  of: 'parameters' | 'tags',
  runIds: readonly RunId[],
): NamedTexts {
  const rows = connection.allArrays(selections[of], projectId, JSON.stringify(runIds));
  return { ...named(connection, rows, runIds.length), texts: rows.map(([, , text]) => String(text)) };
}

export function namedLastPoints(
  connection: Connection,
  projectId: ProjectId,
  runIds: readonly RunId[],
): NamedLastPoints {
  const rows = connection.allArrays(selections.lastPoints, projectId, JSON.stringify(runIds));
  const numbers = (place: number): Float64Array =>
    Float64Array.from(rows, (row) => {
      const value = row[place];
      return typeof value === 'number' ? value : Number.NaN;
    });
  return { ...named(connection, rows, runIds.length), values: numbers(2), steps: numbers(3), timesMs: numbers(4) };
}

function named(connection: Connection, rows: readonly SQLOutputValue[][], runCount: number): NamedColumns {
  const ends = new Uint32Array(runCount);
  const nameAt = new Uint32Array(rows.length);
  const names: string[] = [];
  const places = new Map<SQLOutputValue | undefined, number>();
  let run = 0;
  rows.forEach(([place, number], i) => {
    for (; run < Number(place); run++) ends[run] = i;
    let at = places.get(number);
    if (at === undefined) {
      at = names.push(String(connection.get('SELECT text FROM name WHERE n = ?', number ?? null)?.['text'])) - 1;
      places.set(number, at);
    }
    nameAt[i] = at;
  });
  ends.fill(rows.length, run);
  return { ends, names, nameAt };
}
