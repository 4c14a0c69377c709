import path from 'node:path';
import { inferGoal, invalidInput } from '@assay/base';
import type { AssayClient } from '@assay/sdk';
import type { CreateStudy, GivenStudyLimits, Objective, Pruner, Sampler, Study } from '@assay/wire';
import type { MetricPattern } from './metric-pattern.ts';
import { readNamedOptions } from './named-options.ts';
import type { GivenSpace } from './read-space.ts';
import type { TuneCommandOptions } from './tune-command-options.ts';

const usualTrials = 100;

/** The study that the command line means: made, or the one of that name, with what the command line changes of its bounds. */
export async function openStudy(
  client: AssayClient,
  options: TuneCommandOptions,
  { space, constraints }: GivenSpace,
  patterns: readonly MetricPattern[],
): Promise<Study> {
  const bounds = boundsOf(options);
  const body: CreateStudy = {
    experimentName: options.experiment ?? path.basename(process.cwd()),
    space,
    constraints: [...constraints, ...(options.constraint ?? [])],
    objectives: objectivesOf(options, patterns),
    limits: { maxTrials: usualTrials, ...bounds },
    ...(options.study !== undefined && { name: options.study, ifExists: 'load' }),
    ...(options.sampler !== undefined && {
      sampler: readNamedOptions('--sampler', options.sampler) as Sampler,
    }),
    ...(options.pruner !== undefined && {
      pruner: readNamedOptions('--pruner', options.pruner) as Pruner,
    }),
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(options.retries !== undefined && { maxRetries: options.retries }),
  };
  const study = await client.createStudy({ body });
  const wanted = Object.entries(bounds).filter(([name, value]) => study.limits[name as keyof typeof bounds] !== value);
  const isStopped = study.state === 'stopped';
  if (wanted.length === 0 && !isStopped) return study;
  return client.updateStudy({
    params: { studyId: study.id },
    body: { limits: Object.fromEntries(wanted), ...(isStopped && { state: 'running' }) },
  });
}

function boundsOf({ trials, timeout, target, patience }: TuneCommandOptions): GivenStudyLimits {
  return {
    ...(trials !== undefined && { maxTrials: trials }),
    ...(timeout !== undefined && { maxRuntimeMs: timeout }),
    ...(target !== undefined && { targetValue: target }),
    ...(patience !== undefined && { maxTrialsWithoutImprovement: patience }),
  };
}

/** Without `--metric`, the metric that the one pattern reads. */
function objectivesOf(
  { metric, direction = [], value }: TuneCommandOptions,
  patterns: readonly MetricPattern[],
): CreateStudy['objectives'] {
  const [pattern] = patterns;
  const metrics = metric ?? (pattern === undefined ? [] : [pattern.name]);
  if (metrics.length === 0) throw invalidInput('--metric', 'name the metric that is judged by, e.g. --metric val_loss');
  if (direction.length > 1 && direction.length !== metrics.length)
    throw invalidInput('--direction', `expected one, or one for each of ${metrics.join(', ')}`);
  return metrics.map((name, index): Objective => {
    const given = direction[index] ?? direction[0] ?? inferGoal(name);
    if (given === null) throw invalidInput('--direction', `the name "${name}" does not tell: say minimize or maximize`);
    if (given !== 'minimize' && given !== 'maximize')
      throw invalidInput('--direction', `expected minimize or maximize, got "${given}"`);
    return { metric: name, direction: given, ...(value !== 'last' && { value }) };
  });
}
