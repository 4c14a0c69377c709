import { runStatuses } from '../entities/run.ts';
import type { FilterSchema } from './filter-schema.ts';

/**
 * What can be asked of a run. `number` is its place in the order of creation, `experiment` is the name of its home, `group` the names of the groups it stands in, `parent` the
 * id of its parent run, `duration` the seconds from start to end, missing until it has ended.
 */
export const runFilterSchema = {
  entity: 'runs',
  attributes: {
    id: { type: 'id' },
    number: { type: 'number' },
    name: { type: 'text' },
    description: { type: 'text' },
    status: { type: 'choice', choices: runStatuses },
    status_message: { type: 'text' },
    source: { type: 'text' },
    experiment: { type: 'text' },
    experiment_id: { type: 'id' },
    group: { type: 'text', many: true },
    group_id: { type: 'id', many: true },
    parent: { type: 'id' },
    created: { type: 'time' },
    updated: { type: 'time' },
    started: { type: 'time' },
    ended: { type: 'time' },
    duration: { type: 'duration' },
    created_by: { type: 'text' },
  },
  families: ['params', 'tags', 'metrics', 'artifacts'],
} as const satisfies FilterSchema;

export const experimentFilterSchema = {
  entity: 'experiments',
  attributes: {
    id: { type: 'id' },
    name: { type: 'text' },
    description: { type: 'text' },
    folder: { type: 'text' },
    archived: { type: 'boolean' },
    created: { type: 'time' },
    updated: { type: 'time' },
    created_by: { type: 'text' },
  },
  families: ['tags'],
} as const satisfies FilterSchema;
