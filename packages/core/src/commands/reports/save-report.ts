import type { ReportAnswer } from '../../answers/report.ts';
import type { Command } from '../command.ts';
import { answerReport } from '../../answers/report.ts';
import { checkVersion } from '../../policy/check-version.ts';
import { recordChange } from '../../steps/record.ts';
import { checkReport } from '../../steps/reports/check-report.ts';
import type { ReportText } from '../../steps/reports/check-report.ts';
import { loadActiveReport, loadReportVersion } from '../../steps/reports/load-report.ts';

export interface SaveReportInput extends ReportText {
  readonly reportId: string;
  /** The version that the caller has read: what is saved was made from it. */
  readonly expectedVersion: number;
  readonly isFrozen: boolean;
}

/** The next version of a report; none where nothing has changed. */
export const saveReport: Command<SaveReportInput, ReportAnswer> = async (tx, input, context) => {
  const row = await loadActiveReport(tx, input.reportId);
  checkVersion(`Report "${row.name}"`, row.version, input.expectedVersion);
  const sizeBytes = checkReport(input, context.limits);
  const { name, source, note, frozen, isFrozen } = input;
  const { content } = await loadReportVersion(tx, row);
  if (row.name === name && row.isFrozen === isFrozen && content.source === source && content.frozen === frozen)
    return answerReport(row, content);
  const { id, projectId } = row;
  const change = { name, isFrozen, version: row.version + 1, updatedMs: context.now };
  const { version } = change;
  const made = { createdMs: context.now, createdBy: context.actor.name };
  await tx.insert('reportVersion', { projectId, reportId: id, version, name, note, isFrozen, sizeBytes, ...made });
  await tx.insert('reportContent', { projectId, reportId: id, version, source, frozen });
  await tx.update('report', { id }, change);
  await recordChange(tx, 'report.updated', id, row.experimentId, { name, version });
  return answerReport({ ...row, ...change }, { source });
};
