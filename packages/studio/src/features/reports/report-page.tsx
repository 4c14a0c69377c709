import { messageOf } from '@assay/base';
import type { Report, UpdateReport } from '@assay/wire';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { formatTime } from '../../lib/format/format-time.ts';
import { useMayWrite } from '../../lib/may-write.ts';
import { usePageHead } from '../../lib/page/page-head.ts';
import { reportQuery, savedReportQuery } from '../../lib/queries/report-queries.ts';
import { useViewChange } from '../../lib/use-view.ts';
import { withoutUndefined, type ViewState } from '../../lib/view-state/view-state.ts';
import { EditableText } from '../../widgets/editable/editable-text.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { ForWriters } from '../../widgets/for-writers.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import '../../widgets/page.css';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { ReportBlocks } from './report-blocks.tsx';
import { ReportEditor } from './report-editor.tsx';
import { ReportTools } from './report-tools.tsx';
import './reports.css';

interface ReportPageProps {
  readonly reportId: string;
  readonly view: ViewState;
}

/** A saved report, as its data is now; its text is edited beside it. */
export function ReportPage({ reportId, view }: ReportPageProps) {
  const report = useQuery(reportQuery(reportId));
  usePageHead(report.data?.name, [{ label: 'Reports', path: '/reports' }]);
  return (
    <div className="page">
      {report.error !== null && report.data === undefined && (
        <FaultNotice error={report.error} what="the report" onRetry={() => void report.refetch()} />
      )}
      {report.data === undefined && report.error === null && <Skeleton rows={12} />}
      {report.data !== undefined && <Saved key={reportId} report={report.data} view={view} />}
    </div>
  );
}

function Saved({ report, view }: { readonly report: Report; readonly view: ViewState }) {
  const client = useQueryClient();
  const onView = useViewChange();
  const [fault, setFault] = useState('');
  const { id: reportId } = report;
  const old = view.version === undefined || view.version === report.version ? undefined : view.version;
  const isEdited = useMayWrite() && view.tab === 'edit' && report.deletedMs === null;
  const made = useQuery({ ...savedReportQuery(reportId, old), enabled: !isEdited });
  /** Throws what went wrong. */
  const update = async (body: UpdateReport): Promise<void> => {
    const saved = await api.updateReport({ params: { reportId }, body, ifVersion: report.version });
    client.setQueryData(reportQuery(reportId).queryKey, saved);
    await client.invalidateQueries({ queryKey: ['rendered-report', reportId] });
    await client.invalidateQueries({ queryKey: ['report-versions', reportId] });
  };
  const change = async (body: UpdateReport): Promise<boolean> => {
    try {
      await update(body);
      setFault('');
      return true;
    } catch (thrown) {
      setFault(messageOf(thrown));
      return false;
    }
  };
  const title = (
    <strong className="report-name">
      <MiddleText text={report.name} />
    </strong>
  );
  return (
    <>
      <div className="page-head no-print">
        {report.deletedMs === null ? (
          <EditableText what="the name" text={report.name} isRequired onSave={(name) => update({ name })}>
            {title}
          </EditableText>
        ) : (
          title
        )}
        {report.deletedMs !== null && <span className="muted">deleted</span>}
        <span className="muted">{report.isFrozen ? 'frozen' : 'live'}</span>
        <span className="page-spacer" />
        {!isEdited && (
          <ReportTools
            report={report}
            version={old}
            onChange={change}
            onEdit={() => onView({ tab: 'edit', version: undefined })}
          />
        )}
      </div>
      {fault !== '' && (
        <p role="alert" className="report-save-fault">
          The report was not changed. {fault}
        </p>
      )}
      {old !== undefined && !isEdited && (
        <p className="report-old no-print">
          This is version {old}; the latest is {report.version}.
          <ForWriters>
            <button
              type="button"
              className="button"
              onClick={() =>
                void change({ fromVersion: old }).then((isDone) => isDone && onView({ version: undefined }))
              }
            >
              Restore this version
            </button>
          </ForWriters>
          <button type="button" className="button" onClick={() => onView({ version: undefined })}>
            Show the latest
          </button>
        </p>
      )}
      {isEdited ? (
        <ReportEditor
          about={withoutUndefined({
            experimentId: report.studyId === null ? (report.experimentId ?? undefined) : undefined,
            studyId: report.studyId ?? undefined,
          })}
          source={report.source}
          onSave={async (source) => {
            if (await change({ source })) onView({ tab: undefined });
          }}
          onEnd={() => onView({ tab: undefined })}
        />
      ) : (
        <>
          {made.error !== null && made.data === undefined && (
            <FaultNotice error={made.error} what="the report" onRetry={() => void made.refetch()} />
          )}
          {made.data === undefined && made.error === null && <Skeleton rows={12} />}
          {made.data !== undefined && (
            <div className="report-scroll" tabIndex={0} role="region" aria-label="Report">
              <ReportBlocks blocks={made.data.blocks} />
              <p className="report-made muted">
                Version {old ?? report.version}, made {formatTime(made.data.madeMs)}
              </p>
            </div>
          )}
        </>
      )}
    </>
  );
}
