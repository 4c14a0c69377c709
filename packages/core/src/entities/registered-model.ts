import type { Brand, EpochMs, Id, ProjectId } from '@assay/base';

export type RegisteredModelId = Brand<Id, 'RegisteredModelId'>;
export type ModelVersionId = Brand<Id, 'ModelVersionId'>;

/** MLflow's word for where a version stands; independent of `approval`, which is SageMaker's, and of aliases. */
export const modelStages = ['None', 'Staging', 'Production', 'Archived'] as const;
export type ModelStage = (typeof modelStages)[number];

export const modelApprovals = ['PendingManualApproval', 'Approved', 'Rejected'] as const;
export type ModelApproval = (typeof modelApprovals)[number];

/** A name under which versions of a model are kept. One registry serves all faces. */
export interface RegisteredModelRow {
  readonly id: RegisteredModelId;
  readonly projectId: ProjectId;
  /** Unique in the project, case included. */
  readonly name: string;
  readonly description: string;
  /** The greatest number that a version was ever given: numbers of deleted versions do not come back. */
  readonly lastVersion: number;
  readonly versionCount: number;
  readonly createdMs: EpochMs;
  readonly createdBy: string;
  readonly updatedMs: EpochMs;
  readonly updatedBy: string;
}

export interface ModelVersionRow {
  readonly id: ModelVersionId;
  readonly projectId: ProjectId;
  readonly modelId: RegisteredModelId;
  /** The model's, kept here as well: versions of all models are searched and ordered by it. */
  readonly modelName: string;
  /** 1, 2, 3 … within the model. */
  readonly number: number;
  /** A URI as it was given. It is a name and is never opened. */
  readonly source: string;
  /** Where the files lie when `source` only names another version or a logged model; else null. */
  readonly storageUri: string | null;
  /** As given: the run need not be one of this server. */
  readonly runId: string | null;
  readonly loggedModelId: string | null;
  readonly runLink: string;
  readonly description: string;
  readonly stage: ModelStage;
  readonly approval: ModelApproval | null;
  readonly createdMs: EpochMs;
  readonly createdBy: string;
  readonly updatedMs: EpochMs;
  readonly updatedBy: string;
}

/** A name for one version of a model, that is moved from version to version. */
export interface ModelAliasRow {
  readonly projectId: ProjectId;
  readonly modelId: RegisteredModelId;
  readonly alias: string;
  readonly version: number;
}

export const modelEventKinds = [
  'created',
  'renamed',
  'described',
  'version.created',
  'version.described',
  'version.deleted',
  'stage',
  'approval',
  'alias.set',
  'alias.deleted',
  'tags',
] as const;
export type ModelEventKind = (typeof modelEventKinds)[number];

/** One line of a model's history, kept for as long as the model is. */
export interface ModelEventRow {
  readonly projectId: ProjectId;
  readonly modelId: RegisteredModelId;
  /** 1, 2, 3 … within the model. */
  readonly sequence: number;
  /** Null: of the model itself. */
  readonly version: number | null;
  readonly kind: ModelEventKind;
  readonly timeMs: EpochMs;
  readonly actor: string;
  /** JSON text of an object, small: what it was and what it is. */
  readonly data: string;
}
