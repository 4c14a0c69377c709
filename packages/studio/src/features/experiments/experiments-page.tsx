import type { Experiment, ExperimentPage } from '@assay/wire';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { containsFilter } from '../../lib/filter/contains-filter.ts';
import { countOf } from '../../lib/format/format-number.ts';
import { usePageHead } from '../../lib/page/page-head.ts';
import { experimentsQuery, serverQuery } from '../../lib/queries/experiment-queries.ts';
import { useAllPages } from '../../lib/use-all-pages.ts';
import { useViewChange } from '../../lib/use-view.ts';
import { withoutUndefined, type ViewState } from '../../lib/view-state/view-state.ts';
import { DataTable } from '../../widgets/data-table/data-table.tsx';
import { nextSort, printSort, readSort } from '../../lib/view-state/sort.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import '../../widgets/page.css';
import { SearchBox } from '../../widgets/search-box.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { experimentColumns } from './experiment-columns.tsx';
import { FirstRun } from './first-run.tsx';
import { FirstRunGuide } from './first-run-guide.tsx';

const rowsOf = (page: ExperimentPage): readonly Experiment[] => page.experiments;

/** All experiments; on an empty server, how to log the first run. */
export function ExperimentsPage({ view }: { readonly view: ViewState }) {
  usePageHead('Experiments');
  const changeView = useViewChange();
  const server = useQuery(serverQuery());
  const filter = containsFilter(['name', 'description', 'folder'], view.find ?? '');
  const answer = useInfiniteQuery(
    experimentsQuery(withoutUndefined({ filter: filter === '' ? undefined : filter, sort: view.sort })),
  );
  const { pages, rows, onEnd } = useAllPages(answer, rowsOf);
  const sort = readSort(view.sort);
  const counts = server.data?.counts;
  const isFresh = counts !== undefined && counts.runs === 0 && counts.experiments === 0;

  return (
    <div className="page">
      <div className="page-head">
        <h1>Experiments</h1>
        {counts !== undefined && !isFresh && (
          <span className="muted">
            {countOf(counts.experiments, 'experiment')}, {countOf(counts.runs, 'run')}
          </span>
        )}
        <span className="page-spacer" />
        {!isFresh && (
          <SearchBox
            label="Find an experiment"
            value={view.find ?? ''}
            onChange={(find) => changeView({ find }, 'replace')}
          />
        )}
      </div>
      {answer.error !== null && (
        <FaultNotice error={answer.error} what="the experiments" onRetry={() => void answer.refetch()} />
      )}
      {counts !== undefined && <FirstRun runCount={counts.runs} />}
      {isFresh && <FirstRunGuide url={location.origin} needsKey={server.data?.authentication === 'key'} />}
      {!isFresh && pages === undefined && answer.error === null && <Skeleton rows={8} />}
      {!isFresh && pages !== undefined && (
        <DataTable
          label="Experiments"
          columns={experimentColumns}
          rows={rows}
          rowId={(row) => row.id}
          sort={sort}
          onSort={(columnId) => changeView({ sort: printSort(nextSort(sort, columnId)) })}
          onEnd={onEnd}
          isStale={answer.data === undefined}
          foot={rows.length === 0 ? <EmptyFoot find={view.find} /> : undefined}
        />
      )}
    </div>
  );
}

function EmptyFoot({ find }: { readonly find: string | undefined }) {
  return find === undefined ? (
    <p>No experiments: the runs on this server belong to none, see Unassigned.</p>
  ) : (
    <p>No experiment has “{find}” in its name, description or folder.</p>
  );
}
