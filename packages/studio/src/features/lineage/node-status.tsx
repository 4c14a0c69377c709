import { runStatuses, type LineageGraphNode } from '@assay/wire';
import { oneOf } from '../../lib/view-state/view-state.ts';
import { StatusMark } from '../../widgets/status-mark.tsx';

/** The state of a run as a mark, that of an action or a model version as its word. */
export function NodeStatus({ node }: { readonly node: LineageGraphNode }) {
  if (node.status === null) return null;
  const status = node.kind === 'run' ? oneOf(runStatuses, node.status) : undefined;
  return status === undefined ? <span>{node.status}</span> : <StatusMark status={status} />;
}
