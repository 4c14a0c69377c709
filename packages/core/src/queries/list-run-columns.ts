import type { Query } from './query.ts';
import { loadExperiment } from '../steps/load.ts';

export interface ListRunColumnsInput {
  readonly experimentId?: string;
  readonly search?: string;
  readonly limit?: number;
}

export const listRunColumns: Query<
  ListRunColumnsInput,
  { parameters: string[]; metrics: string[]; tags: string[] }
> = async (tx, input) => {
  const { search = '', limit = 1000 } = input;
  const id = input.experimentId === undefined ? undefined : (await loadExperiment(tx, input.experimentId)).id;
  return {
    parameters: await tx.runColumns('parameters', id, search, limit),
    metrics: await tx.runColumns('metrics', id, search, limit),
    tags: await tx.runColumns('tags', id, search, limit),
  };
};
