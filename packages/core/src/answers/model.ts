import type { EpochMs, ExperimentId, RunId } from '@assay/base';
import type {
  ModelApproval,
  ModelEventKind,
  ModelStage,
  ModelVersionId,
  RegisteredModelId,
} from '../entities/registered-model.ts';

export interface ModelAnswer {
  readonly id: RegisteredModelId;
  readonly name: string;
  readonly description: string;
  readonly lastVersion: number;
  readonly versionCount: number;
  readonly tags: Record<string, string>;
  /** By alias. */
  readonly aliases: { alias: string; version: number }[];
  /** The newest in each stage, the newest of them first. */
  readonly latestVersions: ModelVersionAnswer[];
  readonly createdMs: EpochMs;
  readonly createdBy: string;
  readonly updatedMs: EpochMs;
  readonly updatedBy: string;
}

export interface ModelVersionAnswer {
  readonly id: ModelVersionId;
  readonly model: string;
  readonly version: number;
  readonly source: string;
  /** Where the files lie: `source`, or what it leads to. */
  readonly downloadUri: string;
  readonly runId: string | null;
  /** The run, when it is one of this server's. */
  readonly run: { readonly id: RunId; readonly name: string; readonly experimentId: ExperimentId | null } | null;
  readonly loggedModelId: string | null;
  readonly runLink: string;
  readonly description: string;
  readonly stage: ModelStage;
  readonly approval: ModelApproval | null;
  readonly aliases: string[];
  readonly tags: Record<string, string>;
  readonly createdMs: EpochMs;
  readonly createdBy: string;
  readonly updatedMs: EpochMs;
  readonly updatedBy: string;
}

export interface ModelPage {
  readonly models: ModelAnswer[];
  readonly nextCursor: string | null;
}

export interface ModelVersionPage {
  readonly versions: ModelVersionAnswer[];
  readonly nextCursor: string | null;
}

export interface ModelEventAnswer {
  readonly sequence: number;
  readonly version: number | null;
  readonly kind: ModelEventKind;
  readonly timeMs: EpochMs;
  readonly actor: string;
  readonly data: unknown;
}

export interface ModelEventPage {
  readonly events: ModelEventAnswer[];
  readonly nextCursor: string | null;
}
