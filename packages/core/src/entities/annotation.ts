import type { AssociationId, EpochMs, ExperimentId, Id, ProjectId, ViewId } from '@assay/base';

/** `entity`: of the lineage graph. */
export type EntityKind = 'experiment' | 'group' | 'run' | 'entity';

/** What can have tags; `model`, `version`: of the registry. */
export type TaggedKind = EntityKind | 'model' | 'version' | 'loggedModel';

export interface TagRow {
  readonly projectId: ProjectId;
  readonly kind: TaggedKind;
  readonly entityId: Id;
  readonly key: string;
  readonly value: string;
  /** In which order the entity's tags were given; of equal ones, by key. */
  readonly position: number;
}

export interface NoteRow {
  readonly projectId: ProjectId;
  readonly kind: EntityKind;
  readonly entityId: Id;
  readonly text: string;
  readonly updatedMs: EpochMs;
}

/** `artifact`: one of a run; `entity`: something outside of Assay. */
export type LineageKind = 'run' | 'artifact' | 'experiment' | 'entity';
export type AssociationType = 'ContributedTo' | 'AssociatedWith' | 'DerivedFrom' | 'Produced' | 'SameAs';

/** A directed edge of the lineage graph. */
export interface AssociationRow {
  readonly id: AssociationId;
  readonly projectId: ProjectId;
  readonly sourceKind: LineageKind;
  readonly sourceId: Id;
  readonly destinationKind: LineageKind;
  readonly destinationId: Id;
  readonly type: AssociationType;
  readonly createdMs: EpochMs;
  /** Empty for edges of old, of which it is not known. */
  readonly createdBy: string;
}

export interface ViewRow {
  readonly id: ViewId;
  readonly projectId: ProjectId;
  readonly experimentId: ExperimentId | null;
  readonly name: string;
  readonly shared: boolean;
  /** JSON text. */
  readonly state: string;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly createdBy: string;
  readonly version: number;
}

/**
 * A name that one face needs to be unique, taken at creation and never changed. `key` is the
 * lower-case name (MLflow's: the name itself), within `scope` (the experiment's id where the face scopes by experiment, else empty).
 * A soft deletion releases the name where the face says so: its row moves to the scope `released:<entityId>`, where it is in
 * nobody's way; a restore takes it back or gets a suffix.
 */
export interface FaceNameRow {
  readonly projectId: ProjectId;
  readonly face: Face;
  readonly kind: EntityKind;
  readonly scope: string;
  readonly key: string;
  readonly name: string;
  readonly entityId: Id;
}

/** What one face holds of an entity and the core has no word for. */
export interface FaceDetailRow {
  readonly projectId: ProjectId;
  readonly entityId: Id;
  readonly face: Face;
  readonly kind: EntityKind;
  /** JSON text of an object. */
  readonly json: string;
}

export type Face = 'native' | 'sagemaker' | 'mlflow';
