import { getReport } from './get-report.ts';
import { listReportVersions } from './list-report-versions.ts';
import { listReports } from './list-reports.ts';

/** Markdown with panels, in versions. */
export const reportQueries = { getReport, listReports, listReportVersions } as const;
