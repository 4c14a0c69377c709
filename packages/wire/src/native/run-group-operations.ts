import * as group from './run-group.ts';
import { read, write } from './operation-parts.ts';
import type { NativeOperation } from './operation.ts';
import { IdSchema, object } from './scalar.ts';

const groupId = object({ groupId: IdSchema });
const groupMember = object({ groupId: IdSchema, runId: IdSchema });

/** Run groups and their members. */
export const runGroupOperations = {
  createRunGroup: {
    ...write,
    method: 'POST',
    path: '/groups',
    summary: 'Create a run group',
    body: group.CreateRunGroupSchema,
    response: group.RunGroupSchema,
    status: 201,
  },
  listRunGroups: {
    ...read,
    method: 'GET',
    path: '/groups',
    summary: 'List run groups',
    query: group.ListRunGroupsQuerySchema,
    response: group.RunGroupPageSchema,
  },
  getRunGroup: {
    ...read,
    method: 'GET',
    path: '/groups/:groupId',
    summary: 'Read a run group',
    params: groupId,
    response: group.RunGroupSchema,
    versioned: true,
  },
  updateRunGroup: {
    ...write,
    method: 'PATCH',
    path: '/groups/:groupId',
    summary: 'Change a run group',
    params: groupId,
    body: group.UpdateRunGroupSchema,
    response: group.RunGroupSchema,
    versioned: true,
  },
  deleteRunGroup: {
    ...write,
    method: 'DELETE',
    path: '/groups/:groupId',
    summary: 'Delete a run group; its runs stay',
    params: groupId,
    versioned: true,
  },
  restoreRunGroup: {
    ...write,
    method: 'POST',
    path: '/groups/:groupId/restore',
    summary: 'Restore a deleted run group',
    params: groupId,
    response: group.RunGroupSchema,
  },
  purgeRunGroup: {
    ...write,
    permission: 'admin',
    method: 'POST',
    path: '/groups/:groupId/purge',
    summary: 'Remove a deleted run group for good',
    params: groupId,
  },
  addRunToGroup: {
    ...write,
    method: 'PUT',
    path: '/groups/:groupId/runs/:runId',
    summary: 'Put a run into a group',
    params: groupMember,
  },
  removeRunFromGroup: {
    ...write,
    method: 'DELETE',
    path: '/groups/:groupId/runs/:runId',
    summary: 'Take a run out of a group',
    params: groupMember,
  },
} as const satisfies Record<string, NativeOperation>;
