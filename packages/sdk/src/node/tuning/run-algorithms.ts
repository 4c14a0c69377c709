import { runnerOf } from './estimator.ts';
import type { EstimatorOptions } from './estimator.ts';
import { algorithmOfTrial, type Algorithms } from './multi-algorithm.ts';
import type { Study } from './study.ts';

/** Runs each trial of a study on the algorithm that it is of. */
export function runAlgorithms(study: Study, algorithms: Algorithms, options: EstimatorOptions): Promise<Study> {
  const { session } = study;
  return study.runTrials((asked, facts, signal) => {
    const { algorithm, values } = algorithmOfTrial(algorithms, asked);
    const { estimator, metricDefinitions, staticHyperparameters: fixed, objectiveMetricName: metric } = algorithm;
    const run = runnerOf(session, estimator, { ...options, metricDefinitions, fixed, metric });
    return run({ ...asked, values }, facts, signal);
  }, options);
}
