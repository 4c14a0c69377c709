import type { Run } from '@assay/wire';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../lib/api.ts';
import { countOf } from '../../../lib/format/format-number.ts';
import { formatTime } from '../../../lib/format/format-time.ts';
import { maximumSummaries, runQuery } from '../../../lib/queries/run-queries.ts';
import { EditableText } from '../../../widgets/editable/editable-text.tsx';
import '../../../widgets/plain-table.css';
import { RegisteredPart } from '../../models/registered-part.tsx';
import { NotePart } from '../../notes/note-part.tsx';
import { EnvironmentPart } from '../environment-part.tsx';
import { FirstParameters } from './first-parameters.tsx';
import './overview-tab.css';
import { RelatedPart } from './related-part.tsx';
import { SummaryTable } from './summary-table.tsx';
import { TagsPart } from './tags-part.tsx';

/** What one wants to know of a run first. */
export function OverviewTab({ run }: { readonly run: Run }) {
  return (
    <div className="overview">
      <div className="overview-column">
        <DescriptionPart run={run} />
        <NotePart kind="run" id={run.id} />
        <section className="overview-part" aria-label="Metrics">
          <h2>Metrics</h2>
          <SummaryTable run={run} />
        </section>
        <RegisteredPart runId={run.id} />
      </div>
      <div className="overview-column">
        <section className="overview-part" aria-label="Parameters">
          <h2>
            Parameters{' '}
            <Link
              to="/runs/$runId/$tab"
              params={{ runId: run.id, tab: 'parameters' }}
              className="overview-all no-print"
            >
              Show all
            </Link>
          </h2>
          <FirstParameters runId={run.id} />
        </section>
        <TagsPart run={run} />
        <RelatedPart run={run} />
        <TimesPart run={run} />
        <EnvironmentPart environment={run.environment} only="work" />
      </div>
    </div>
  );
}

function DescriptionPart({ run }: { readonly run: Run }) {
  const client = useQueryClient();
  const save = async (description: string): Promise<void> => {
    const query = { metrics: maximumSummaries };
    const changed = await api.updateRun({ params: { runId: run.id }, query, body: { description } });
    client.setQueryData(runQuery(run.id).queryKey, changed);
  };
  return (
    <EditableText what="the description" text={run.description} emptyLabel="Add a description" isLong onSave={save}>
      <span className="overview-description" dir="auto">
        {run.description}
      </span>
    </EditableText>
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
        <colgroup>
          <col style={{ width: 110 }} />
          <col />
        </colgroup>
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
