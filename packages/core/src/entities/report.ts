import type { EpochMs, ExperimentId, ProjectId, ReportId } from '@assay/base';
import type { StudyId } from './study.ts';

/** Markdown with panels. What it says stands in its versions. */
export interface ReportRow {
  readonly id: ReportId;
  readonly projectId: ProjectId;
  /** What panels without runs of their own speak of; that of the study where there is one. */
  readonly experimentId: ExperimentId | null;
  readonly studyId: StudyId | null;
  readonly name: string;
  readonly isFrozen: boolean;
  /** Of the latest save. */
  readonly version: number;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly createdBy: string;
  readonly deletedMs: EpochMs | null;
}

/** One save of a report. Never changed. */
export interface ReportVersionRow {
  readonly projectId: ProjectId;
  readonly reportId: ReportId;
  readonly version: number;
  readonly name: string;
  readonly note: string;
  readonly isFrozen: boolean;
  /** Of the source, in UTF-8. */
  readonly sizeBytes: number;
  readonly createdMs: EpochMs;
  readonly createdBy: string;
}

/** What a version says, apart from it so that lists of versions stay small. */
export interface ReportContentRow {
  readonly projectId: ProjectId;
  readonly reportId: ReportId;
  readonly version: number;
  readonly source: string;
  /** JSON text of `FrozenPanels` of analysis. */
  readonly frozen: string;
}
