import type { StudyValues } from '@assay/wire';
import type { CommandObjective, MetricDefinition } from './command-objective.ts';
import { commandObjective } from './command-objective.ts';
import type { Objective } from './objective.ts';
import type { OptimizeOptions } from './optimize.ts';
import { runTrial } from './run-trial.ts';
import { withOwnMetric } from './own-metric.ts';
import type { Session } from '../session.ts';
import type { Study, TrialRunner } from './study.ts';
import type { ThreadObjective } from './thread-trials.ts';
import { runInThread } from './thread-trials.ts';

/** What runs a trial: a function of this process, a module in a thread of its own, or a command. */
export type Estimator = Objective | ThreadObjective | CommandObjective;

export interface EstimatorOptions extends OptimizeOptions {
  /** Values that every trial has beside those that are searched. */
  readonly fixed?: StudyValues | undefined;
  /** For commands, beside their own. */
  readonly metricDefinitions?: readonly MetricDefinition[] | undefined;
}

/** Runs a study's trials on whichever of the three it is. */
export function runEstimator(study: Study, estimator: Estimator, options: EstimatorOptions): Promise<Study> {
  return study.runTrials(runnerOf(study.session, estimator, options), options);
}

/** What runs a trial on it. `metric`: its objective's, where that may have another name than the study's. */
export function runnerOf(
  session: Session,
  estimator: Estimator,
  { capture, fixed, metricDefinitions = [], metric }: EstimatorOptions & { readonly metric?: string },
): TrialRunner {
  return (asked, facts, signal) => {
    const ownMetric = metric === facts.metrics[0] ? undefined : metric;
    if ('module' in estimator) return runInThread(session, facts, asked, estimator, { signal, fixed, ownMetric });
    const objective =
      typeof estimator === 'function'
        ? estimator
        : commandOf(estimator, metricDefinitions, ownMetric ?? facts.metrics[0] ?? '');
    const whole = ownMetric === undefined ? objective : withOwnMetric(session, objective, ownMetric);
    return runTrial(session, facts, asked, whole, { signal, capture, fixed });
  };
}

const commandOf = (command: CommandObjective, definitions: readonly MetricDefinition[], metric: string): Objective =>
  commandObjective({ ...command, metricDefinitions: [...(command.metricDefinitions ?? []), ...definitions] }, metric);
