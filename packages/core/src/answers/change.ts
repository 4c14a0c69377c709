import type { EpochMs, Id } from '@assay/base';
import type { ChangeKind } from '../entities/change.ts';

export interface ChangeAnswer {
  readonly cursor: number;
  readonly timeMs: EpochMs;
  readonly kind: ChangeKind;
  readonly entityId: Id;
  readonly experimentId: Id | null;
  readonly data: unknown;
}

export interface ChangePage {
  readonly changes: ChangeAnswer[];
  /** Where to go on from. */
  readonly cursor: number;
  /** The asked-for cursor is older than what is kept: read everything anew. */
  readonly reset: boolean;
}
