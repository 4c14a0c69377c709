import type { EpochMs, Id, ProjectId } from '@assay/base';

/** What a change is about. The store numbers changes in the order of their commits. */
export interface NewChange {
  readonly kind: string;
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
