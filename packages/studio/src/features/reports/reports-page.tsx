import type { ReportHead, ReportPage } from '@assay/wire';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { usePageHead } from '../../lib/page/page-head.ts';
import { reportsQuery } from '../../lib/queries/report-queries.ts';
import { useAllPages } from '../../lib/use-all-pages.ts';
import { useViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import type { DataColumn } from '../../widgets/data-table/data-column.ts';
import { DataTable } from '../../widgets/data-table/data-table.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import '../../widgets/page.css';
import { SearchBox } from '../../widgets/search-box.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';
import { NewReport, NewReportChoices } from './new-report.tsx';
import './reports.css';

const rowsOf = (page: ReportPage): readonly ReportHead[] => page.reports;

/** All reports, the latest changed first; where there is none, what a report is and how to make one. */
export function ReportsPage({ view }: { readonly view: ViewState }) {
  usePageHead('Reports');
  const onView = useViewChange();
  const answer = useInfiniteQuery(reportsQuery(view.experiment === undefined ? {} : { experimentId: view.experiment }));
  const { pages, rows, onEnd } = useAllPages(answer, rowsOf);
  const find = (view.find ?? '').toLowerCase();
  const found = useMemo(() => rows.filter(({ name }) => name.toLowerCase().includes(find)), [rows, find]);
  const isEmpty = pages !== undefined && rows.length === 0;
  return (
    <div className="page">
      <div className="page-head">
        <h1>Reports</h1>
        <span className="page-spacer" />
        {!isEmpty && (
          <>
            <SearchBox
              label="Find a report"
              value={view.find ?? ''}
              onChange={(words) => onView({ find: words === '' ? undefined : words }, 'replace')}
            />
            <NewReport />
          </>
        )}
      </div>
      {answer.error !== null && (
        <FaultNotice error={answer.error} what="the reports" onRetry={() => void answer.refetch()} />
      )}
      {pages === undefined && answer.error === null && <Skeleton rows={8} />}
      {isEmpty && (
        <section className="reports-empty" aria-label="What a report is">
          <h2>What a report is</h2>
          <p>
            Text with live figures: tables of the best runs, curves with bands, verdicts with their intervals, what
            mattered. It stays up to date with its runs until it is frozen, and leaves as one HTML file, as PDF,
            Markdown or LaTeX. An experiment or a study makes a good one by itself, with no writing.
          </p>
          <h3>Make one from</h3>
          <NewReportChoices />
        </section>
      )}
      {pages !== undefined && !isEmpty && (
        <DataTable
          label="Reports"
          columns={columns}
          rows={found}
          rowId={(row) => row.id}
          onEnd={onEnd}
          foot={found.length === 0 ? <p>No report has “{view.find}” in its name.</p> : undefined}
        />
      )}
    </div>
  );
}

const columns: readonly DataColumn<ReportHead>[] = [
  {
    id: 'name',
    header: 'Report',
    widthPx: 420,
    isPinned: true,
    cell: ({ id, name }) => (
      <Link to="/reports/$reportId" params={{ reportId: id }}>
        <MiddleText text={name} />
      </Link>
    ),
  },
  {
    id: 'about',
    header: 'About',
    widthPx: 130,
    cell: ({ experimentId, studyId }) =>
      studyId !== null ? (
        <Link to="/studies/$studyId" params={{ studyId }}>
          a study
        </Link>
      ) : experimentId !== null ? (
        <Link to="/experiments/$experimentId" params={{ experimentId }}>
          an experiment
        </Link>
      ) : (
        '–'
      ),
  },
  { id: 'frozen', header: 'Data', widthPx: 80, cell: ({ isFrozen }) => (isFrozen ? 'frozen' : 'live') },
  { id: 'version', header: 'Version', widthPx: 80, isNumber: true, cell: ({ version }) => version },
  { id: 'changed', header: 'Changed', widthPx: 120, cell: ({ updatedMs }) => <TimeAgo timeMs={updatedMs} /> },
  {
    id: 'by',
    header: 'By',
    widthPx: 140,
    cell: ({ createdBy }) => <MiddleText text={createdBy === '' ? '–' : createdBy} />,
  },
];
