import { AssayError, isId, notFound } from '@assay/base';
import type { ExperimentId, RunGroupId, RunId } from '@assay/base';
import type { ExperimentRow } from '../entities/experiment.ts';
import type { RunGroupRow, RunRow } from '../entities/run.ts';
import type { ReadTransaction } from '../ports/transaction.ts';

interface Deletable {
  readonly name: string;
  readonly deletedMs: number | null;
}

function requireActive<T extends Deletable>(what: string, row: T): T {
  if (row.deletedMs === null) return row;
  throw new AssayError('Conflict', `${what} "${row.name}" is deleted. Restore it first.`);
}

export async function loadExperiment(tx: ReadTransaction, id: string): Promise<ExperimentRow> {
  const row = isId(id) ? await tx.get('experiment', { id: id as ExperimentId }) : undefined;
  if (row === undefined) throw notFound('experiment', id);
  return row;
}

export const loadActiveExperiment = async (tx: ReadTransaction, id: string): Promise<ExperimentRow> =>
  requireActive('Experiment', await loadExperiment(tx, id));

export async function loadRunGroup(tx: ReadTransaction, id: string): Promise<RunGroupRow> {
  const row = isId(id) ? await tx.get('runGroup', { id: id as RunGroupId }) : undefined;
  if (row === undefined) throw notFound('run group', id);
  return row;
}

export const loadActiveRunGroup = async (tx: ReadTransaction, id: string): Promise<RunGroupRow> =>
  requireActive('Run group', await loadRunGroup(tx, id));

export async function loadRun(tx: ReadTransaction, id: string): Promise<RunRow> {
  const row = isId(id) ? await tx.get('run', { id: id as RunId }) : undefined;
  if (row === undefined) throw notFound('run', id);
  return row;
}

export const loadActiveRun = async (tx: ReadTransaction, id: string): Promise<RunRow> =>
  requireActive('Run', await loadRun(tx, id));
