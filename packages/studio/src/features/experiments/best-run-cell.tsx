import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../lib/format/format-number.ts';
import { bestRunQuery } from '../../lib/queries/best-run-query.ts';
import { statisticOf } from '../../lib/run-field/run-value.ts';
import './best-run-cell.css';

/** The best value that a run of the experiment has reached, as a link to that run. Asked for when the row comes into view. */
export function BestRunCell({ experimentId }: { readonly experimentId: string }) {
  const { data: best } = useQuery(bestRunQuery(experimentId));
  if (best === undefined || best === null) return null;
  const { run, metric } = best;
  const value = statisticOf(run.metrics[metric.name], 'best', metric.goal);
  if (value === undefined) return null;
  const wanted = metric.goal === 'minimize' ? 'Least' : 'Greatest';
  return (
    <Link
      className="best-run"
      to="/runs/$runId"
      params={{ runId: run.id }}
      title={`${wanted} ${metric.name}: ${value} in ${run.name}${metric.inferred ? ' (the goal is guessed from the name)' : ''}`}
    >
      <span className="best-run-metric">{metric.displayName === '' ? metric.name : metric.displayName}</span>
      <span>{formatNumber(value)}</span>
    </Link>
  );
}
