import { AssayError, isId } from '@assay/base';
import type { ExperimentId, RunId } from '@assay/base';
import type { ExperimentRow } from '../../entities/experiment.ts';
import type { RunRow } from '../../entities/run.ts';
import { mlflowExperimentId } from '../../policy/mlflow/default-experiment.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';

export async function loadMlflowRun(tx: ReadTransaction, id: string): Promise<RunRow> {
  const row = isId(id) ? await tx.get('run', { id: id as RunId }) : undefined;
  if (row === undefined) throw new AssayError('NotFound', `Run with id=${id.slice(0, 300)} not found`, { kind: 'run' });
  return row;
}

/** For what changes it. */
export async function loadActiveMlflowRun(tx: ReadTransaction, id: string): Promise<RunRow> {
  const row = await loadMlflowRun(tx, id);
  if (row.deletedMs !== null) throw notActive('run_id', `The run ${id}`);
  return row;
}

export async function loadMlflowExperiment(tx: ReadTransaction, id: string): Promise<ExperimentRow> {
  const row = isId(id) ? await tx.get('experiment', { id: id as ExperimentId }) : undefined;
  if (row === undefined) throw noExperiment(id);
  return row;
}

/** For what changes it, or something in it. */
export async function loadActiveMlflowExperiment(tx: ReadTransaction, id: string): Promise<ExperimentRow> {
  const row = await loadMlflowExperiment(tx, id);
  if (row.deletedMs !== null) throw notActive('experiment_id', `The experiment ${mlflowExperimentId(id)}`);
  return row;
}

export const noExperiment = (id: string): AssayError =>
  new AssayError('NotFound', `No Experiment with id=${mlflowExperimentId(id).slice(0, 100)} exists`, {
    kind: 'experiment',
  });

const notActive = (path: string, what: string): AssayError =>
  new AssayError('InvalidInput', `${what} must be in the 'active' state. Current state is deleted.`, { path });
