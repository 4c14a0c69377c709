import type { RunId } from '@assay/base';
import { commands as coreCommands, queries as coreQueries } from '@assay/core';
import type { Command, Query } from '@assay/core';
import type { PointBatch, PointColumns } from '@assay/series';

export interface Append {
  readonly runId: RunId;
  readonly batch: PointBatch;
}

export interface Wanted {
  readonly runId: RunId;
  readonly names: readonly string[];
  /** Holds the snapshot open so long before and after the series are opened. */
  readonly holdMs?: number;
}

export interface ReadSeries {
  readonly series: Map<string, PointColumns>;
  readonly counts: Map<string, { parts: number; sealed: number; tail: number }>;
}

const append: Command<Append, void> = async (tx, { runId, batch }) => {
  await tx.appendPoints(runId, batch);
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const series: Query<Wanted, ReadSeries> = async (tx, { runId, names, holdMs = 0 }) => {
  const opened = await tx.openSeries(runId, names);
  if (holdMs > 0) await wait(holdMs);
  const counts = new Map(
    Array.from(opened, ([name, { parts, tail }]) => [
      name,
      {
        parts: parts.length,
        sealed: parts.reduce((sum, { pointCount }) => sum + pointCount, 0),
        tail: tail.values.length,
      },
    ]),
  );
  return { series: await tx.readSeries(runId, names), counts };
};

/** The core's use cases, and the verbs about points by themselves. */
export const commands = { ...coreCommands, append };
export const queries = { ...coreQueries, series };
