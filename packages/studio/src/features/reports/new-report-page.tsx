import { messageOf } from '@assay/base';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { useMayWrite, useWriteAction } from '../../lib/may-write.ts';
import { usePageAction, usePageHead } from '../../lib/page/page-head.ts';
import { draftReportQuery } from '../../lib/queries/report-queries.ts';
import { useViewChange } from '../../lib/use-view.ts';
import { withoutUndefined, type ViewState } from '../../lib/view-state/view-state.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { ForWriters } from '../../widgets/for-writers.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import '../../widgets/page.css';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { ReportBlocks } from './report-blocks.tsx';
import { ReportEditor } from './report-editor.tsx';
import './reports.css';

const firstText = '# Title\n\nWhat was asked, and what came out.\n';

/** A report that is not saved yet: the default one of an experiment or a study, which is there without a word of writing. */
export function NewReportPage({ view }: { readonly view: ViewState }) {
  const about = withoutUndefined({ experimentId: view.experiment, studyId: view.study });
  const isOfText = about.experimentId === undefined && about.studyId === undefined;
  const navigate = useNavigate();
  const onView = useViewChange();
  const [fault, setFault] = useState('');
  const isEdited = useMayWrite() && view.tab === 'edit';
  const made = useQuery(draftReportQuery(isOfText ? { source: firstText } : about));
  usePageHead(made.data?.title ?? 'New report', [{ label: 'Reports', path: '/reports' }]);
  const save = async (source?: string): Promise<void> => {
    try {
      const saved = await api.createReport({
        body: {
          ...about,
          ...(source !== undefined && { source }),
          ...(isOfText && source === undefined && { source: firstText }),
        },
      });
      await navigate({ to: '/reports/$reportId', params: { reportId: saved.id }, replace: true });
    } catch (thrown) {
      setFault(messageOf(thrown));
    }
  };
  useWriteAction('Save this report', () => void save());
  usePageAction('Print this report', () => window.print());
  return (
    <div className="page">
      <div className="page-head no-print">
        <strong className="report-name">
          <MiddleText text={made.data?.title ?? 'New report'} />
        </strong>
        <span className="muted">not saved</span>
        <span className="page-spacer" />
        {!isEdited && (
          <>
            <ForWriters>
              <button
                type="button"
                className="button"
                disabled={made.data === undefined}
                onClick={() => onView({ tab: 'edit' })}
              >
                Edit
              </button>
            </ForWriters>
            <button type="button" className="button" disabled={made.data === undefined} onClick={() => window.print()}>
              Print
            </button>
            <ForWriters>
              <button
                type="button"
                className="button button-main"
                disabled={made.data === undefined}
                title="Keeps it under an address of its own, with versions"
                onClick={() => void save()}
              >
                Save
              </button>
            </ForWriters>
          </>
        )}
      </div>
      {fault !== '' && (
        <p role="alert" className="report-save-fault">
          The report was not saved. {fault}
        </p>
      )}
      {made.error !== null && made.data === undefined && (
        <FaultNotice error={made.error} what="the report" onRetry={() => void made.refetch()} />
      )}
      {made.data === undefined && made.error === null && <Skeleton rows={12} />}
      {made.data !== undefined &&
        (isEdited ? (
          <ReportEditor
            about={about}
            source={made.data.source}
            onSave={save}
            onEnd={() => onView({ tab: undefined })}
          />
        ) : (
          <div className="report-scroll" tabIndex={0} role="region" aria-label="Report">
            <ReportBlocks blocks={made.data.blocks} />
          </div>
        ))}
    </div>
  );
}
