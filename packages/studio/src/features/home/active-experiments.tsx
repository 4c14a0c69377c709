import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countOf } from '../../lib/format/format-number.ts';
import { activeExperimentsQuery } from '../../lib/queries/home-queries.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { StatusBar } from '../../widgets/status-bar.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';

/** The experiments in which something happened last. */
export function ActiveExperiments() {
  const { data } = useQuery(activeExperimentsQuery());
  if (data === undefined) return null;
  return (
    <section className="home-part" aria-label="Experiments lately active">
      <div className="home-part-head">
        <h2>Experiments lately active</h2>
        <Link to="/experiments">All</Link>
      </div>
      {data.length === 0 ? (
        <p className="muted">No experiments yet: the runs on this server belong to none.</p>
      ) : (
        <table className="home-table" aria-label="Experiments lately active">
          <colgroup>
            <col />
            <col style={{ width: 66 }} />
            <col style={{ width: 70 }} />
            <col style={{ width: 84 }} />
          </colgroup>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Experiment</th>
              <th scope="col">Runs</th>
              <th scope="col">State of runs</th>
              <th scope="col">Last activity</th>
            </tr>
          </thead>
          <tbody>
            {data.map((experiment) => (
              <tr key={experiment.id}>
                <th scope="row">
                  <Link to="/experiments/$experimentId" params={{ experimentId: experiment.id }}>
                    <MiddleText text={experiment.name} />
                  </Link>
                </th>
                <td className="number muted">{countOf(experiment.runCount, 'run')}</td>
                <td>
                  <StatusBar counts={experiment.runCountByStatus} />
                </td>
                <td className="number">
                  <TimeAgo timeMs={experiment.lastActivityMs} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
