import { modelApprovals, modelStages } from '../entities/registered-model.ts';
import type { FilterSchema } from './filter-schema.ts';

/** What can be asked of a registered model. `stage` and `alias`: those that any of its versions has. */
export const modelFilterSchema = {
  entity: 'models',
  attributes: {
    id: { type: 'id' },
    name: { type: 'text' },
    description: { type: 'text' },
    versions: { type: 'number' },
    stage: { type: 'text', many: true },
    alias: { type: 'text', many: true },
    created: { type: 'time' },
    updated: { type: 'time' },
    created_by: { type: 'text' },
    updated_by: { type: 'text' },
  },
  families: ['tags'],
} as const satisfies FilterSchema;

/** What can be asked of a version. `model` is the model's name, `run` the id of the run that it was made by. */
export const modelVersionFilterSchema = {
  entity: 'versions',
  attributes: {
    id: { type: 'id' },
    model: { type: 'text' },
    model_id: { type: 'id' },
    version: { type: 'number' },
    source: { type: 'text' },
    run: { type: 'text' },
    logged_model: { type: 'text' },
    description: { type: 'text' },
    stage: { type: 'choice', choices: modelStages },
    approval: { type: 'choice', choices: modelApprovals },
    alias: { type: 'text', many: true },
    created: { type: 'time' },
    updated: { type: 'time' },
    created_by: { type: 'text' },
    updated_by: { type: 'text' },
  },
  families: ['tags'],
} as const satisfies FilterSchema;
