import { messageOf } from '@assay/base';
import { decodeBatch, mergeSummaries, splitByName, summarize } from '@assay/series';
import type { MetricSummary, PlacedValue, SealedPart } from '@assay/series';
import { partsOfRun } from '../../sqlite/compaction/part-row.ts';
import type { PartRow } from '../../sqlite/compaction/part-row.ts';
import type { Connection, SqlRow } from '../../sqlite/connection.ts';
import { idOfBlob } from '../../sqlite/id-blob.ts';
import { summaryColumns, summaryOfRow } from '../../sqlite/metrics/summary-row.ts';
import type { OnProgress } from '../progress.ts';
import type { Findings } from './findings.ts';

export interface MetricsVerification {
  readonly connection: Connection;
  readonly findings: Findings;
  readonly onProgress: OnProgress;
  /** Leaves the bodies of sealed points unread: catalogue and indexes only. */
  readonly quick: boolean;
  /** Throws what is wrong with the part. */
  readonly openPart: (row: PartRow) => SealedPart;
  readonly signal?: AbortSignal | undefined;
}

/** All points of every run: log, sealed parts, and the summaries kept of them. Answers how many points there are. */
export function verifyMetrics(verification: MetricsVerification): number {
  const { connection, onProgress, signal } = verification;
  const total = Number(connection.get('SELECT coalesce(sum(point_count), 0) AS n FROM run')?.['n']);
  const summarySeq = Number(connection.get("SELECT value FROM meta WHERE key = 'summary_seq'")?.['value'] ?? 0);
  let done = 0;
  let after = 0;
  for (;;) {
    const runs = connection.all('SELECT n, id, point_count FROM run WHERE n > ? ORDER BY n LIMIT 1000', after);
    if (runs.length === 0) return done;
    for (const run of runs) {
      signal?.throwIfAborted();
      after = Number(run['n']);
      done += verifyRun(verification, after, `run ${idOfBlob(run['id'])}`, Number(run['point_count']), summarySeq);
      onProgress({ phase: 'metrics', done, total });
    }
  }
}

function verifyRun(
  verification: MetricsVerification,
  run: number,
  where: string,
  expectedPoints: number,
  summarySeq: number,
): number {
  const { connection, findings, quick } = verification;
  const kept = new Map(
    connection
      .all(
        `SELECT k.text AS name_text, k.n AS name_n, t.log_seq, ${summaryColumns.map((column) => `t.${column}`).join(', ')} ` +
          'FROM metric_summary i INDEXED BY metric_summary_by_run ' +
          'CROSS JOIN metric_summary t ON t.name = i.name AND t.run = i.run AND t.project_id = i.project_id ' +
          'CROSS JOIN name k ON k.n = t.name WHERE i.run = ?',
        run,
      )
      .map((row) => [String(row['name_text']), row]),
  );
  const nameOf = new Map(Array.from(kept, ([name, row]) => [Number(row['name_n']), name]));
  const found = new Map<string, MetricSummary>();
  const fold = (name: string, summary: MetricSummary): void => {
    const before = found.get(name);
    found.set(name, before === undefined ? summary : mergeSummaries(before, summary));
  };
  const sealed = verifyParts(verification, run, where, nameOf, fold, summarySeq);
  let points = sealed.points;
  let readable = sealed.readable;
  const rows = connection.all('SELECT seq, point_count FROM metric_log WHERE run = ? ORDER BY seq', run);
  for (const { seq, point_count: count } of rows) {
    const place = `${where}, metric_log seq ${String(seq)}`;
    try {
      const bytes = connection.get('SELECT bytes FROM metric_log WHERE seq = ?', Number(seq))?.['bytes'];
      const batch = decodeBatch(bytes as Uint8Array);
      if (batch.values.length !== count)
        findings.add(place, `holds ${batch.values.length} points, not ${String(count)}`);
      if (Number(seq) <= sealed.upTo) continue;
      points += batch.values.length;
      for (const [name, part] of splitByName(batch)) {
        const row = kept.get(name);
        // What is newer than that is still in the server's memory, or is folded at its next start.
        if (Math.max(summarySeq, Number(row?.['log_seq'] ?? 0)) < Number(seq)) continue;
        if (row === undefined) findings.add(place, `there is no summary of "${name}"`);
        fold(name, summarize(part));
      }
    } catch (error) {
      readable = false;
      findings.add(place, messageOf(error));
    }
  }
  if (!readable) return points;
  if (points !== expectedPoints) findings.add(where, `has ${points} points; its row says ${expectedPoints}`);
  if (quick) return points;
  for (const [name, row] of kept) compare(findings, `${where}, metric "${name}"`, row, found.get(name));
  return points;
}

