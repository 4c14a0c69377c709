import type { Run } from '@assay/wire';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { maximumSummaries, runQuery } from '../../../lib/queries/run-queries.ts';
import { CopyButton } from '../../../widgets/copy-button.tsx';
import { EditableText } from '../../../widgets/editable/editable-text.tsx';
import { Fact, Facts } from '../../../widgets/facts.tsx';
import { MiddleText } from '../../../widgets/middle-text.tsx';
import { RunDuration } from '../../../widgets/run-duration.tsx';
import { StatusMark } from '../../../widgets/status-mark.tsx';
import { TagList } from '../../../widgets/tag-list.tsx';
import { TimeAgo } from '../../../widgets/time-ago.tsx';
import '../../baseline/baseline-mark.css';
import { useBaseline } from '../../baseline/use-baseline.ts';
import { DeletedMark } from '../../deletion/deleted-mark.tsx';
import { RunActions } from './run-actions.tsx';
import './run-header.css';
import { RunNeighbours } from './run-neighbours.tsx';

/** What a run is and what can be done with it, at the head of each of its tabs. */
export function RunHeader({ run }: { readonly run: Run }) {
  const client = useQueryClient();
  const { baseline } = useBaseline(run.experimentId);
  const rename = async (name: string): Promise<void> => {
    const query = { metrics: maximumSummaries };
    const changed = await api.updateRun({ params: { runId: run.id }, query, body: { name } });
    client.setQueryData(runQuery(run.id).queryKey, changed);
  };
  return (
    <>
      <div className="run-head">
        <EditableText what="the name of the run" text={run.name} isRequired onSave={rename}>
          <h1 className="page-title">
            <MiddleText text={run.name} />
          </h1>
        </EditableText>
        <StatusMark status={run.status} />
        {run.deletedMs !== null && <DeletedMark runId={run.id} />}
        {baseline?.runIds?.includes(run.id) === true && (
          <span className="baseline-badge" title="The runs of the experiment are held against this one">
            baseline
          </span>
        )}
        <TagList tags={run.tags} />
        <span className="page-spacer" />
        <RunNeighbours run={run} />
        <RunActions run={run} />
      </div>
      <Facts>
        <Fact name="Duration">
          <RunDuration run={run} />
        </Fact>
        <Fact name="Started">{run.startedMs === null ? '–' : <TimeAgo timeMs={run.startedMs} />}</Fact>
        <Fact name="Source">{run.source === '' ? '–' : run.source}</Fact>
        <Fact name="Id">
          <code>{run.id.slice(0, 8)}…</code>
          <CopyButton text={run.id} what="the id of the run" />
        </Fact>
      </Facts>
      {run.statusMessage !== '' && <p className="run-message mono">{run.statusMessage}</p>}
    </>
  );
}
