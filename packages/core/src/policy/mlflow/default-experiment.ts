import type { ExperimentId } from '@assay/base';

/** The experiment that is `0` to MLflow's clients. */
export const mlflowDefaultExperimentId = '0'.repeat(32) as ExperimentId;
