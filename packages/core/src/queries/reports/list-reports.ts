import { parseId } from '@assay/base';
import type { ExperimentId } from '@assay/base';
import type { ReportHeadPage } from '../../answers/report.ts';
import type { StudyId } from '../../entities/study.ts';
import type { DeletionView } from '../../ports/search.ts';
import type { Query } from '../query.ts';
import { answerReportHead } from '../../answers/report.ts';
import { findPage } from '../page.ts';

export interface ListReportsInput {
  readonly limit?: number;
  readonly cursor?: string;
  readonly experimentId?: string;
  readonly studyId?: string;
  readonly view?: DeletionView;
}

/** The latest changed first. */
export const listReports: Query<ListReportsInput, ReportHeadPage> = async (tx, input) => {
  const { view = 'active', limit, cursor, experimentId, studyId } = input;
  const { rows, nextCursor } = await findPage(tx, 'report', {
    where: {
      ...(view === 'active' && { deletedMs: null }),
      ...(experimentId !== undefined && { experimentId: parseId<ExperimentId>(experimentId, 'experimentId') }),
      ...(studyId !== undefined && { studyId: parseId<StudyId>(studyId, 'studyId') }),
    },
    orderBy: ['-updatedMs', '-id'],
    limit,
    cursor,
    keep: (row) => view !== 'deleted' || row.deletedMs !== null,
    keepKey: view,
  });
  return { reports: rows.map(answerReportHead), nextCursor };
};
