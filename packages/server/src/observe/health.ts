import type { FastifyInstance } from 'fastify';
import { AssayError } from '@assay/base';
import type { Clock } from '@assay/base';
import type { Store } from '@assay/core';

/** A probe writes to disk, and everybody may ask: one answer holds for a second. */
const probeLifeMs = 1000;

/** /healthz: the process answers. /readyz: it also reads and writes, and is not stopping. Both are public. */
export function healthRoutes(server: FastifyInstance, store: Store, isDraining: () => boolean, clock: Clock): void {
  let probe: { readonly atMs: number; readonly outcome: Promise<void> } | undefined;
  const check = async (): Promise<void> => {
    if (isDraining()) throw new AssayError('Unavailable', 'The server is stopping.', { retryAfterMs: 5000 });
    const now = clock.now();
    if (probe === undefined || now - probe.atMs >= probeLifeMs || now < probe.atMs)
      probe = { atMs: now, outcome: store.checkHealth() };
    return probe.outcome;
  };
  const config = { permission: 'public' } as const;
  server.route({
    method: 'GET',
    url: '/healthz',
    config,
    handler: async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  });
  server.route({
    method: 'GET',
    url: '/readyz',
    config,
    handler: async (_request, reply) => {
      await check();
      return reply.header('cache-control', 'no-store').send({ status: 'ready' });
    },
  });
}
