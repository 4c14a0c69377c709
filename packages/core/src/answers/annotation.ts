import type { AssociationId, EpochMs, ExperimentId, Id, ViewId } from '@assay/base';
import type { AssociationRow, AssociationType, LineageKind, ViewRow } from '../entities/annotation.ts';

export interface TagsAnswer {
  readonly tags: Record<string, string>;
}

/** `updatedMs` null: no note was ever written. */
export interface NoteAnswer {
  readonly text: string;
  readonly updatedMs: EpochMs | null;
}

export interface AssociationAnswer {
  readonly id: AssociationId;
  readonly sourceKind: LineageKind;
  readonly sourceId: Id;
  readonly destinationKind: LineageKind;
  readonly destinationId: Id;
  readonly type: AssociationType;
  readonly createdMs: EpochMs;
  readonly createdBy: string;
}

export interface AssociationPage {
  readonly associations: AssociationAnswer[];
  readonly nextCursor: string | null;
}

export const answerAssociation = ({ projectId: _, ...row }: AssociationRow): AssociationAnswer => row;

export interface ViewAnswer {
  readonly id: ViewId;
  readonly experimentId: ExperimentId | null;
  readonly name: string;
  readonly shared: boolean;
  readonly state: unknown;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly createdBy: string;
  readonly version: number;
}

export interface ViewPage {
  readonly views: ViewAnswer[];
  readonly nextCursor: string | null;
}

export const answerView = ({ projectId: _, state, ...row }: ViewRow): ViewAnswer => ({
  ...row,
  state: JSON.parse(state),
});
