import { messageOf } from '@assay/base';
import type { Report, UpdateReport } from '@assay/wire';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import * as DropdownMenu from 'radix-ui/dropdown-menu';
import { api } from '../../lib/api.ts';
import { useWriteAction } from '../../lib/may-write.ts';
import { usePageAction } from '../../lib/page/page-head.ts';
import { reportQuery, reportVersionsQuery } from '../../lib/queries/report-queries.ts';
import { showToast } from '../../lib/toast.ts';
import { viewSearch } from '../../lib/use-view.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { ForWriters } from '../../widgets/for-writers.tsx';
import '../../widgets/menu.css';
import { Popover } from '../../widgets/popover.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';

interface ReportToolsProps {
  readonly report: Report;
  /** That is shown, where it is not the latest. */
  readonly version: number | undefined;
  readonly onChange: (body: UpdateReport) => Promise<boolean>;
  readonly onEdit: () => void;
}

const formats = [
  ['html', 'HTML, one file'],
  ['markdown', 'Markdown'],
  ['latex', 'LaTeX'],
  ['source', 'Its source'],
] as const;

/** What can be done with a report: edit, versions, freeze, take it away, delete. */
export function ReportTools({ report, version, onChange, onEdit }: ReportToolsProps) {
  const { remove, restore } = useDeletion(report);
  const isDeleted = report.deletedMs !== null;
  const freezeWords = report.isFrozen ? 'Thaw' : 'Freeze';
  const freeze = (): void => void onChange({ isFrozen: !report.isFrozen });
  useWriteAction('Edit this report', onEdit);
  useWriteAction(`${freezeWords} this report`, freeze);
  usePageAction('Print this report', () => window.print());
  if (isDeleted)
    return (
      <ForWriters>
        <button type="button" className="button" onClick={() => void restore()}>
          Restore
        </button>
      </ForWriters>
    );
  return (
    <>
      <ForWriters>
        <button type="button" className="button" onClick={onEdit}>
          Edit
        </button>
      </ForWriters>
      <Popover button={`Version ${version ?? report.version}`} label="Versions of the report">
        <Versions report={report} shown={version ?? report.version} />
      </Popover>
      <ForWriters>
        <button
          type="button"
          className="button"
          title={
            report.isFrozen
              ? 'Let it follow its data again'
              : 'Keep it as it is now, whatever becomes of its data; it can be thawed'
          }
          onClick={freeze}
        >
          {freezeWords}
        </button>
      </ForWriters>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className="button">Download</DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="end" sideOffset={2} collisionPadding={8}>
            {formats.map(([format, words]) => (
              <DropdownMenu.Item key={format} className="menu-item" asChild>
                <a href={fileAddress(report.id, format, version)} download>
                  {words}
                </a>
              </DropdownMenu.Item>
            ))}
            <DropdownMenu.Separator className="menu-line" />
            <DropdownMenu.Item className="menu-item" onSelect={() => setTimeout(() => window.print())}>
              PDF, by printing …
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <ForWriters>
        <button type="button" className="button" onClick={() => void remove()}>
          Delete
        </button>
      </ForWriters>
    </>
  );
}

const fileAddress = (reportId: string, format: string, version: number | undefined): string =>
  `/api/v1/reports/${reportId}/file?format=${format}${version === undefined ? '' : `&version=${version}`}`;

function useDeletion({ id: reportId }: Report) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const params = { reportId };
  const attempt = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
    } catch (thrown) {
      showToast({ text: `${what} ${messageOf(thrown)}`, isFault: true });
    }
  };
  const restore = (): Promise<void> =>
    attempt('The report was not restored.', async () => {
      client.setQueryData(reportQuery(reportId).queryKey, await api.restoreReport({ params }));
      await client.invalidateQueries({ queryKey: ['reports'] });
    });
  const remove = (): Promise<void> =>
    attempt('The report was not deleted.', async () => {
      await api.deleteReport({ params });
      await client.invalidateQueries({ queryKey: ['reports'] });
      await client.invalidateQueries({ queryKey: ['report', reportId] });
      await navigate({ to: '/reports' });
      const act = (): void => void restore().then(() => navigate({ to: '/reports/$reportId', params: { reportId } }));
      showToast({ text: 'The report is deleted. It can be restored for 30 days.', action: { label: 'Undo', act } });
    });
  return { remove, restore };
}

function Versions({ report, shown }: { readonly report: Report; readonly shown: number }) {
  const { data, error, refetch } = useQuery(reportVersionsQuery(report.id));
  if (error !== null) return <FaultNotice error={error} what="the versions" onRetry={() => void refetch()} />;
  return (
    <ul className="report-versions">
      {(data?.versions ?? []).map(({ version, note, isFrozen, createdMs, createdBy }) => (
        <li key={version}>
          <Link
            to="/reports/$reportId"
            params={{ reportId: report.id }}
            search={viewSearch(version === report.version ? {} : { version })}
            aria-current={version === shown}
          >
            <span>{version}</span>
            <span className="muted">
              {[note, isFrozen ? 'frozen' : '', createdBy].filter((text) => text !== '').join(' · ')}
            </span>
            <TimeAgo timeMs={createdMs} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
