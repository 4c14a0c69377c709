import type { ParameterAnswer } from '../answers/run.ts';
import type { Query } from './query.ts';
import { loadRun } from '../steps/load.ts';

export interface ListParametersInput {
  readonly runId: string;
}

export const listParameters: Query<ListParametersInput, { parameters: ParameterAnswer[] }> = async (tx, input) => {
  const { id } = await loadRun(tx, input.runId);
  const rows = (await tx.parametersOf([id])).get(id) ?? [];
  return { parameters: rows.map(({ key, text, kind, loggedMs }) => ({ key, text, kind, loggedMs })) };
};
