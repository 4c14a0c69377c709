import type { RunGroupAnswer } from '../answers/run-group.ts';
import type { Query } from './query.ts';
import { answerRunGroup } from '../answers/answer-run-groups.ts';
import { loadRunGroup } from '../steps/load.ts';

export interface GetRunGroupInput {
  readonly groupId: string;
}

export const getRunGroup: Query<GetRunGroupInput, RunGroupAnswer> = async (tx, input) =>
  answerRunGroup(tx, await loadRunGroup(tx, input.groupId));
