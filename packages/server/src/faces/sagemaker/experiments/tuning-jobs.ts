import { jobNameOf } from '@assay/core';
import type { StudyAnswer, TrialAnswer } from '@assay/core';
import type {
  HyperParameterTrainingJobSummary,
  HyperParameterTuningJobConfig,
  HyperParameterTuningJobSummary,
  ParameterRanges,
} from '@assay/wire/sagemaker';
import { accountId, printArn } from '../../aws/arns.ts';
import { handlersOf } from '../handler.ts';
import { given, nextToken, seconds } from './fields.ts';
import { runCommand, runQuery } from './use-case.ts';

type Objective = StudyAnswer['objectives'][number];

const tuningJobArn = (region: string, name: string): string =>
  printArn(region, { kind: 'hyper-parameter-tuning-job', name });

const statuses = { running: 'InProgress', paused: 'InProgress', finished: 'Completed', stopped: 'Stopped' } as const;
const statesOf = { InProgress: ['running', 'paused'], Completed: ['finished'], Stopped: ['stopped'] } as const;

const trialStatuses = {
  waiting: 'InProgress',
  running: 'InProgress',
  complete: 'Completed',
  pruned: 'Stopped',
  failed: 'Failed',
} as const;
const trialStateOf = { InProgress: 'running', Completed: 'complete', Stopped: 'pruned', Failed: 'failed' } as const;

/** SageMaker's four strategies: whatever learns from the trials is Bayesian there. */
function strategyOf({ sampler, pruner }: StudyAnswer): HyperParameterTuningJobConfig['Strategy'] {
  if (pruner.kind === 'hyperband') return 'Hyperband';
  if (sampler.kind === 'grid') return 'Grid';
  return ['random', 'sobol', 'halton'].includes(sampler.kind) ? 'Random' : 'Bayesian';
}

const scalings = { linear: 'Linear', log: 'Logarithmic', reverseLog: 'ReverseLogarithmic' } as const;

function encodeRanges({ space }: StudyAnswer): ParameterRanges {
  const ranges = { IntegerParameterRanges: [], ContinuousParameterRanges: [], CategoricalParameterRanges: [] } as {
    readonly [
      K in 'IntegerParameterRanges' | 'ContinuousParameterRanges' | 'CategoricalParameterRanges'
    ]-?: NonNullable<ParameterRanges[K]>[number][];
  };
  for (const [Name, parameter] of Object.entries(space)) {
    if (parameter.kind === 'categorical' || parameter.kind === 'ordinal') {
      ranges.CategoricalParameterRanges.push({ Name, Values: parameter.choices.map(String) });
      continue;
    }
    const { low, high, scale = 'linear' } = parameter;
    const range = { Name, MinValue: String(low), MaxValue: String(high), ScalingType: scalings[scale] };
    (parameter.kind === 'int' ? ranges.IntegerParameterRanges : ranges.ContinuousParameterRanges).push(range);
  }
  return ranges;
}

const encodeType = ({ direction }: Objective): 'Maximize' | 'Minimize' =>
  direction === 'maximize' ? 'Maximize' : 'Minimize';

const encodeLimits = ({ limits }: StudyAnswer) => ({
  ...given('MaxNumberOfTrainingJobs', limits.maxTrials ?? undefined),
  // The model wants a number; without a bound of ours it is the most that SageMaker would allow.
  MaxParallelTrainingJobs: limits.maxParallel ?? 100,
  ...given(
    'MaxRuntimeInSeconds',
    limits.maxRuntimeMs === null ? undefined : Math.max(1, Math.ceil(limits.maxRuntimeMs / 1000)),
  ),
});

function encodeConfig(study: StudyAnswer): HyperParameterTuningJobConfig {
  const { limits, objectives, pruner, seed } = study;
  const [objective] = objectives;
  const { targetValue, maxTrialsWithoutImprovement, stopOnConvergence } = limits;
  return {
    Strategy: strategyOf(study),
    ...(objective !== undefined && {
      HyperParameterTuningJobObjective: { Type: encodeType(objective), MetricName: objective.metric },
    }),
    ResourceLimits: encodeLimits(study),
    ParameterRanges: encodeRanges(study),
    TrainingJobEarlyStoppingType: pruner.kind === 'none' || pruner.kind === 'hyperband' ? 'Off' : 'Auto',
    TuningJobCompletionCriteria: {
      ...given('TargetObjectiveMetricValue', targetValue ?? undefined),
      ...(maxTrialsWithoutImprovement !== null && {
        BestObjectiveNotImproving: { MaxNumberOfTrainingJobsNotImproving: maxTrialsWithoutImprovement },
      }),
      ...(stopOnConvergence && { ConvergenceDetected: { CompleteOnConvergence: 'Enabled' as const } }),
    },
    RandomSeed: seed,
  };
}

function encodeTrial(
  trial: TrialAnswer,
  objective: Objective | undefined,
  job: string,
  region: string,
): HyperParameterTrainingJobSummary {
  const { runId, state, objectives, failure, values, createdMs, startedMs, endedMs } = trial;
  const name = runId === null ? `${job}-${trial.number}` : jobNameOf(runId);
  const value = objectives?.[0];
  return {
    TrainingJobName: name,
    TrainingJobArn: printArn(region, { kind: 'training-job', name }),
    TuningJobName: job,
    CreationTime: seconds(createdMs),
    ...given('TrainingStartTime', startedMs === null ? undefined : seconds(startedMs)),
    ...given('TrainingEndTime', endedMs === null ? undefined : seconds(endedMs)),
    TrainingJobStatus: trialStatuses[state],
    TunedHyperParameters: Object.fromEntries(Object.entries(values).map(([key, each]) => [key, String(each)])),
    ...(failure !== '' && { FailureReason: failure.slice(0, 1024) }),
    ...(objective !== undefined &&
      value !== undefined && {
        FinalHyperParameterTuningJobObjectiveMetric: {
          Type: encodeType(objective),
          MetricName: objective.metric,
          Value: value,
        },
      }),
    ObjectiveStatus: value !== undefined ? 'Succeeded' : state === 'running' ? 'Pending' : 'Failed',
  };
}

