import type { Study } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { printRunField } from '../../lib/run-field/run-field.ts';
import type { ChartedTrials } from '../../lib/studies/charted-trials.ts';
import { rowOfNumber, runIdOf } from '../../lib/studies/trial-data.ts';
import { nameOfParamField } from '../../lib/studies/trial-field.ts';
import { viewSearch } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';

interface RunLinksProps {
  readonly study: Study;
  readonly charted: ChartedTrials;
  readonly view: ViewState;
}

/** Ways from what is selected to its runs: those of the chosen trials beside each other, those with the marked parameters in a table. */
export function RunLinks({ study, charted: { data }, view }: RunLinksProps) {
  const runIds = (view.trials ?? []).flatMap((number) => {
    const row = rowOfNumber(data, number);
    return (row === undefined ? undefined : runIdOf(data, row)) ?? [];
  });
  const marked = Object.entries(view.brush ?? {}).flatMap(([field, brush]) => {
    const key = nameOfParamField(field);
    return key === undefined ? [] : [[printRunField({ kind: 'parameter', key }), brush] as const];
  });
  return (
    <>
      {runIds.length > 1 && (
        <Link to="/compare" search={viewSearch({ selected: runIds })} className="no-print">
          Compare the runs
        </Link>
      )}
      {marked.length > 0 && (
        <Link
          to="/experiments/$experimentId/groups/$groupId"
          params={{ experimentId: study.experimentId, groupId: study.id }}
          search={viewSearch({ brush: Object.fromEntries(marked) })}
          className="no-print"
          title="The runs of the study whose parameters are marked"
        >
          As runs
        </Link>
      )}
    </>
  );
}
