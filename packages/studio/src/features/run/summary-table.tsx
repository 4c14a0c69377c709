import { fromWireNumber } from '@assay/base';
import type { MetricSummary, Run } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isSystemMetric, metricGroups } from '../../lib/charts/metric-groups.ts';
import { formatCount, formatNumber } from '../../lib/format/format-number.ts';
import { metricsQuery } from '../../lib/queries/metric-query.ts';
import { statisticOf } from '../../lib/run-field/run-value.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import '../../widgets/plain-table.css';
import { Sparkline } from '../../widgets/sparkline.tsx';

const maximumSparklines = 100;
const sparklineBuckets = 60;

/** Each metric of a run in one line: how it went, where it stands, its extremes. */
export function SummaryTable({ run }: { readonly run: Run }) {
  const names = useMemo(
    () =>
      metricGroups(Object.keys(run.metrics).filter((name) => !isSystemMetric(name))).flatMap((group) => group.names),
    [run.metrics],
  );
  const drawn = names.slice(0, maximumSparklines);
  const { data } = useQuery({
    ...metricsQuery({ runIds: [run.id], names: drawn, buckets: sparklineBuckets, columns: ['mean'] }),
    enabled: drawn.length > 0,
  });
  const curves = new Map(data?.curves.map((series) => [series.name, Array.from(series.mean ?? [])]));
  if (names.length === 0) return <p className="muted">No metrics yet.</p>;
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
          const summary = run.metrics[name];
          return summary === undefined ? null : (
            <SummaryRow key={name} name={name} summary={summary} curve={curves.get(name)} />
          );
        })}
      </tbody>
    </table>
  );
}

interface SummaryRowProps {
  readonly name: string;
  readonly summary: MetricSummary;
  readonly curve: readonly (number | null)[] | undefined;
}

function SummaryRow({ name, summary, curve }: SummaryRowProps) {
  const last = fromWireNumber(summary.last.value);
  return (
    <tr>
      <th scope="row">
        <MiddleText text={name} />
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
