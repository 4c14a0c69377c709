import type { RunRow } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { MiddleText } from '../../widgets/middle-text.tsx';

export const RunLink = ({ run }: { readonly run: RunRow }) => (
  <Link to="/runs/$runId" params={{ runId: run.id }}>
    <MiddleText text={run.name} />
  </Link>
);

/** The experiment that a run belongs to. */
export function HomeOfRun({ run }: { readonly run: RunRow }) {
  if (run.experimentId === null) {
    return (
      <Link to="/unassigned" className="muted">
        Unassigned
      </Link>
    );
  }
  return (
    <Link to="/experiments/$experimentId" params={{ experimentId: run.experimentId }}>
      <MiddleText text={run.experimentName ?? 'Experiment'} />
    </Link>
  );
}
