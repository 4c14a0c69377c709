import type { ViewAnswer } from '../answers/annotation.ts';
import type { Command } from './command.ts';
import type { ViewId } from '@assay/base';
import { answerView } from '../answers/annotation.ts';
import { checkKey } from '../policy/check-text.ts';
import { jsonText } from '../policy/json-text.ts';
import { loadActiveExperiment } from '../steps/load.ts';
import { recordChange } from '../steps/record.ts';

export interface CreateViewInput {
  readonly experimentId?: string | null;
  readonly name: string;
  readonly shared?: boolean;
  readonly state: unknown;
}

export const createView: Command<CreateViewInput, ViewAnswer> = async (tx, input, context) => {
  const { now, limits } = context;
  const { name, shared = false } = input;
  checkKey('name', name, limits, 'nameLength');
  const experiment = input.experimentId ? await loadActiveExperiment(tx, input.experimentId) : null;
  const id = context.newId<ViewId>();
  const row = {
    id,
    projectId: tx.projectId,
    experimentId: experiment?.id ?? null,
    name,
    shared,
    state: jsonText('state', input.state, limits, 'viewStateBytes'),
    createdMs: now,
    updatedMs: now,
    createdBy: context.actor.name,
    version: 1,
  };
  await tx.insert('view', row);
  await recordChange(tx, 'view.created', id, row.experimentId, { name });
  return answerView(row);
};
