import type { ExperimentId } from '@assay/base';

/** The experiment that is `0` to MLflow's clients. */
export const mlflowDefaultExperimentId = '0'.repeat(32) as ExperimentId;

/** An experiment's id as MLflow's clients know it. */
export const mlflowExperimentId = (id: string): string => (id === mlflowDefaultExperimentId ? '0' : id);
