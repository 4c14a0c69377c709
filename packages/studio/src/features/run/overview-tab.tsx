import type { Run } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countOf } from '../../lib/format/format-number.ts';
import { childrenQuery } from '../../lib/queries/run-queries.ts';
import { formatTime } from '../../lib/format/format-time.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { StatusMark } from '../../widgets/status-mark.tsx';
import { RegisteredPart } from '../models/registered-part.tsx';
import { NotePart } from '../notes/note-part.tsx';
import { EnvironmentPart } from './environment-part.tsx';
import '../../widgets/plain-table.css';
import './overview-tab.css';
import { ParameterTable } from './parameter-table.tsx';
import { SummaryTable } from './summary-table.tsx';

/** What one wants to know of a run first. */
export function OverviewTab({ run }: { readonly run: Run }) {
  return (
    <div className="overview">
      <div className="overview-column">
        <NotePart kind="run" id={run.id} />
        <section className="overview-part" aria-label="Metrics">
          <h2>Metrics</h2>
          <SummaryTable run={run} />
        </section>
        <RegisteredPart runId={run.id} />
        {run.childCount > 0 && <ChildrenPart run={run} />}
      </div>
      <div className="overview-column">
        <section className="overview-part" aria-label="Parameters">
          <h2>Parameters</h2>
          <ParameterTable runId={run.id} words="" limit={12} />
        </section>
        <TimesPart run={run} />
        <EnvironmentPart environment={run.environment} only="work" />
      </div>
    </div>
  );
}

function TimesPart({ run }: { readonly run: Run }) {
  const rows: readonly (readonly [string, string])[] = [
    ['Created', formatTime(run.createdMs)],
    ['Started', run.startedMs === null ? '–' : formatTime(run.startedMs)],
    ['Ended', run.endedMs === null ? '–' : formatTime(run.endedMs)],
    ['Created by', run.createdBy === '' ? '–' : run.createdBy],
    ['Points', countOf(run.pointCount, 'point')],
  ];
  return (
    <section className="overview-part" aria-label="Times">
      <h2>Times</h2>
      <table className="plain-table">
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row" className="muted">
                {name}
              </th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ChildrenPart({ run }: { readonly run: Run }) {
  const { data } = useQuery(childrenQuery(run.id));
  return (
    <section className="overview-part" aria-label="Nested runs">
      <h2>{countOf(run.childCount, 'nested run')}</h2>
      <table className="plain-table">
        <tbody>
          {(data?.runs ?? []).map((child) => (
            <tr key={child.id}>
              <th scope="row">
                <Link to="/runs/$runId" params={{ runId: child.id }}>
                  <MiddleText text={child.name} />
                </Link>
              </th>
              <td>
                <StatusMark status={child.status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
