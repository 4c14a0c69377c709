import type { RunGroupId } from '@assay/base';
import { answerSagemakerTrials } from '../../answers/sagemaker/experiment.ts';
import type { SagemakerTrialAnswer } from '../../answers/sagemaker/experiment.ts';
import type { Where } from '../../ports/transaction.ts';
import { activeGroupsOf } from '../../steps/sagemaker/memberships.ts';
import { experimentNamed, runNamed } from '../../steps/sagemaker/named-entities.ts';
import type { Query } from '../query.ts';
import { isCreatedWithin, pageByCreation } from './page-by-creation.ts';
import type { SagemakerListInput } from './page-by-creation.ts';
import { pageByName } from './page-by-name.ts';

export interface ListSagemakerTrialsInput extends SagemakerListInput {
  readonly experimentName?: string;
  /** Those that this run stands in. */
  readonly componentName?: string;
}

export interface SagemakerTrialPage {
  readonly trials: SagemakerTrialAnswer[];
  readonly nextCursor: string | null;
}

export const listSagemakerTrials: Query<ListSagemakerTrialsInput, SagemakerTrialPage> = async (tx, input) => {
  let where: Where<'runGroup'> = { deletedMs: null };
  if (input.experimentName !== undefined)
    where = { ...where, experimentId: (await experimentNamed(tx, input.experimentName)).id };
  if (input.componentName !== undefined) {
    const groups = await activeGroupsOf(tx, (await runNamed(tx, input.componentName)).id);
    if (groups.length === 0) return { trials: [], nextCursor: null };
    where = { ...where, id: groups.map(({ id }) => id) };
  }
  if (input.sortBy !== 'name') {
    const { rows, nextCursor } = await pageByCreation(tx, 'runGroup', where, input);
    return { trials: await answerSagemakerTrials(tx, rows), nextCursor };
  }
  const isNarrowed = Object.keys(where).length > 1;
  const among = isNarrowed ? (await tx.find('runGroup', where)).map(({ id }) => id) : undefined;
  const of = ['trials', input.experimentName?.toLowerCase(), input.componentName?.toLowerCase()];
  const { rows, nextCursor } = await pageByName(tx, 'group', { among, of, input }, async (ids) => {
    const found = await tx.find('runGroup', { id: ids as RunGroupId[], deletedMs: null });
    return found.filter(({ createdMs }) => isCreatedWithin(input, createdMs));
  });
  return { trials: await answerSagemakerTrials(tx, rows), nextCursor };
};
