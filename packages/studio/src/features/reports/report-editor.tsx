import type { RenderReport, ReportFault } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { draftReportQuery } from '../../lib/queries/report-queries.ts';
import { countOf } from '../../lib/format/format-number.ts';
import { lineRange } from '../../lib/reports/line-range.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { ReportBlocks } from './report-blocks.tsx';
import './report-editor.css';

interface ReportEditorProps {
  readonly about: Pick<RenderReport, 'experimentId' | 'studyId'>;
  readonly source: string;
  readonly onSave: (source: string) => Promise<void>;
  readonly onEnd: () => void;
}

const typingMs = 500;
const noFaults: readonly ReportFault[] = [];

/** The text of a report with its panels, and beside it how it comes out; faults are shown at their lines. */
export function ReportEditor({ about, source, onSave, onEnd }: ReportEditorProps) {
  const [draft, setDraft] = useState(source);
  const [isSaving, setIsSaving] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const asked = useSettled(draft, typingMs);
  const made = useQuery(draftReportQuery({ ...about, source: asked }));
  const isChanged = draft !== source;
  useBlocker({
    shouldBlockFn: () => isChanged && !isSaving && !window.confirm('Leave without saving the report?'),
    enableBeforeUnload: isChanged && !isSaving,
  });
  const faults = made.data?.faults ?? noFaults;
  const faultLines = new Set(faults.map(({ line }) => line));
  const lineCount = draft.split('\n').length;
  const save = async (): Promise<void> => {
    setIsSaving(true);
    await onSave(draft);
    setIsSaving(false);
  };
  const goTo = (line: number): void => {
    const area = field.current;
    if (area === null) return;
    const [start, end] = lineRange(draft, line);
    area.focus();
    area.setSelectionRange(start, end);
    area.scrollTop = Math.max(0, (line - 4) * Number.parseFloat(getComputedStyle(area).lineHeight));
  };
  return (
    <form
      className="report-editor"
      aria-label="Text of the report"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="report-editor-bar no-print">
        <button type="submit" className="button button-main" disabled={isSaving || draft.trim() === ''}>
          Save
        </button>
        <button type="button" className="button" onClick={onEnd}>
          {isChanged ? 'Leave it as it was' : 'Close'}
        </button>
        <span className="muted" role="status">
          {faults.length > 0 ? countOf(faults.length, 'fault') : asked === draft && made.isSuccess ? 'No faults' : ''}
        </span>
        <span className="muted report-editor-hint">
          Markdown; a panel is a fenced block <code>```assay</code> with lines such as <code>panel: curves</code>
        </span>
      </div>
      <div className="report-editor-sides">
        <div className="report-editor-text">
          <div className="report-editor-lines">
            <div className="report-editor-gutter" ref={gutter} aria-hidden="true">
              {Array.from({ length: lineCount }, (_, i) => (
                <div key={i} data-fault={faultLines.has(i + 1)}>
                  {i + 1}
                </div>
              ))}
            </div>
            <textarea
              ref={field}
              className="report-editor-field"
              aria-label="Source of the report"
              spellCheck
              wrap="off"
              value={draft}
              onChange={(event) => setDraft(event.target.value)}
              onScroll={(event) => {
                if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop;
              }}
              onKeyDown={(event) => {
                if (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey)) {
                  event.preventDefault();
                  void save();
                }
              }}
            />
          </div>
          {faults.length > 0 && (
            <ul className="report-editor-faults" aria-label="Faults">
              {faults.map(({ line, message }) => (
                <li key={`${line} ${message}`}>
                  <button type="button" className="button button-plain" onClick={() => goTo(line)}>
                    Line {line}
                  </button>
                  <span>{message}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
        <div className="report-scroll" tabIndex={0} role="region" aria-label="How the report comes out">
          {made.error !== null && (
            <FaultNotice error={made.error} what="the report" onRetry={() => void made.refetch()} />
          )}
          {made.data !== undefined && <ReportBlocks blocks={made.data.blocks} />}
        </div>
      </div>
    </form>
  );
}
