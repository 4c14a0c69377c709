import type { ReportId } from '@assay/base';
import type { ReportAnswer } from '../../answers/report.ts';
import type { Command } from '../command.ts';
import { answerReport } from '../../answers/report.ts';
import { recordChange } from '../../steps/record.ts';
import { checkReport } from '../../steps/reports/check-report.ts';
import type { ReportText } from '../../steps/reports/check-report.ts';
import { reportOwner } from '../../steps/reports/report-owner.ts';
import type { ReportOwnerInput } from '../../steps/reports/report-owner.ts';

export interface CreateReportInput extends ReportOwnerInput, ReportText {
  readonly isFrozen: boolean;
}

export const createReport: Command<CreateReportInput, ReportAnswer> = async (tx, input, context) => {
  const sizeBytes = checkReport(input, context.limits);
  const { experimentId, studyId } = await reportOwner(tx, input);
  const { name, source, note, frozen, isFrozen } = input;
  const id = context.newId<ReportId>();
  const { projectId } = tx;
  const made = { createdMs: context.now, createdBy: context.actor.name };
  const row = {
    id,
    projectId,
    experimentId,
    studyId,
    name,
    isFrozen,
    version: 1,
    ...made,
    updatedMs: context.now,
    deletedMs: null,
  };
  await tx.insert('report', row);
  await tx.insert('reportVersion', { projectId, reportId: id, version: 1, name, note, isFrozen, sizeBytes, ...made });
  await tx.insert('reportContent', { projectId, reportId: id, version: 1, source, frozen });
  await recordChange(tx, 'report.created', id, experimentId, { name });
  return answerReport(row, { source });
};