/** The sealed part of the run: how many points, up to which row of the log, and whether all could be read. */
function verifyParts(
  { connection, findings, quick, openPart }: MetricsVerification,
  run: number,
  where: string,
  nameOf: ReadonlyMap<number, string>,
  fold: (name: string, summary: MetricSummary) => void,
  summarySeq: number,
): { points: number; upTo: number; readable: boolean } {
  let points = 0;
  let upTo = 0;
  let readable = true;
  for (const row of partsOfRun(connection, run)) {
    const place = `${where}, part ${row.n} in segments/${row.file}`;
    if (row.firstSeq <= upTo || row.lastSeq < row.firstSeq)
      findings.add(place, `covers rows ${row.firstSeq} to ${row.lastSeq}, and one before it goes up to ${upTo}`);
    upTo = Math.max(upTo, row.lastSeq);
    if (upTo > summarySeq) findings.add(place, `is sealed up to row ${upTo}, and summaries go up to ${summarySeq}`);
    try {
      const part = openPart(row);
      if (part.seriesCount !== row.seriesCount)
        findings.add(place, `holds ${part.seriesCount} series, not ${row.seriesCount}`);
      if (part.pointCount !== row.pointCount)
        findings.add(place, `holds ${part.pointCount} points, not ${row.pointCount}`);
      points += part.pointCount;
      if (quick) continue;
      part.verify();
      for (const series of part.allSeries()) {
        const name = nameOf.get(series.key);
        if (name === undefined)
          findings.add(place, `holds a series number ${series.key}, of which there is no summary`);
        else series.pages.forEach((_, page) => fold(name, summarize(series.points(page))));
      }
    } catch (error) {
      readable = false;
      findings.add(place, messageOf(error));
    }
  }
  return { points, upTo, readable };
}

function compare(findings: Findings, where: string, row: SqlRow, found: MetricSummary | undefined): void {
  const kept = summaryOfRow(row);
  if (found === undefined) return findings.add(where, 'has a summary and no points');
  for (const key of ['count', 'nanCount', 'positiveInfinityCount', 'negativeInfinityCount'] as const)
    if (kept[key] !== found[key])
      findings.add(where, `its summary says ${key} ${kept[key]}; the points give ${found[key]}`);
  for (const key of ['min', 'max', 'first', 'last'] as const)
    if (!samePlace(kept[key], found[key]))
      findings.add(where, `its summary says ${key} ${show(kept[key])}; the points give ${show(found[key])}`);
  // Sums of floating-point numbers depend on how they were grouped.
  const scale = Math.max(Math.abs(found.min?.value ?? 0), Math.abs(found.max?.value ?? 0));
  if (Math.abs((kept.mean ?? 0) - (found.mean ?? 0)) > 1e-9 * scale)
    findings.add(where, `its summary says mean ${kept.mean}; the points give ${found.mean}`);
}

/** SQLite keeps -0 as 0. */
const same = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));

const samePlace = (a: PlacedValue | null, b: PlacedValue | null): boolean =>
  a === null || b === null ? a === b : same(a.value, b.value) && same(a.step, b.step) && a.timeMs === b.timeMs;

const show = (place: PlacedValue | null): string =>
  place === null ? 'none' : `${place.value} at step ${place.step}, time ${place.timeMs}`;
