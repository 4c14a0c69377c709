import type { ReportAnswer } from '../../answers/report.ts';
import type { Command } from '../command.ts';
import { answerReport } from '../../answers/report.ts';
import { recordChange } from '../../steps/record.ts';
import { loadReport, loadReportVersion } from '../../steps/reports/load-report.ts';

export interface RestoreReportInput {
  readonly reportId: string;
}

export const restoreReport: Command<RestoreReportInput, ReportAnswer> = async (tx, input) => {
  const row = await loadReport(tx, input.reportId);
  const { content } = await loadReportVersion(tx, row);
  if (row.deletedMs === null) return answerReport(row, content);
  await tx.update('report', { id: row.id }, { deletedMs: null });
  await recordChange(tx, 'report.restored', row.id, row.experimentId, { name: row.name });
  return answerReport({ ...row, deletedMs: null }, content);
};
