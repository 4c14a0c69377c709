import type { EpochMs, Id, ProjectId } from '@assay/base';

export const changeKinds = [
  'experiment.created',
  'experiment.updated',
  'experiment.deleted',
  'experiment.restored',
  'experiment.purged',
  'group.created',
  'group.updated',
  'group.deleted',
  'group.restored',
  'group.purged',
  'run.created',
  'run.updated',
  'run.deleted',
  'run.restored',
  'run.purged',
  'run.parameters',
  'run.metrics',
  'run.artifacts',
  'run.log',
  'run.groups',
  'tags.changed',
  'note.changed',
  'association.created',
  'association.deleted',
  'entity.created',
  'entity.updated',
  'entity.deleted',
  'model.created',
  'model.updated',
  'model.deleted',
  'view.created',
  'view.updated',
  'view.deleted',
  'metadata.changed',
  'study.created',
  'study.updated',
  'study.trials',
  'report.created',
  'report.updated',
  'report.deleted',
  'report.restored',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What a change is about. The store numbers changes in the order of their commits. */
export interface NewChange {
  readonly kind: ChangeKind;
  readonly entityId: Id;
  readonly experimentId: Id | null;
  /** Small, and a JSON value. */
  readonly data?: unknown;
}

export interface ChangeRow {
  readonly cursor: number;
  readonly projectId: ProjectId;
  readonly timeMs: EpochMs;
  readonly kind: string;
  readonly entityId: Id;
  readonly experimentId: Id | null;
  /** JSON text. */
  readonly data: string;
}
