import type { RunRow } from '@assay/wire';
import { countOf } from '../../lib/format/format-number.ts';
import { RunDuration } from '../../widgets/run-duration.tsx';
import { StatusMark } from '../../widgets/status-mark.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';
import { HomeOfRun, RunLink } from './run-links.tsx';

interface RunListProps {
  readonly title: string;
  readonly runs: readonly RunRow[];
  readonly total: number;
  /** What is told of each beside its name: how it stands, or why it failed. */
  readonly says: 'status' | 'message';
}

/** Runs of any experiment, one to a line. */
export function RunList({ title, runs, total, says }: RunListProps) {
  return (
    <section className="home-part" aria-label={title}>
      <div className="home-part-head">
        <h2>{title}</h2>
        {total > runs.length && (
          <span className="muted">
            the newest {runs.length} of {countOf(total, 'run')}
          </span>
        )}
      </div>
      {runs.length === 0 ? (
        <p className="muted">None yet.</p>
      ) : (
        <table className="home-table" aria-label={title}>
          <colgroup>
            <col />
            <col className="home-narrow-off" style={{ width: '20%' }} />
            <col style={says === 'message' ? { width: '34%' } : { width: 110 }} />
            {says === 'status' && <col style={{ width: 90 }} />}
            <col style={{ width: 90 }} />
          </colgroup>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Run</th>
              <th scope="col">Experiment</th>
              <th scope="col">{says === 'status' ? 'Status' : 'Why it failed'}</th>
              {says === 'status' && <th scope="col">Duration</th>}
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <th scope="row">
                  <RunLink run={run} />
                </th>
                <td className="home-narrow-off">
                  <HomeOfRun run={run} />
                </td>
                {says === 'status' ? (
                  <>
                    <td>
                      <StatusMark status={run.status} />
                    </td>
                    <td className="number">
                      <RunDuration run={run} />
                    </td>
                  </>
                ) : (
                  <td className="home-message" title={run.statusMessage}>
                    {run.statusMessage === '' ? 'It gave no reason.' : run.statusMessage}
                  </td>
                )}
                <td className="number">
                  <TimeAgo timeMs={run.endedMs ?? run.startedMs ?? run.createdMs} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
