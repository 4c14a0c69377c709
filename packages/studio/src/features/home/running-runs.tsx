import type { RunRow } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { countOf, formatNumber } from '../../lib/format/format-number.ts';
import { leadMetricQuery } from '../../lib/queries/home-queries.ts';
import { metricsQuery } from '../../lib/queries/metric-query.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { RunDuration } from '../../widgets/run-duration.tsx';
import { Sparkline } from '../../widgets/sparkline.tsx';
import { StatusMark } from '../../widgets/status-mark.tsx';
import { HomeOfRun, RunLink } from './run-links.tsx';

const sparklineBuckets = 60;

interface RunningRunsProps {
  readonly runs: readonly RunRow[];
  readonly total: number;
}

/** The runs that are at work, with the curve of what counts most in each. */
export function RunningRuns({ runs, total }: RunningRunsProps) {
  return (
    <section className="home-part" aria-label="Running now">
      <div className="home-part-head">
        <h2>Running now</h2>
        {total > runs.length && (
          <span className="muted">
            the newest {runs.length} of {countOf(total, 'run')}
          </span>
        )}
      </div>
      {runs.length === 0 ? (
        <p className="muted">No run is at work at the moment.</p>
      ) : (
        <table className="home-table" aria-label="Running now">
          <colgroup>
            <col />
            <col className="home-narrow-off" style={{ width: '20%' }} />
            <col style={{ width: 120 }} />
            <col style={{ width: 70 }} />
            <col style={{ width: 110 }} />
            <col style={{ width: 88 }} />
          </colgroup>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Run</th>
              <th scope="col">Experiment</th>
              <th scope="col">Metric</th>
              <th scope="col">Last value</th>
              <th scope="col">Curve</th>
              <th scope="col">Duration</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <RunningRow key={run.id} run={run} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function RunningRow({ run }: { readonly run: RunRow }) {
  const { data: name } = useQuery(leadMetricQuery(run.id, run.experimentId));
  const curve = useQuery({
    ...metricsQuery({
      runIds: [run.id],
      names: [name ?? ''],
      buckets: sparklineBuckets,
      columns: ['mean', 'last'],
    }),
    enabled: typeof name === 'string',
  });
  const series = curve.data?.curves[0];
  const values = Array.from(series?.mean ?? []);
  const last = series?.last?.at(-1);
  return (
    <tr>
      <th scope="row">
        <RunLink run={run} />
      </th>
      <td className="home-narrow-off">
        <HomeOfRun run={run} />
      </td>
      <td className="muted">
        {typeof name === 'string' && <MiddleText text={name} />}
        {name === null && 'no metric yet'}
      </td>
      <td className="number">{last !== undefined && formatNumber(last)}</td>
      <td>{values.length > 1 && <Sparkline values={values} />}</td>
      <td className="number">
        {run.status === 'stopping' ? <StatusMark status={run.status} /> : <RunDuration run={run} />}
      </td>
    </tr>
  );
}
