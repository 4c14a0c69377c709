import type { FastifyRequest } from 'fastify';
import type { ProjectId } from '@assay/base';
import type { CallOptions } from '@assay/core';
import { idempotencyKey } from '../../http/conditions.ts';

/** The one project there is, until access keys select one. */
export const defaultProject = 1 as ProjectId;

/** Who calls, and under which retry key; reads pass no `requestHash`, others are asked for it only where there is a key. */
export function callOptions(request: FastifyRequest, requestHash?: () => string): CallOptions {
  const options = { projectId: defaultProject, actor: { name: request.actorName } };
  if (requestHash === undefined) return options;
  const key = idempotencyKey(request.headers['idempotency-key']);
  return key === undefined ? options : { ...options, idempotency: { key, requestHash: requestHash() } };
}
