import type { ReportContentRow, ReportRow, ReportVersionRow } from '../entities/report.ts';

export type ReportHeadAnswer = Omit<ReportRow, 'projectId'>;

export interface ReportAnswer extends ReportHeadAnswer {
  readonly source: string;
}

export interface ReportHeadPage {
  readonly reports: ReportHeadAnswer[];
  readonly nextCursor: string | null;
}

export type ReportVersionAnswer = Omit<ReportVersionRow, 'projectId' | 'reportId'>;

export interface ReportVersionPage {
  readonly versions: ReportVersionAnswer[];
  readonly nextCursor: string | null;
}

export const answerReportHead = ({ projectId: _, ...row }: ReportRow): ReportHeadAnswer => row;

export const answerReport = (row: ReportRow, { source }: Pick<ReportContentRow, 'source'>): ReportAnswer => ({
  ...answerReportHead(row),
  source,
});
