import { fromWireNumber } from '@assay/base';
import type { MetricSummary, Run } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { isSystemMetric, metricGroups } from '../../../lib/charts/metric-groups.ts';
import { countOf, formatCount, formatNumber } from '../../../lib/format/format-number.ts';
import { metricsQuery } from '../../../lib/queries/metric-query.ts';
import { maximumSummaries, metricSummariesQuery } from '../../../lib/queries/run-queries.ts';
import { statisticOf } from '../../../lib/run-field/run-value.ts';
import { viewSearch } from '../../../lib/use-view.ts';
import { FaultNotice } from '../../../widgets/fault-notice.tsx';
import { MiddleText } from '../../../widgets/middle-text.tsx';
import '../../../widgets/plain-table.css';
import { SearchBox } from '../../../widgets/search-box.tsx';
import { Skeleton } from '../../../widgets/skeleton.tsx';
import { Sparkline } from '../../../widgets/sparkline.tsx';

const maximumSparklines = 100;
const sparklineBuckets = 60;
const fewMetrics = 15;

/** Each metric of a run in one line: how it went, where it stands, its extremes. Of very many the first, and those that are searched for. */
export function SummaryTable({ run }: { readonly run: Run }) {
  const [words, setWords] = useState('');
  const isWhole = run.metricCount <= maximumSummaries;
  const isHere = isWhole || words === '';
  const asked = useQuery({ ...metricSummariesQuery(run.id, words), enabled: !isHere });
  const summaries = isHere ? run.metrics : asked.data;
  const names = useMemo(() => {
    const wanted = words.toLowerCase();
    const found = Object.keys(summaries ?? {}).filter(
      (name) => !isSystemMetric(name) && name.toLowerCase().includes(wanted),
    );
    return metricGroups(found).flatMap((group) => group.names);
  }, [summaries, words]);
  if (run.metricCount === 0) return <p className="muted">No metrics yet.</p>;
  return (
    <div className="overview-metrics">
      {run.metricCount > fewMetrics && (
        <div className="page-head">
          <SearchBox label="Find a metric" value={words} onChange={setWords} />
          {!isWhole && (
            <span className="muted" role="status">
              {countOf(names.length, 'metric')} shown of {formatCount(run.metricCount)}
            </span>
          )}
        </div>
      )}
      {asked.error !== null && summaries === undefined && (
        <FaultNotice error={asked.error} what="the metrics" onRetry={() => void asked.refetch()} />
      )}
      {summaries === undefined && asked.error === null && <Skeleton rows={8} />}
      {summaries !== undefined && names.length === 0 && (
        <p className="muted">
          {words === '' ? 'No metrics but those of the machine.' : `No metric has “${words}” in its name.`}
        </p>
      )}
      {summaries !== undefined && names.length > 0 && <Summaries runId={run.id} names={names} summaries={summaries} />}
    </div>
  );
}

interface SummariesProps {
  readonly runId: string;
  readonly names: readonly string[];
  readonly summaries: Readonly<Record<string, MetricSummary>>;
}

function Summaries({ runId, names, summaries }: SummariesProps) {
  const drawn = names.slice(0, maximumSparklines);
  const { data } = useQuery(
    metricsQuery({ runIds: [runId], names: drawn, buckets: sparklineBuckets, columns: ['mean'] }),
  );
  const curves = new Map(data?.curves.map((curve) => [curve.name, Array.from(curve.mean ?? [])]));
  return (
    <table className="plain-table">
      <colgroup>
        <col />
        <col style={{ width: 110 }} />
        <col style={{ width: 82 }} />
        <col style={{ width: 82 }} />
        <col style={{ width: 82 }} />
        <col style={{ width: 74 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">
            <span className="visually-hidden">Curve</span>
          </th>
          <th scope="col" className="number">
            Last
          </th>
          <th scope="col" className="number">
            Min
          </th>
          <th scope="col" className="number">
            Max
          </th>
          <th scope="col" className="number">
            Points
          </th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => {
          const summary = summaries[name];
          return summary === undefined ? null : (
            <SummaryRow key={name} runId={runId} name={name} summary={summary} curve={curves.get(name)} />
          );
        })}
      </tbody>
    </table>
  );
}

interface SummaryRowProps {
  readonly runId: string;
  readonly name: string;
  readonly summary: MetricSummary;
  readonly curve: readonly (number | null)[] | undefined;
}

function SummaryRow({ runId, name, summary, curve }: SummaryRowProps) {
  const last = fromWireNumber(summary.last.value);
  return (
    <tr>
      <th scope="row">
        <Link
          to="/runs/$runId/$tab"
          params={{ runId, tab: 'charts' }}
          search={viewSearch({ find: name })}
          className="overview-metric"
        >
          <MiddleText text={name} />
        </Link>
      </th>
      <td>{curve !== undefined && <Sparkline values={curve} />}</td>
      <td className="number" title={titleOf(last, summary.last.step)}>
        {formatNumber(last)}
      </td>
      <td className="number" title={titleOf(statisticOf(summary, 'min'), summary.min?.step ?? null)}>
        {formatNumber(statisticOf(summary, 'min'))}
      </td>
      <td className="number" title={titleOf(statisticOf(summary, 'max'), summary.max?.step ?? null)}>
        {formatNumber(statisticOf(summary, 'max'))}
      </td>
      <td className="number">{formatCount(summary.count)}</td>
    </tr>
  );
}

const titleOf = (value: number | undefined, step: number | null): string | undefined =>
  value === undefined ? undefined : step === null ? String(value) : `${value} at step ${step}`;
