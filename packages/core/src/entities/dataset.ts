import type { Brand, EpochMs, Id, ProjectId, RunId } from '@assay/base';

export type DatasetContentId = Brand<Id, 'DatasetContentId'>;

/** A data set that a run read; unique in the run by name and digest. */
export interface DatasetInputRow {
  readonly projectId: ProjectId;
  readonly runId: RunId;
  readonly name: string;
  readonly digest: string;
  /** What the run used it for, such as `training`; null: not said. */
  readonly context: string | null;
  /** JSON text of a list of [key, value], the context's own among them. */
  readonly tags: string;
  readonly contentId: DatasetContentId;
  /** In which order the run's data sets were logged. */
  readonly position: number;
  readonly loggedMs: EpochMs;
}

/** What was said of a data set, kept once for all runs that said the same. */
export interface DatasetContentRow {
  readonly id: DatasetContentId;
  readonly projectId: ProjectId;
  readonly sourceType: string;
  /** Most often JSON text. It is a name and is never opened. */
  readonly source: string;
  readonly schema: string | null;
  readonly profile: string | null;
}
