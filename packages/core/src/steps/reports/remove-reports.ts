import type { ExperimentId, ReportId } from '@assay/base';
import type { Transaction } from '../../ports/transaction.ts';

/** Removes the reports of an experiment for good, with all their versions. */
export async function removeReports(tx: Transaction, experimentId: ExperimentId): Promise<void> {
  for (const { id } of await tx.find('report', { experimentId })) await removeReport(tx, id);
}

export async function removeReport(tx: Transaction, id: ReportId): Promise<void> {
  await tx.remove('reportContent', { reportId: id });
  await tx.remove('reportVersion', { reportId: id });
  await tx.remove('report', { id });
}
