import type { Run } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useKept } from '../../lib/use-kept.ts';
import { maximumSummaries, metricNamesQuery } from '../../lib/queries/run-queries.ts';

/** The names of all metrics of a run, also of those whose summaries did not come with it; undefined until they are known. */
export function useMetricNames(run: Run): readonly string[] | undefined {
  const isWhole = run.metricCount <= maximumSummaries;
  const asked = useKept(useQuery({ ...metricNamesQuery(run.id), enabled: !isWhole }).data);
  return useMemo(() => (isWhole ? Object.keys(run.metrics) : asked), [isWhole, run.metrics, asked]);
}
