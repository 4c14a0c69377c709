import type { FastifyInstance } from 'fastify';
import { AssayError } from '@assay/base';
import { nativeOperations } from '@assay/wire';
import { apiPrefix } from './api-prefix.ts';
import { sendProblem } from './problem.ts';

/** Answers what no route serves: 405 with the allowed verbs where the path is known under /api, else 404. */
export function answerUnknownPaths(server: FastifyInstance): void {
  const known = Object.values(nativeOperations).map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${apiPrefix}${path.replaceAll(/:\w+/g, '[^/]+')}$`),
  }));
  server.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    const methods = new Set<string>(known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method));
    if (methods.has('GET')) methods.add('HEAD');
    if (methods.size === 0) {
      sendProblem(reply, new AssayError('NotFound', `Nothing is served at ${request.method} ${path.slice(0, 200)}.`));
      return;
    }
    const allowed = [...methods].join(', ');
    reply.header('allow', allowed);
    sendProblem(reply, new AssayError('NotOffered', `${request.method} is not offered here; ${allowed} is.`), 405);
  });
}
