import type { Study, StudyPage } from '@assay/wire';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { experimentCrumbs, usePageHead } from '../../lib/page/page-head.ts';
import { experimentQuery, serverQuery } from '../../lib/queries/experiment-queries.ts';
import { studiesQuery } from '../../lib/queries/study-queries.ts';
import { useAllPages } from '../../lib/use-all-pages.ts';
import { useViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { DataTable } from '../../widgets/data-table/data-table.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import '../../widgets/page.css';
import { SearchBox } from '../../widgets/search-box.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { SnippetGuide } from '../../widgets/snippet-guide.tsx';
import { studyColumns } from './study-columns.tsx';
import { tuneSnippets } from './tune-snippets.ts';

interface StudiesPageProps {
  readonly view: ViewState;
  /** Only the studies of this experiment. */
  readonly experimentId?: string;
}

const rowsOf = (page: StudyPage): readonly Study[] => page.studies;

/** All studies, the newest first, or those of one experiment; where there is none, how to tune something. */
export function StudiesPage({ view, experimentId }: StudiesPageProps) {
  const experiment = useQuery({ ...experimentQuery(experimentId ?? ''), enabled: experimentId !== undefined });
  const name = experiment.data?.name;
  usePageHead('Studies', experimentId === undefined ? [] : experimentCrumbs(experimentId, name));
  const changeView = useViewChange();
  const server = useQuery(serverQuery());
  const answer = useInfiniteQuery(studiesQuery(experimentId === undefined ? {} : { experimentId }));
  const { pages, rows, onEnd } = useAllPages(answer, rowsOf);
  const find = (view.find ?? '').toLowerCase();
  const found = useMemo(
    () => rows.filter(({ name: of, experimentName }) => `${of}\n${experimentName}`.toLowerCase().includes(find)),
    [rows, find],
  );
  const columns = experimentId === undefined ? studyColumns : studyColumns.filter(({ id }) => id !== 'experiment');
  const isEmpty = pages !== undefined && rows.length === 0;
  return (
    <div className="page">
      <div className="page-head">
        <h1>Studies{name !== undefined && ` of ${name}`}</h1>
        <span className="page-spacer" />
        {!isEmpty && (
          <SearchBox
            label="Find a study"
            value={view.find ?? ''}
            onChange={(words) => changeView({ find: words }, 'replace')}
          />
        )}
      </div>
      {answer.error !== null && (
        <FaultNotice error={answer.error} what="the studies" onRetry={() => void answer.refetch()} />
      )}
      {pages === undefined && answer.error === null && <Skeleton rows={8} />}
      {isEmpty && (
        <SnippetGuide
          title="Tune something"
          intro="A study searches for the best values of hyperparameters; each trial of it is a run."
          snippets={tuneSnippets(location.origin, server.data?.authentication === 'key')}
        />
      )}
      {pages !== undefined && !isEmpty && (
        <DataTable
          label="Studies"
          columns={columns}
          rows={found}
          rowId={(row) => row.id}
          onEnd={onEnd}
          isStale={answer.data === undefined}
          foot={found.length === 0 ? <p>No study has “{view.find}” in its name or its experiment’s.</p> : undefined}
        />
      )}
    </div>
  );
}
