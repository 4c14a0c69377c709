import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** One line a request at level info; the target without its query, which may hold names and secrets. */
export function logRequests(server: FastifyInstance, log: Logger): void {
  if (!log.isLevelEnabled('info')) return;
  server.addHook('onResponse', (request, reply, next) => {
    log.info(
      {
        requestId: request.id,
        method: request.method,
        path: request.url.split('?', 1)[0],
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
