import type { AddressInfo } from 'node:net';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { AssayError, messageOf } from '@assay/base';

const graceMs = 10_000;

/** Listens; Unavailable in one clear line where that cannot be. */
export async function bind(server: FastifyInstance, host: string, port: number): Promise<AddressInfo> {
  try {
    await server.listen({ host, port });
  } catch (thrown) {
    throw new AssayError('Unavailable', bindFault(thrown, host, port), {}, { cause: thrown });
  }
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address;
}

function bindFault(thrown: unknown, host: string, port: number): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken. Choose another with --port, or stop what uses it.`;
  if (code === 'EACCES') return `Port ${port} on ${host} needs more rights than this user has. Choose one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is no address of this machine.`;
  return `Cannot listen on ${host}:${port}: ${messageOf(thrown)}.`;
}

/** An address that means "any" is reached through loopback; IPv6 wants brackets. */
export function urlHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** Connections end as their requests do; what is left after the grace is cut, and that is said. */
export async function closeInTime(server: FastifyInstance, log: Pick<FastifyBaseLogger, 'warn'>): Promise<void> {
  const idle = setInterval(() => server.server.closeIdleConnections(), 25);
  const lastResort = setTimeout(() => {
    log.warn(`requests that had not ended after ${graceMs / 1000} s were cut`);
    server.server.closeAllConnections();
  }, graceMs);
  try {
    await server.close();
  } finally {
    clearInterval(idle);
    clearTimeout(lastResort);
  }
}
