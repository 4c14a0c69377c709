import type { RunColumns, RunRow } from '@assay/wire';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isSystemMetric } from '../../lib/charts/metric-groups.ts';
import { shortNames } from '../../lib/format/short-names.ts';
import { metricMetadataQuery } from '../../lib/queries/experiment-queries.ts';
import { comparedNamesQuery, comparedRunsQuery } from '../../lib/queries/compare-queries.ts';

export type Goal = 'minimize' | 'maximize' | null;

export interface ComparedRun {
  readonly run: RunRow;
  /** What its name has that those of the others do not. */
  readonly shortName: string;
}

export interface ComparedRuns {
  /** Undefined as long as they are not known. */
  readonly runs: readonly ComparedRun[] | undefined;
  /** Parameters and tags in use; metrics of the training, without those of the machine. */
  readonly names: RunColumns | undefined;
  readonly goals: ReadonlyMap<string, Goal>;
  readonly error: Error | null;
  readonly retry: () => void;
}

const noNames: readonly string[] = [];

/** The runs of a comparison in the order in which they were chosen, with all of their metrics. */
export function useComparedRuns(runIds: readonly string[]): ComparedRuns {
  const bare = useQuery({
    ...comparedRunsQuery(runIds, noNames),
    enabled: runIds.length > 0,
    placeholderData: keepPreviousData,
  });
  const experimentIds = useMemo(() => [...new Set(bare.data?.runs.map((run) => run.experimentId))], [bare.data]);
  const found = useQuery({ ...comparedNamesQuery(experimentIds), enabled: experimentIds.length > 0 });
  const names = useMemo(
    () => found.data && { ...found.data, metrics: found.data.metrics.filter((name) => !isSystemMetric(name)) },
    [found.data],
  );
  const metrics = names?.metrics ?? noNames;
  const whole = useQuery({
    ...comparedRunsQuery(runIds, metrics),
    enabled: runIds.length > 0 && metrics.length > 0,
    placeholderData: keepPreviousData,
  });
  const [experimentId] = experimentIds;
  const metadata = useQuery({
    ...metricMetadataQuery(experimentId ?? ''),
    enabled: experimentIds.length === 1 && typeof experimentId === 'string',
  });
  const rows = whole.data?.runs ?? bare.data?.runs;
  const runs = useMemo(() => {
    if (rows === undefined) return undefined;
    const byId = new Map(rows.map((run) => [run.id, run]));
    const inOrder = runIds.flatMap((id) => byId.get(id) ?? []);
    const short = shortNames(inOrder.map((run) => run.name));
    return inOrder.map((run, i) => ({ run, shortName: short[i] ?? run.name }));
  }, [rows, runIds]);
  const goals = useMemo(
    () => new Map(metadata.data?.metrics.map((metric) => [metric.name, metric.goal] as const)),
    [metadata.data],
  );
  const failed = [bare, found, whole].find((answer) => answer.error !== null);
  return { runs, names, goals, error: failed?.error ?? null, retry: () => void failed?.refetch() };
}
