import type { RunGroupId, RunId } from '@assay/base';
import { answerComponentSummaries } from '../../answers/sagemaker/component.ts';
import type { ComponentSummaryAnswer } from '../../answers/sagemaker/component.ts';
import type { RunRow } from '../../entities/run.ts';
import type { CheckedFilter } from '../../filter/index.ts';
import { isJob, runIdOfJob } from '../../policy/sagemaker/jobs.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { experimentNamed, groupNamed } from '../../steps/sagemaker/named-entities.ts';
import type { Query } from '../query.ts';
import { isCreatedWithin, sagemakerPageLength } from './page-by-creation.ts';
import type { SagemakerListInput } from './page-by-creation.ts';
import { pageByName } from './page-by-name.ts';

export interface ListTrialComponentsInput extends SagemakerListInput {
  /** Runs that stand in a group of this experiment. */
  readonly experimentName?: string;
  /** Runs that stand in this group. */
  readonly trialName?: string;
  /** The run of this job; null: of a job that is not ours. */
  readonly jobName?: string | null;
}

export interface ComponentPage {
  readonly components: ComponentSummaryAnswer[];
  readonly nextCursor: string | null;
}

const none: ComponentPage = { components: [], nextCursor: null };

export const listTrialComponents: Query<ListTrialComponentsInput, ComponentPage> = async (tx, input) => {
  const { trialName, experimentName, jobName } = input;
  if (jobName !== undefined) return ofJob(tx, input, jobName);
  let groups: RunGroupId[] | undefined;
  if (trialName !== undefined) groups = [(await groupNamed(tx, trialName)).id];
  if (experimentName !== undefined) {
    const { id: experimentId } = await experimentNamed(tx, experimentName);
    const own = (await tx.find('runGroup', { experimentId, deletedMs: null })).map(({ id }) => id);
    groups = groups === undefined ? own : own.filter((id) => groups?.includes(id));
  }
  if (groups?.length === 0) return none;
  return input.sortBy === 'name' ? byName(tx, input, groups) : byCreation(tx, input, groups);
};

async function ofJob(
  tx: ReadTransaction,
  input: ListTrialComponentsInput,
  jobName: string | null,
): Promise<ComponentPage> {
  const id = jobName === null ? undefined : runIdOfJob(jobName);
  const run = id === undefined ? undefined : await tx.get('run', { id });
  if (run === undefined || run.deletedMs !== null || !isJob(run) || !isCreatedWithin(input, run.createdMs)) return none;
  return { components: await answerComponentSummaries(tx, [run]), nextCursor: null };
}

const span = { start: 0, end: 0 };
const created = { kind: 'attribute', name: 'created', span } as const;
const groupId = { kind: 'attribute', name: 'group_id', span } as const;

async function byCreation(
  tx: ReadTransaction,
  input: ListTrialComponentsInput,
  groups: readonly RunGroupId[] | undefined,
): Promise<ComponentPage> {
  const { createdAfterMs, createdBeforeMs, isDescending = true, limit = sagemakerPageLength, cursor } = input;
  const terms: CheckedFilter[] = [];
  const [trial] = input.trialName === undefined ? [] : (groups ?? []);
  if (groups !== undefined && trial === undefined)
    terms.push({ kind: 'text-membership', field: groupId, negated: false, texts: groups, numbers: [], span });
  if (createdAfterMs !== undefined)
    terms.push({ kind: 'number-test', field: created, operator: '>', value: createdAfterMs, span });
  if (createdBeforeMs !== undefined)
    terms.push({ kind: 'number-test', field: created, operator: '<', value: createdBeforeMs, span });
  const filter = terms.length > 1 ? ({ kind: 'and', terms } as const) : terms[0];
  const { ids, nextCursor } = await tx.searchRuns({
    ...(filter && { filter }),
    // Not the filter itself: an experiment's groups may change from page to page.
    asked: JSON.stringify([input.experimentName?.toLowerCase(), input.trialName, createdAfterMs, createdBeforeMs]),
    ...(trial !== undefined && { groupId: trial }),
    sort: [{ field: created, direction: isDescending ? 'desc' : 'asc', span }],
    view: 'active',
    limit,
    ...(cursor !== undefined && { cursor }),
  });
  const byId = new Map((await runsOf(tx, ids)).map((row) => [row.id, row]));
  const rows = ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
  return { components: await answerComponentSummaries(tx, rows), nextCursor };
}

async function byName(
  tx: ReadTransaction,
  input: ListTrialComponentsInput,
  groups: readonly RunGroupId[] | undefined,
): Promise<ComponentPage> {
  const members = groups === undefined ? undefined : await tx.find('runGroupMember', { groupId: groups });
  const among = members && [...new Set(members.map(({ runId }) => runId))];
  const of = ['components', input.experimentName?.toLowerCase(), input.trialName?.toLowerCase()];
  const { rows, nextCursor } = await pageByName(tx, 'run', { among, of, input }, async (ids) =>
    (await runsOf(tx, ids as RunId[])).filter(({ createdMs }) => isCreatedWithin(input, createdMs)),
  );
  return { components: await answerComponentSummaries(tx, rows), nextCursor };
}

const runsOf = async (tx: ReadTransaction, ids: readonly RunId[]): Promise<RunRow[]> =>
  ids.length === 0 ? [] : tx.find('run', { id: ids, deletedMs: null });
