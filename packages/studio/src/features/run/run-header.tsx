import type { Run } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { DeletedMark } from '../deletion/deleted-mark.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { Fact, Facts } from '../../widgets/facts.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { RunDuration } from '../../widgets/run-duration.tsx';
import { StatusMark } from '../../widgets/status-mark.tsx';
import { TagList } from '../../widgets/tag-list.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';

/** What a run is, at the head of each of its tabs. */
export function RunHeader({ run }: { readonly run: Run }) {
  return (
    <>
      <div className="page-head">
        <h1 className="page-title">
          <MiddleText text={run.name} />
        </h1>
        <StatusMark status={run.status} />
        {run.deletedMs !== null && <DeletedMark runId={run.id} />}
        <TagList tags={run.tags} wrap />
      </div>
      <Facts>
        <Fact name="Duration">
          <RunDuration run={run} />
        </Fact>
        <Fact name="Started">{run.startedMs === null ? '–' : <TimeAgo timeMs={run.startedMs} />}</Fact>
        <Fact name="Source">{run.source === '' ? '–' : run.source}</Fact>
        {run.parentRunId !== null && (
          <Fact name="Part of">
            <Link to="/runs/$runId" params={{ runId: run.parentRunId }}>
              another run
            </Link>
          </Fact>
        )}
        <Fact name="Id">
          <code>{run.id.slice(0, 8)}…</code>
          <CopyButton text={run.id} what="the id of the run" />
        </Fact>
      </Facts>
      {run.statusMessage !== '' && <p className="run-message mono">{run.statusMessage}</p>}
      {run.description !== '' && (
        <p className="page-description" title={run.description}>
          {run.description}
        </p>
      )}
    </>
  );
}