function encodeSummary(study: StudyAnswer, name: string, region: string): HyperParameterTuningJobSummary {
  const { trialCounts, state, createdMs, endedMs, updatedMs } = study;
  const { complete, pruned, running, failed } = trialCounts;
  return {
    HyperParameterTuningJobName: name,
    HyperParameterTuningJobArn: tuningJobArn(region, name),
    HyperParameterTuningJobStatus: statuses[state],
    Strategy: strategyOf(study),
    CreationTime: seconds(createdMs),
    ...given('HyperParameterTuningEndTime', endedMs === null ? undefined : seconds(endedMs)),
    LastModifiedTime: seconds(updatedMs),
    TrainingJobStatusCounters: {
      Completed: complete,
      InProgress: running,
      RetryableError: 0,
      NonRetryableError: failed,
      Stopped: pruned,
    },
    ObjectiveStatusCounters: { Succeeded: complete, Pending: running, Failed: failed },
    ResourceLimits: encodeLimits(study),
  };
}

/** Clients look for one and read the ranges of the tuning job when they find it. Workers run what they like. */
const noDefinition = {
  AlgorithmSpecification: { TrainingInputMode: 'File' as const },
  RoleArn: `arn:aws:iam::${accountId}:role/assay`,
  OutputDataConfig: { S3OutputPath: 's3://assay' },
  StoppingCondition: {},
};

/** Studies as tuning jobs. None is created here: a tuning job starts containers, and a study leaves that to its workers. */
export const tuningJobHandlers = handlersOf({
  async DescribeHyperParameterTuningJob({ HyperParameterTuningJobName }, call) {
    const { name, study, parentNames } = await runQuery(call, 'getTuningJob', { name: HyperParameterTuningJobName });
    const { Strategy: _, ResourceLimits: __, ...summary } = encodeSummary(study, name, call.region);
    const [parent] = study.parents;
    return {
      ...summary,
      HyperParameterTuningJobConfig: encodeConfig(study),
      TrainingJobDefinition: noDefinition,
      ...(study.best !== null && {
        BestTrainingJob: encodeTrial(study.best, study.objectives[0], name, call.region),
      }),
      ...(parent !== undefined && {
        WarmStartConfig: {
          ParentHyperParameterTuningJobs: parentNames.map((each) => ({ HyperParameterTuningJobName: each })),
          WarmStartType: parent.kind === 'identical' ? 'IdenticalDataAndAlgorithm' : 'TransferLearning',
        },
      }),
    };
  },

  async ListHyperParameterTuningJobs(input, call) {
    const status = input.StatusEquals;
    const { jobs, nextCursor } = await runQuery(call, 'listTuningJobs', {
      ...given('nameContains', input.NameContains),
      ...(status !== undefined && { states: status in statesOf ? statesOf[status as keyof typeof statesOf] : [] }),
      ...given('createdAfterMs', input.CreationTimeAfter && input.CreationTimeAfter * 1000),
      ...given('createdBeforeMs', input.CreationTimeBefore && input.CreationTimeBefore * 1000),
      ...given('changedAfterMs', input.LastModifiedTimeAfter && input.LastModifiedTimeAfter * 1000),
      ...given('changedBeforeMs', input.LastModifiedTimeBefore && input.LastModifiedTimeBefore * 1000),
      sortBy: input.SortBy === 'CreationTime' ? 'created' : input.SortBy === 'Status' ? 'status' : 'name',
      isDescending: input.SortOrder === 'Descending',
      ...given('limit', input.MaxResults),
      ...given('cursor', input.NextToken),
    });
    return {
      HyperParameterTuningJobSummaries: jobs.map(({ name, study }) => encodeSummary(study, name, call.region)),
      ...nextToken(nextCursor),
    };
  },

  async ListTrainingJobsForHyperParameterTuningJob(input, call) {
    const { StatusEquals: status, SortBy: sortBy } = input;
    // Statuses that a trial never has.
    if (status === 'Stopping' || status === 'Deleting') return { TrainingJobSummaries: [] };
    const { name, objective, trials, nextCursor } = await runQuery(call, 'listTuningTrials', {
      name: input.HyperParameterTuningJobName,
      ...given('state', status && trialStateOf[status]),
      sortBy: sortBy === 'FinalObjectiveMetricValue' ? 'objective' : sortBy === 'Status' ? 'status' : 'number',
      isDescending: input.SortOrder === 'Descending',
      ...given('limit', input.MaxResults),
      ...given('cursor', input.NextToken),
    });
    return {
      TrainingJobSummaries: trials.map((trial) => encodeTrial(trial, objective, name, call.region)),
      ...nextToken(nextCursor),
    };
  },

  async StopHyperParameterTuningJob({ HyperParameterTuningJobName }, call) {
    await runCommand(call, 'stopTuningJob', { name: HyperParameterTuningJobName });
    return {};
  },
});
