import type { ReportVersionPage } from '../../answers/report.ts';
import type { Query } from '../query.ts';
import { loadReport } from '../../steps/reports/load-report.ts';
import { findPage } from '../page.ts';

export interface ListReportVersionsInput {
  readonly reportId: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** The newest first. */
export const listReportVersions: Query<ListReportVersionsInput, ReportVersionPage> = async (tx, input) => {
  const { id } = await loadReport(tx, input.reportId);
  const { rows, nextCursor } = await findPage(tx, 'reportVersion', {
    where: { reportId: id },
    orderBy: ['-version'],
    limit: input.limit,
    cursor: input.cursor,
  });
  return { versions: rows.map(({ projectId: _, reportId: __, ...row }) => row), nextCursor };
};
