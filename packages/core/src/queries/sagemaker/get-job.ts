import { AssayError } from '@assay/base';
import { answerComponents } from '../../answers/sagemaker/component.ts';
import type { ComponentAnswer } from '../../answers/sagemaker/component.ts';
import { isJob, isTrial, jobNameOf, runIdOfJob } from '../../policy/sagemaker/jobs.ts';
import { activeGroupsOf } from '../../steps/sagemaker/memberships.ts';
import { sagemakerNamesOf } from '../../steps/sagemaker/named-entities.ts';
import type { Query } from '../query.ts';

/** A run that Assay started as a program, or a study's trial, as the job that it is at SageMaker's face. */
export interface JobAnswer {
  readonly name: string;
  readonly component: ComponentAnswer;
  /** Null for a run without an experiment. */
  readonly experimentName: string | null;
  readonly trialName: string | null;
}

export const getJob: Query<{ name: string }, JobAnswer> = async (tx, { name }) => {
  const id = runIdOfJob(name);
  const run = id === undefined ? undefined : await tx.get('run', { id });
  const [component] = run?.deletedMs === null && (isJob(run) || isTrial(run)) ? await answerComponents(tx, [run]) : [];
  if (run === undefined || component === undefined)
    throw new AssayError('NotFound', `No job named "${name}".`, { sagemaker: 'job', name });
  const { experimentId } = run;
  const group = (await activeGroupsOf(tx, run.id)).find((each) => each.experimentId === experimentId);
  const experiments = experimentId === null ? undefined : await sagemakerNamesOf(tx, 'experiment', [experimentId]);
  const trials = group === undefined ? undefined : await sagemakerNamesOf(tx, 'group', [group.id]);
  return {
    name: jobNameOf(run.id),
    component,
    experimentName: (experimentId !== null && experiments?.get(experimentId)) || null,
    trialName: (group !== undefined && trials?.get(group.id)) || null,
  };
};
