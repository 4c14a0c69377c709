import type { Command } from '../command.ts';
import { recordChange } from '../../steps/record.ts';
import { loadReport } from '../../steps/reports/load-report.ts';

export interface DeleteReportInput {
  readonly reportId: string;
}

/** What is deleted already stays as it is. */
export const deleteReport: Command<DeleteReportInput, void> = async (tx, input, { now }) => {
  const { id, name, experimentId, deletedMs } = await loadReport(tx, input.reportId);
  if (deletedMs !== null) return;
  await tx.update('report', { id }, { deletedMs: now });
  await recordChange(tx, 'report.deleted', id, experimentId, { name });
};
