import type { FastifyReply } from 'fastify';
import { AssayError } from '@assay/base';
import { problemMediaType, problemStatus } from '@assay/wire';
import type { Problem } from '@assay/wire';
import { STATUS_CODES } from './node-http.ts';

/** Answers an error as problem details (RFC 9457). Of what is no AssayError, nothing but the request id gets out. */
export function problemOf(thrown: unknown, requestId: string): Problem {
  const error = thrown instanceof AssayError && thrown.code !== 'Internal' ? thrown : internalError;
  const status = problemStatus[error.code];
  const { path, position, retryAfterMs } = error.details;
  return {
    type: `urn:assay:error:${error.code}`,
    title: STATUS_CODES[status] ?? error.code,
    status,
    detail: error.message,
    code: error.code,
    requestId,
    ...(path === undefined ? {} : { path }),
    ...(position === undefined ? {} : { position }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

const internalError = new AssayError(
  'Internal',
  'The server failed to handle this request. Its log holds the reason under the request id.',
);

/** Sends it. `status` where HTTP is finer than our codes (405, 421, 431 …). */
export function sendProblem(reply: FastifyReply, thrown: unknown, status?: number): void {
  const problem = problemOf(thrown, reply.request.id);
  const code = status ?? problem.status;
  if (problem.retryAfterMs !== undefined)
    reply.header('retry-after', Math.max(1, Math.ceil(problem.retryAfterMs / 1000)));
  void reply
    .code(code)
    .header('content-type', problemMediaType)
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ ...problem, status: code, title: STATUS_CODES[code] ?? problem.title }));
}
