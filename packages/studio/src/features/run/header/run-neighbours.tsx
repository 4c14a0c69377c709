import type { Run, RunRow } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useShortcut } from '../../../lib/keys/shortcuts.ts';
import { neighboursQuery } from '../../../lib/queries/run-queries.ts';

/** To the runs that were created before and after this one in its experiment; the part of the page stays. */
export function RunNeighbours({ run }: { readonly run: Run }) {
  const { data } = useQuery(neighboursQuery(run));
  const { tab } = useParams({ strict: false });
  const navigate = useNavigate();
  const go = (to: RunRow | undefined): void => {
    if (to !== undefined) void navigate({ ...placeOf(to, tab), search: true });
  };
  useShortcut({ keys: '[', label: 'The run before', scope: 'Run' }, () => go(data?.previous));
  useShortcut({ keys: ']', label: 'The run after', scope: 'Run' }, () => go(data?.next));
  if (data === undefined || (data.previous === undefined && data.next === undefined)) return null;
  return (
    <nav className="run-neighbours no-print" aria-label="Runs beside this one">
      <Neighbour run={data.previous} tab={tab} sign="‹" words="The run before" />
      <Neighbour run={data.next} tab={tab} sign="›" words="The run after" />
    </nav>
  );
}

interface NeighbourProps {
  readonly run: RunRow | undefined;
  readonly tab: string | undefined;
  readonly sign: string;
  readonly words: string;
}

function Neighbour({ run, tab, sign, words }: NeighbourProps) {
  if (run === undefined) {
    return (
      <button type="button" className="button" disabled aria-label={`${words}: none`}>
        {sign}
      </button>
    );
  }
  return (
    <Link
      {...placeOf(run, tab)}
      search
      className="button"
      aria-label={`${words}: ${run.name}`}
      title={`${words}: ${run.name}`}
    >
      {sign}
    </Link>
  );
}

const placeOf = (run: RunRow, tab: string | undefined) =>
  tab === undefined
    ? ({ to: '/runs/$runId', params: { runId: run.id } } as const)
    : ({ to: '/runs/$runId/$tab', params: { runId: run.id, tab } } as const);
