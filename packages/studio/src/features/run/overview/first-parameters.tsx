import { useQuery } from '@tanstack/react-query';
import { countOf } from '../../../lib/format/format-number.ts';
import { parametersQuery } from '../../../lib/queries/run-queries.ts';
import { FaultNotice } from '../../../widgets/fault-notice.tsx';
import { Skeleton } from '../../../widgets/skeleton.tsx';
import { inOrder, shortValue } from '../../../lib/parameters/parameter-text.ts';

const shownAtOnce = 12;

/** The parameters of a run as far as they are taken in at a glance. */
export function FirstParameters({ runId }: { readonly runId: string }) {
  const { data, error, refetch } = useQuery(parametersQuery(runId));
  if (error !== null && data === undefined)
    return <FaultNotice error={error} what="the parameters" onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton rows={4} />;
  if (data.parameters.length === 0) return <p className="muted">No parameters.</p>;
  const shown = inOrder(data.parameters).slice(0, shownAtOnce);
  return (
    <>
      <table className="plain-table">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((parameter) => (
            <tr key={parameter.key}>
              <th scope="row" className="overview-key" title={parameter.key}>
                {parameter.key}
              </th>
              <td className="mono overview-value" title={parameter.text}>
                {shortValue(parameter)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.parameters.length > shown.length && (
        <p className="muted">{countOf(data.parameters.length - shown.length, 'more parameter')}</p>
      )}
    </>
  );
}
