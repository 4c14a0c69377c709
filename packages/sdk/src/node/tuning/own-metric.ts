import { fromWireNumber } from '@assay/base';
import type { Session } from '../session.ts';
import type { Objective } from './objective.ts';

/** An objective whose metric has another name than the study's: where it answers nothing, the last value of its own metric counts. */
export function withOwnMetric(session: Session, objective: Objective, metric: string): Objective {
  return async (trial) => {
    const result = await objective(trial);
    if (result !== undefined) return result;
    await trial.run.flush();
    const { metrics } = await session.client.getRun({ params: { runId: trial.run.id }, query: { artifacts: 0 } });
    const value = metrics[metric]?.last.value;
    return value === undefined ? undefined : fromWireNumber(value);
  };
}
