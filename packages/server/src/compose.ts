import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { AssayError, messageOf, systemClock } from '@assay/base';
import type { BlobStore, Store } from '@assay/core';
import { lockDataFolder, openFileBlobStore, openSqliteStore } from '@assay/storage';
import { changeStreams } from './changes/change-streams.ts';
import { registerNativeFace } from './faces/native/register-native-face.ts';
import { createHttpServer } from './http/create-http-server.ts';
import type { RegisteredRoute } from './http/guard.ts';
import { isLoopback } from './http/host-check.ts';
import { acceptJson } from './http/json-body.ts';
import { purgeEveryMs, purgeExpired, sweepBlobs, sweepEveryMs } from './jobs/housekeeping.ts';
import { startPeriodicJob } from './jobs/periodic-job.ts';
import { openKeyRing } from './keys/key-ring.ts';
import type { KeyRing } from './keys/key-ring.ts';
import { healthRoutes } from './observe/health.ts';
import { metricsPage } from './observe/metrics-page.ts';
import { logRequests } from './observe/request-log.ts';
import { requestMetrics } from './observe/request-metrics.ts';
import { serverLog } from './observe/server-log.ts';
import { resolveServerOptions } from './server-options.ts';
import type { ServerChoices, ServerOptions } from './server-options.ts';
import { findStudio, serveStudio } from './studio/serve-studio.ts';

/** A server that takes requests. Disposing of it is closing it. */
export interface RunningServer extends AsyncDisposable {
  /** e.g. `http://127.0.0.1:4600`, without a slash at the end. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly version: string;
  /** Everything that is served, with what a caller must be allowed to do. */
  readonly routes: readonly RegisteredRoute[];
  /** True when every request needs an access key. */
  readonly isLocked: boolean;
  /**
   * Stops: /readyz says so, no new connections, event streams end, requests under way get 10 s, then everything is
   * closed in the reverse order of its opening. Calling it again waits for the same end.
   */
  close(): Promise<void>;
}

const jsonLimits = { maxBytes: 10 * 1024 * 1024, timeoutMs: 30_000 };
const graceMs = 10_000;

/**
 * Opens the data folder and serves it. Choices that are left out come from the environment (`ASSAY_HOST`, `ASSAY_PORT`,
 * `ASSAY_DATA`, `ASSAY_LIMITS`, `ASSAY_ALLOWED_HOSTS`, `ASSAY_LOG_LEVEL`), then from `config.json` in the data
 * folder. Throws an AssayError with one clear line: a taken port, a folder that cannot be written or is in use, another
 * machine's reach without an access key.
 */
export async function startServer(
  choices: ServerChoices = {},
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<RunningServer> {
  const options = resolveServerOptions(choices, environment);
  const log = serverLog(options.logLevel);
  const open = new AsyncDisposableStack();
  try {
    open.use(lockDataFolder(options.dataDir));
    const keys = openKeyRing(options.dataDir, systemClock, (message) => log.error(message));
    if (!isLoopback(options.host) && !keys.isLocked)
      throw new AssayError(
        'Forbidden',
        `Refusing to listen on ${options.host} without an access key. Make one with: assay keys create`,
      );
    const blobs = open.use(await openFileBlobStore({ folder: options.dataDir }));
    const store = open.use(await openSqliteStore({ folder: options.dataDir, limits: options.limits }));
    return await listen(options, { store, blobs, keys, log, open });
  } catch (thrown) {
    await open.disposeAsync();
    throw thrown;
  }
}

interface Parts {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly keys: KeyRing;
  readonly log: Logger;
  /** What has been opened so far; the server adds itself. */
  readonly open: AsyncDisposableStack;
}

async function listen(options: ServerOptions, { store, blobs, keys, log, open }: Parts): Promise<RunningServer> {
  const version = ownVersion();
  const openWithoutKey = isLoopback(options.host);
  const isLocked = (): boolean => keys.isLocked || !openWithoutKey;
  let draining = false;

  const onFault = (thrown: unknown): void => log.error({ err: thrown }, 'background work failed');
  const jobs = [
    startPeriodicJob({
      firstAfterMs: 60_000,
      everyMs: purgeEveryMs,
      work: async (signal) => purgeExpired(store, signal),
      onFault,
    }),
    startPeriodicJob({
      firstAfterMs: 300_000,
      everyMs: sweepEveryMs,
      work: async () => sweepBlobs(store, blobs),
      onFault,
    }),
  ];
  for (const job of jobs) open.use(job);

  const streams = changeStreams(store, onFault);
  const { maxFailedAttemptsPerMinute } = options;
  const allowedHosts = [...options.allowedHosts, options.host];
  const guard = { keys, openWithoutKey, allowedHosts, clock: systemClock, maxFailedAttemptsPerMinute };
  const { server, routes } = createHttpServer(guard, log);
  open.defer(async () => {
    streams.close();
    await closeInTime(server);
  });
  acceptJson(server, jsonLimits);
  logRequests(server, log);
  healthRoutes(server, store, () => draining, systemClock);
  metricsPage(server, { store, streams, requests: requestMetrics(), version });
  await registerNativeFace(server, { store, blobs, streams, facts: { version, isLocked } });
  serveStudio(server, options.studioDir ?? findStudio());
  const address = await bind(server, options);
  log.info({ host: options.host, port: address.port, dataDir: options.dataDir, version }, 'serving');

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    draining = true;
    closing ??= open.disposeAsync();
    return closing;
  };
  return {
    url: `http://${urlHost(options.host)}:${address.port}`,
    host: options.host,
    port: address.port,
    dataDir: options.dataDir,
    version,
    routes,
    get isLocked() {
      return isLocked();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function bind(server: FastifyInstance, { host, port }: ServerOptions): Promise<AddressInfo> {
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
function urlHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** Connections end as their requests do; what is left after the grace is cut. */
async function closeInTime(server: FastifyInstance): Promise<void> {
  const idle = setInterval(() => server.server.closeIdleConnections(), 25);
  const lastResort = setTimeout(() => server.server.closeAllConnections(), graceMs);
  try {
    await server.close();
  } finally {
    clearInterval(idle);
    clearTimeout(lastResort);
  }
}

/** From this room's own package.json, which stands above both the sources and the compiled files. */
function ownVersion(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  if (typeof content === 'object' && content !== null && 'version' in content) return String(content.version);
  throw new Error('package.json has no version');
}
