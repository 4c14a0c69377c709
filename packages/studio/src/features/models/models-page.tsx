import type { Model, ModelPage } from '@assay/wire';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { containsFilter } from '../../lib/filter/contains-filter.ts';
import { usePageHead } from '../../lib/page/page-head.ts';
import { serverQuery } from '../../lib/queries/experiment-queries.ts';
import { modelsQuery } from '../../lib/queries/model-queries.ts';
import { useAllPages } from '../../lib/use-all-pages.ts';
import { useViewChange } from '../../lib/use-view.ts';
import { nextSort, printSort, readSort } from '../../lib/view-state/sort.ts';
import { withoutUndefined, type ViewState } from '../../lib/view-state/view-state.ts';
import { DataTable } from '../../widgets/data-table/data-table.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import '../../widgets/page.css';
import { SearchBox } from '../../widgets/search-box.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { modelColumns } from './model-columns.tsx';
import { RegisterGuide } from './register-guide.tsx';

const rowsOf = (page: ModelPage): readonly Model[] => page.models;

/** All registered models; where there is none, how to register one. */
export function ModelsPage({ view }: { readonly view: ViewState }) {
  usePageHead('Models');
  const changeView = useViewChange();
  const server = useQuery(serverQuery());
  const filter = containsFilter(['name', 'description', 'alias'], view.find ?? '');
  const answer = useInfiniteQuery(
    modelsQuery(withoutUndefined({ filter: filter === '' ? undefined : filter, sort: view.sort })),
  );
  const { pages, rows, onEnd } = useAllPages(answer, rowsOf);
  const sort = readSort(view.sort);
  const isEmpty = pages !== undefined && rows.length === 0 && view.find === undefined;

  return (
    <div className="page">
      <div className="page-head">
        <h1>Models</h1>
        <span className="page-spacer" />
        {!isEmpty && (
          <SearchBox
            label="Find a model"
            value={view.find ?? ''}
            onChange={(find) => changeView({ find }, 'replace')}
          />
        )}
      </div>
      {answer.error !== null && (
        <FaultNotice error={answer.error} what="the models" onRetry={() => void answer.refetch()} />
      )}
      {pages === undefined && answer.error === null && <Skeleton rows={8} />}
      {isEmpty && <RegisterGuide url={location.origin} needsKey={server.data?.authentication === 'key'} />}
      {pages !== undefined && !isEmpty && (
        <DataTable
          label="Models"
          columns={modelColumns}
          rows={rows}
          rowId={(row) => row.id}
          sort={sort}
          onSort={(columnId) => changeView({ sort: printSort(nextSort(sort, columnId)) })}
          onEnd={onEnd}
          isStale={answer.data === undefined}
          foot={rows.length === 0 ? <p>No model has “{view.find}” in its name, description or aliases.</p> : undefined}
        />
      )}
    </div>
  );
}
