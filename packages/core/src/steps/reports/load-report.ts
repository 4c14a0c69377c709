import { AssayError, isId, notFound } from '@assay/base';
import type { ReportId } from '@assay/base';
import type { ReportContentRow, ReportRow, ReportVersionRow } from '../../entities/report.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';

export async function loadReport(tx: ReadTransaction, id: string): Promise<ReportRow> {
  const row = isId(id) ? await tx.get('report', { id: id as ReportId }) : undefined;
  if (row === undefined) throw notFound('report', id);
  return row;
}

export async function loadActiveReport(tx: ReadTransaction, id: string): Promise<ReportRow> {
  const row = await loadReport(tx, id);
  if (row.deletedMs === null) return row;
  throw new AssayError('Conflict', `Report "${row.name}" is deleted. Restore it first.`);
}

/** A version of the report, the latest one by default. */
export async function loadReportVersion(
  tx: ReadTransaction,
  report: ReportRow,
  version: number = report.version,
): Promise<{ version: ReportVersionRow; content: ReportContentRow }> {
  const key = { reportId: report.id, version };
  const row = await tx.get('reportVersion', key);
  const content = await tx.get('reportContent', key);
  if (row === undefined || content === undefined)
    throw new AssayError('NotFound', `Report "${report.name}" has no version ${version}; it has ${report.version}.`, {
      path: 'version',
    });
  return { version: row, content };
}
