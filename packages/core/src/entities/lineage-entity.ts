import type { EpochMs, LineageEntityId, ProjectId } from '@assay/base';

export const lineageEntityKinds = ['artifact', 'action', 'context'] as const;
export type LineageEntityKind = (typeof lineageEntityKinds)[number];

export type LineageStatus = 'Unknown' | 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped';

/**
 * A node of the lineage graph that stands for something outside of Assay: a data set, a model, a deployment, an endpoint. Its
 * source is a name for that thing and is never opened.
 */
export interface LineageEntityRow {
  readonly id: LineageEntityId;
  readonly projectId: ProjectId;
  readonly kind: LineageEntityKind;
  /** Unique among entities of the kind: of an artifact the digest of its source, else the lower-case name. */
  readonly key: string;
  /** Null for an artifact that was given none. */
  readonly name: string | null;
  /** The maker's own word for what it is, e.g. `DataSet`. */
  readonly type: string;
  readonly sourceUri: string;
  /** JSON text: what else its maker said of the source. */
  readonly source: string;
  readonly description: string | null;
  /** Of actions. */
  readonly status: LineageStatus | null;
  /** JSON text of an object of texts. */
  readonly properties: string;
  /** JSON text: where it was made, e.g. a commit. */
  readonly metadata: string;
  readonly createdMs: EpochMs;
  readonly createdBy: string;
  readonly updatedMs: EpochMs;
  readonly updatedBy: string;
}
