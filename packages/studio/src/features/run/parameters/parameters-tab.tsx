import type { ParameterRecord } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { countOf, formatCount } from '../../../lib/format/format-number.ts';
import { parameterRows, type ParameterRow } from '../../../lib/parameters/parameter-rows.ts';
import { inOrder } from '../../../lib/parameters/parameter-text.ts';
import { parameterForms, printParameters } from '../../../lib/parameters/print-parameters.ts';
import { parametersQuery } from '../../../lib/queries/run-queries.ts';
import { CopyButton } from '../../../widgets/copy-button.tsx';
import { FaultNotice } from '../../../widgets/fault-notice.tsx';
import { MiddleText } from '../../../widgets/middle-text.tsx';
import { SearchBox } from '../../../widgets/search-box.tsx';
import { Skeleton } from '../../../widgets/skeleton.tsx';
import { TreeList } from '../../../widgets/tree-list/tree-list.tsx';
import type { TabProps } from '../tab-props.ts';
import './parameters-tab.css';

/** All parameters of a run as a tree, to be searched and copied. */
export function ParametersTab({ run, view, onView }: TabProps) {
  const { data, error, refetch } = useQuery(parametersQuery(run.id));
  if (error !== null && data === undefined)
    return <FaultNotice error={error} what="the parameters" onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton rows={8} />;
  if (data.parameters.length === 0) {
    return (
      <p className="page-empty">
        No parameters. A run keeps them with <code>run.logParameters({'{ … }'})</code>.
      </p>
    );
  }
  return (
    <Parameters parameters={data.parameters} words={view.find ?? ''} onWords={(find) => onView({ find }, 'replace')} />
  );
}

interface ParametersProps {
  readonly parameters: readonly ParameterRecord[];
  readonly words: string;
  readonly onWords: (words: string) => void;
}

function Parameters({ parameters, words, onWords }: ParametersProps) {
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const found = useMemo(() => {
    const wanted = words.toLowerCase();
    const has = (text: string): boolean => text.toLowerCase().includes(wanted);
    return inOrder(parameters.filter(({ key, text }) => has(key) || has(text)));
  }, [parameters, words]);
  const rows = useMemo(() => parameterRows(found, folds, words !== ''), [found, words, folds]);
  return (
    <>
      <div className="page-head">
        <SearchBox label="Find in keys and values" value={words} onChange={onWords} />
        <span className="muted" role="status">
          {words === ''
            ? countOf(parameters.length, 'parameter')
            : `${formatCount(found.length)} of ${countOf(parameters.length, 'parameter')}`}
        </span>
        <span className="page-spacer" />
        <span className="muted no-print">Copy as</span>
        {parameterForms.map((form) => (
          <CopyButton key={form} text={printParameters(found, form)} what={`the parameters as ${form}`} label={form} />
        ))}
      </div>
      {found.length === 0 ? (
        <p className="muted">No parameter has “{words}” in its key or value.</p>
      ) : (
        <div className="parameters">
          <TreeList
            label="Parameters"
            rows={rows}
            onFold={(row, isOpen) => setFolds((before) => new Map(before).set(row.key, isOpen))}
          >
            {(row) => <Line row={row} />}
          </TreeList>
        </div>
      )}
    </>
  );
}

/** Values stand below each other however deep their names are. */
function Line({ row }: { readonly row: ParameterRow }) {
  return (
    <>
      <span className="parameter-name" style={{ width: `calc(min(46%, 420px) - ${row.depth * 14}px)` }}>
        <MiddleText text={row.name} />
      </span>
      {row.count === undefined ? (
        <span className="parameter-value mono" title={row.whole}>
          {row.text}
        </span>
      ) : (
        <span className="muted">{formatCount(row.count)}</span>
      )}
    </>
  );
}
