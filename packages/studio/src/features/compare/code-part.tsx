import { useQuery } from '@tanstack/react-query';
import { runQuery } from '../../lib/queries/run-queries.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { CodeDiff } from '../run/code/code-diff.tsx';
import type { ComparePartProps } from './compare-part.ts';

/** How the code of one run differs from the baseline's. */
export function CodePart({ compared: { runs }, baseline, view, onView }: ComparePartProps) {
  const others = runs.filter((each) => each !== baseline);
  const other = others.find(({ run }) => run.id === view.artifact) ?? others[0];
  const left = useQuery(runQuery(baseline.run.id));
  const right = useQuery({ ...runQuery(other?.run.id ?? ''), enabled: other !== undefined });
  if (other === undefined) return <p className="page-empty">Add a run to hold its code against the baseline’s.</p>;
  const failed = [left, right].find((answer) => answer.error !== null);
  return (
    <div className="compare-code">
      <label className="no-print">
        <span className="muted">Against the baseline: </span>
        <select className="field" value={other.run.id} onChange={(event) => onView({ artifact: event.target.value })}>
          {others.map(({ run }) => (
            <option key={run.id} value={run.id}>
              {run.name}
            </option>
          ))}
        </select>
      </label>
      {failed !== undefined && failed.error !== null && (
        <FaultNotice error={failed.error} what="the run" onRetry={() => void failed.refetch()} />
      )}
      {left.data !== undefined && right.data !== undefined ? (
        <CodeDiff left={left.data} right={right.data} />
      ) : (
        failed === undefined && <Skeleton rows={6} />
      )}
    </div>
  );
}
