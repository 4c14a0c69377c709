import type { ExperimentId, Id } from '@assay/base';
import type { ChangeKind } from '../entities/change.ts';
import type { RunRow } from '../entities/run.ts';
import type { Transaction } from '../ports/transaction.ts';

/** A change of something in an experiment, or of the experiment itself. */
export const recordChange = (
  tx: Transaction,
  kind: ChangeKind,
  entityId: Id,
  experimentId: ExperimentId | null,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> => tx.recordChange({ kind, entityId, experimentId, data });

/** A change of a run, for those who follow the run and those who follow its experiment. */
export const recordRunChange = (
  tx: Transaction,
  kind: ChangeKind,
  run: Pick<RunRow, 'id' | 'experimentId'>,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> => recordChange(tx, kind, run.id, run.experimentId, data);
