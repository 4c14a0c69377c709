import type { Experiment, ExperimentPage } from '@assay/wire';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { countOf } from '../../lib/format/format-number.ts';
import { useMayWrite, useWriteAction } from '../../lib/may-write.ts';
import { usePageHead } from '../../lib/page/page-head.ts';
import { experimentsQuery, serverQuery } from '../../lib/queries/experiment-queries.ts';
import { useAllPages } from '../../lib/use-all-pages.ts';
import { useViewChange } from '../../lib/use-view.ts';
import { nextSort, printSort, readSort } from '../../lib/view-state/sort.ts';
import { oneOf, type ViewState } from '../../lib/view-state/view-state.ts';
import { DataTable } from '../../widgets/data-table/data-table.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { ForWriters } from '../../widgets/for-writers.tsx';
import '../../widgets/page.css';
import { SearchBox } from '../../widgets/search-box.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { chooseColumn, deletedColumns, experimentColumns } from './experiment-columns.tsx';
import { EditExperimentDialog } from './experiment-dialogs.tsx';
import { experimentSearch, shelves } from './experiment-search.ts';
import { ExperimentsBar } from './experiments-bar.tsx';
import './experiments-page.css';
import { FirstRunGuide } from './first-run-guide.tsx';
import { FolderTree } from './folder-tree.tsx';
import { ShelfChoice } from './shelf-choice.tsx';
import { useExperimentChanges } from './use-experiment-changes.ts';

const rowsOf = (page: ExperimentPage): readonly Experiment[] => page.experiments;

/** All experiments in their folders, those put away and those deleted; on an empty server, how to log the first run. */
export function ExperimentsPage({ view }: { readonly view: ViewState }) {
  usePageHead('Experiments');
  const changeView = useViewChange();
  const changes = useExperimentChanges();
  const server = useQuery(serverQuery());
  const shelf = oneOf(shelves, view.tab) ?? 'active';
  const { find = '', folder, sort: sortText } = view;
  const answer = useInfiniteQuery(experimentsQuery(experimentSearch({ shelf, find, folder, sort: sortText })));
  const { pages, rows, onEnd } = useAllPages(answer, rowsOf);
  const sort = readSort(sortText);
  const counts = server.data?.counts;
  const isFresh = counts !== undefined && counts.runs === 0 && counts.experiments === 0 && shelf === 'active';

  const mayWrite = useMayWrite();
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => rows.filter(({ id }) => chosenIds.has(id)), [rows, chosenIds]);
  const columns = useMemo(() => {
    const toggle = (id: string): void =>
      setChosenIds((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      });
    const shown = shelf === 'deleted' ? deletedColumns : experimentColumns;
    return mayWrite ? [chooseColumn(chosenIds, toggle), ...shown] : shown.filter(({ id }) => id !== 'menu');
  }, [chosenIds, shelf, mayWrite]);
  const [isMaking, setIsMaking] = useState(false);
  useWriteAction('New experiment', () => setIsMaking(true));

  return (
    <div className="page">
      <div className="page-head">
        <h1>Experiments</h1>
        {counts !== undefined && !isFresh && (
          <span className="muted">
            {countOf(counts.experiments, 'experiment')}, {countOf(counts.runs, 'run')}
          </span>
        )}
        <ShelfChoice
          shelf={shelf}
          onChange={(tab) => {
            setChosenIds(new Set());
            changeView({ tab: tab === 'active' ? undefined : tab });
          }}
        />
        <span className="page-spacer" />
        <SearchBox label="Find an experiment" value={find} onChange={(text) => changeView({ find: text }, 'replace')} />
        <ForWriters>
          <button type="button" className="button no-print" onClick={() => setIsMaking(true)}>
            New experiment
          </button>
        </ForWriters>
      </div>
      {chosen.length > 0 && (
        <ExperimentsBar chosen={chosen} shelf={shelf} changes={changes} onClear={() => setChosenIds(new Set())} />
      )}
      {answer.error !== null && (
        <FaultNotice error={answer.error} what="the experiments" onRetry={() => void answer.refetch()} />
      )}
      {isFresh && <FirstRunGuide url={location.origin} needsKey={server.data?.authentication === 'key'} />}
      {!isFresh && pages === undefined && answer.error === null && <Skeleton rows={8} />}
      {!isFresh && pages !== undefined && (
        <div className="experiments-body">
          {shelf === 'active' && <FolderTree chosen={folder} onChoose={(next) => changeView({ folder: next })} />}
          <DataTable
            key={shelf}
            label="Experiments"
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            sort={sort}
            onSort={(columnId) => changeView({ sort: printSort(nextSort(sort, columnId)) })}
            isSelected={(row) => chosenIds.has(row.id)}
            onEnd={onEnd}
            isStale={answer.data === undefined}
            foot={rows.length === 0 ? <p>{emptyWords(view, shelf)}</p> : undefined}
          />
        </div>
      )}
      {isMaking && (
        <EditExperimentDialog
          experiment={undefined}
          folder={folder}
          changes={changes}
          onClose={() => setIsMaking(false)}
        />
      )}
    </div>
  );
}

function emptyWords({ find, folder }: ViewState, shelf: (typeof shelves)[number]): string {
  const place = folder === undefined ? '' : ` in the folder “${folder}”`;
  if (find !== undefined) return `No experiment${place} has “${find}” in its name, description or folder.`;
  if (shelf === 'archived')
    return 'Nothing is archived. Archived experiments keep all their runs and are out of the way here.';
  if (shelf === 'deleted') return 'Nothing is deleted. What is deleted can be restored from here for 30 days.';
  if (folder !== undefined) return `No experiment lies${place}.`;
  return 'No experiments: the runs on this server belong to none, see Unassigned, or all are archived.';
}
