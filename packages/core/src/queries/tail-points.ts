import type { RunId } from '@assay/base';
import { concatPoints, splitByName } from '@assay/series';
import type { PointColumns } from '@assay/series';
import type { Query } from './query.ts';
import { loadRun } from '../steps/load.ts';

export interface TailPointsInput {
  readonly runIds: readonly string[];
  /** Left out: all metrics. */
  readonly names?: readonly string[];
  /** Left out: from now on. */
  readonly cursor?: number;
  readonly limit?: number;
}

/** Points of one series in order of arrival. */
export interface ArrivedSeries extends PointColumns {
  readonly runId: RunId;
  readonly name: string;
}

export interface ArrivedPoints {
  readonly series: ArrivedSeries[];
  readonly cursor: number;
  /** Points between the given cursor and these were skipped. */
  readonly reset: boolean;
  /** There is more behind the cursor already. */
  readonly more: boolean;
}

/** Who is further behind than this is better served by reading the series anew. */
const maxBehind = 200_000;

/**
 * What has arrived after the cursor: whole batches, so a little more than `limit` points may come. A cursor so old that
 * points after it left the log, or more than 200,000 points behind, is answered by `reset` and the newest cursor.
 */
export const tailPoints: Query<TailPointsInput, ArrivedPoints> = async (tx, input) => {
  const { names, cursor, limit = 20_000 } = input;
  const runIds: RunId[] = [];
  for (const id of new Set(input.runIds)) runIds.push((await loadRun(tx, id)).id);
  const arrived = await tx.pointsAfter(runIds, cursor, limit);
  if (arrived.missing || arrived.waiting > maxBehind)
    return { series: [], cursor: arrived.newest, reset: cursor !== undefined, more: false };
  const wanted = names === undefined ? undefined : new Set(names);
  const parts = new Map<RunId, Map<string, PointColumns[]>>();
  for (const { runId, batch } of arrived.batches) {
    let byName = parts.get(runId);
    if (byName === undefined) parts.set(runId, (byName = new Map()));
    for (const [name, points] of splitByName(batch)) {
      if (wanted?.has(name) === false) continue;
      const before = byName.get(name);
      if (before === undefined) byName.set(name, [points]);
      else before.push(points);
    }
  }
  const series: ArrivedSeries[] = [];
  for (const [runId, byName] of parts)
    for (const [name, columns] of byName) {
      const { steps, timesMs, values } = concatPoints(columns);
      series.push({ runId, name, steps, timesMs, values });
    }
  return { series, cursor: arrived.cursor, reset: false, more: arrived.waiting > 0 };
};
