import type { FastifyInstance } from 'fastify';
import type { Store } from '@assay/core';
import type { ChangeStreams } from '../changes/change-streams.ts';
import type { RequestMetrics } from './request-metrics.ts';

interface Parts {
  readonly store: Store;
  readonly streams: ChangeStreams;
  readonly requests: RequestMetrics;
  readonly version: string;
}

/** /metrics, for Prometheus: requests, the store's own counters, the process. */
export function metricsPage(server: FastifyInstance, { store, streams, requests, version }: Parts): void {
  server.addHook('onResponse', (request, reply, next) => {
    const route = request.routeOptions.url ?? 'unknown';
    requests.record(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    next();
  });
  server.route({
    method: 'GET',
    url: '/metrics',
    config: { permission: 'read' },
    handler: async (_request, reply) => {
      const lines = [gauge('assay_info', 'Constant 1, with the version.', 1, `version="${version}"`)];
      for (const [name, value] of Object.entries(await store.statistics()))
        lines.push(gauge(`assay_store_${snakeCase(name)}`, `The store's ${name}.`, value));
      const { rss, heapUsed } = process.memoryUsage();
      const { user, system } = process.cpuUsage();
      lines.push(
        gauge('assay_change_streams', 'Open event streams.', streams.openCount),
        gauge('process_resident_memory_bytes', 'Resident memory.', rss),
        gauge('nodejs_heap_used_bytes', 'JavaScript heap in use.', heapUsed),
        gauge('process_cpu_seconds_total', 'User and system CPU time.', (user + system) / 1e6, undefined, 'counter'),
        gauge('process_uptime_seconds', 'Time since the start.', process.uptime()),
      );
      return reply
        .header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
        .send(lines.join('') + requests.print());
    },
  });
}

const snakeCase = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll(/[^a-z0-9_]/g, '_');

function gauge(
  name: string,
  help: string,
  value: number,
  labels?: string,
  type: 'gauge' | 'counter' = 'gauge',
): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name}${labels === undefined ? '' : `{${labels}}`} ${value}\n`;
}
