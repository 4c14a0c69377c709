import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** One line a request at level info; the path without its query, which may hold names and secrets. */
export function logRequests(server: FastifyInstance, log: Logger): void {
  if (!log.isLevelEnabled('info')) return;
  server.addHook('onResponse', (request, reply, next) => {
    const operation = request.headers['x-amz-target'];
    log.info(
      {
        requestId: request.id,
        method: request.method,
        path: request.url.split('?', 1)[0],
        ...(typeof operation === 'string' && { operation: operation.slice(0, 100) }),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        actor: request.actorName,
        address: request.ip,
      },
      'request',
    );
    next();
  });
}
