import { isId } from '@assay/base';
import type { RunId } from '@assay/base';
import type { RunRow } from '../../entities/run.ts';

/** Sources of runs that Assay itself started as a program: SageMaker's face shows each as a job, too. */
const jobSources: ReadonlySet<string> = new Set(['cli-exec']);
const prefix = 'assay-';

export const isJob = ({ source }: Pick<RunRow, 'source'>): boolean => jobSources.has(source);

/** A study's trial: a training job of its tuning job. Lists of runs show it as a run. */
export const isTrial = ({ source }: Pick<RunRow, 'source'>): boolean => source === 'study';

export const jobNameOf = (runId: RunId): string => prefix + runId;

/** The run that a job's name stands for; undefined where it can be none. */
export function runIdOfJob(jobName: string): RunId | undefined {
  const name = jobName.toLowerCase();
  const id = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return isId(id) ? (id as RunId) : undefined;
}
