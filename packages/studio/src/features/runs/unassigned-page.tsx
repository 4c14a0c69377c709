import { usePageHead } from '../../lib/page/page-head.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import '../../widgets/page.css';
import { RunWorkspace } from './run-workspace.tsx';

/** Runs that belong to no experiment. */
export function UnassignedPage({ view }: { readonly view: ViewState }) {
  usePageHead('Unassigned runs');
  return (
    <div className="page">
      <div className="page-head">
        <h1>Unassigned runs</h1>
        <span className="muted">Runs that belong to no experiment</span>
      </div>
      <RunWorkspace scope={{ unassigned: true }} view={view} />
    </div>
  );
}
