import type { FastifyReply } from 'fastify';
import { AssayError } from '@assay/base';
import { asMlflowError } from './mlflow-error.ts';

/** Answers whatever was thrown as MLflow does; `status` where HTTP is finer than MLflow's codes. */
export function sendMlflowError(reply: FastifyReply, thrown: unknown, status?: number): void {
  const error = asMlflowError(thrown, reply.request.id);
  const retryAfterMs = thrown instanceof AssayError ? thrown.details.retryAfterMs : undefined;
  if (retryAfterMs !== undefined) reply.header('retry-after', Math.max(1, Math.ceil(retryAfterMs / 1000)));
  void reply
    .code(status ?? error.status)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ error_code: error.code, message: error.message }));
}
