import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { runQuery } from '../../lib/queries/run-queries.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { RunDuration } from '../../widgets/run-duration.tsx';
import { StatusMark } from '../../widgets/status-mark.tsx';
import './first-run.css';

/** Greets the run that arrives while the page waits for the very first one. */
export function FirstRun({ runCount }: { readonly runCount: number }) {
  const [hasWaited, setHasWaited] = useState(false);
  if (runCount === 0 && !hasWaited) setHasWaited(true);
  const first = useQuery({
    queryKey: ['first-run'],
    queryFn: ({ signal }) => api.searchRuns({ body: { sort: 'created', limit: 1 }, signal }),
    enabled: hasWaited && runCount > 0,
  });
  const runId = first.data?.runs[0]?.id;
  return runId === undefined ? null : <Arrived runId={runId} />;
}

function Arrived({ runId }: { readonly runId: string }) {
  const { data: run } = useQuery(runQuery(runId));
  if (run === undefined) return null;
  return (
    <section className="first-run" aria-label="Your first run">
      <strong>Your first run is here</strong>
      <Link to="/runs/$runId" params={{ runId }}>
        <MiddleText text={run.name} />
      </Link>
      <StatusMark status={run.status} />
      <span className="muted">
        <RunDuration run={run} />
      </span>
    </section>
  );
}
