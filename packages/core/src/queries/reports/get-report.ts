import type { ReportAnswer } from '../../answers/report.ts';
import type { Query } from '../query.ts';
import { answerReport } from '../../answers/report.ts';
import { loadReport, loadReportVersion } from '../../steps/reports/load-report.ts';

export interface GetReportInput {
  readonly reportId: string;
  readonly version?: number;
}

/** A version of a report with its frozen panels as they are stored: JSON text. */
export interface StoredReport extends ReportAnswer {
  readonly frozen: string;
}

/** The latest version by default; one of old has the name and state that it was saved with. */
export const getReport: Query<GetReportInput, StoredReport> = async (tx, input) => {
  const row = await loadReport(tx, input.reportId);
  const { version, content } = await loadReportVersion(tx, row, input.version);
  const { name, isFrozen } = version;
  return { ...answerReport({ ...row, name, isFrozen, version: version.version }, content), frozen: content.frozen };
};
