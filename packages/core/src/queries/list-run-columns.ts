import type { Query } from './query.ts';
import { invalidInput } from '@assay/base';
import { loadExperiment } from '../steps/load.ts';

export interface ListRunColumnsInput {
  readonly experimentId?: string;
  readonly unassigned?: boolean;
  readonly search?: string;
  readonly limit?: number;
}

export const listRunColumns: Query<
  ListRunColumnsInput,
  { parameters: string[]; metrics: string[]; tags: string[] }
> = async (tx, input) => {
  const { search = '', limit = 1000, experimentId, unassigned = false } = input;
  if (unassigned && experimentId !== undefined)
    throw invalidInput('unassigned', 'cannot stand beside experimentId. Give one of them.');
  const id = experimentId === undefined ? (unassigned ? null : undefined) : (await loadExperiment(tx, experimentId)).id;
  return {
    parameters: await tx.runColumns('parameters', id, search, limit),
    metrics: await tx.runColumns('metrics', id, search, limit),
    tags: await tx.runColumns('tags', id, search, limit),
  };
};
