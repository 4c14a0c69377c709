import type { ParameterRecord } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { countOf, formatNumber } from '../../lib/format/format-number.ts';
import { parametersQuery } from '../../lib/queries/run-queries.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import './overview-tab.css';
import '../../widgets/plain-table.css';
import './parameter-table.css';

interface ParameterTableProps {
  readonly runId: string;
  /** Shows only parameters that have these words in their key or value. */
  readonly words: string;
  readonly limit?: number;
}

const byKey = new Intl.Collator('en', { numeric: true });

export function ParameterTable({ runId, words, limit = Number.POSITIVE_INFINITY }: ParameterTableProps) {
  const { data, error, refetch } = useQuery(parametersQuery(runId));
  if (error !== null && data === undefined) {
    return <FaultNotice error={error} what="the parameters" onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <Skeleton rows={4} />;
  const wanted = words.toLowerCase();
  const found = data.parameters
    .filter(({ key, text }) => key.toLowerCase().includes(wanted) || text.toLowerCase().includes(wanted))
    .sort((a, b) => byKey.compare(a.key, b.key));
  if (found.length === 0) {
    return (
      <p className="muted">{words === '' ? 'No parameters.' : `No parameter has “${words}” in its name or value.`}</p>
    );
  }
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
          {found.slice(0, limit).map((parameter) => (
            <ParameterRow key={parameter.key} parameter={parameter} />
          ))}
        </tbody>
      </table>
      {found.length > limit && <p className="muted">{countOf(found.length - limit, 'more parameter')}</p>}
    </>
  );
}

function ParameterRow({ parameter: { key, text, kind } }: { readonly parameter: ParameterRecord }) {
  const short = kind === 'number' && text.length > 12 ? formatNumber(Number(text)) : text;
  return (
    <tr>
      <th scope="row" className="parameter-key">
        {key}
      </th>
      <td className="mono parameter-value" title={text}>
        {short}
      </td>
    </tr>
  );
}
