import { readFileSync } from 'node:fs';
import { systemClock } from '@assay/base';
import type { BlobStore, Store } from '@assay/core';
import { changeStreams } from './changes/change-streams.ts';
import { registerMlflowFace } from './faces/mlflow/register-mlflow-face.ts';
import { registerNativeFace } from './faces/native/register-native-face.ts';
import { registerS3Face } from './faces/s3/register-s3-face.ts';
import { registerSagemakerFace } from './faces/sagemaker/register-sagemaker-face.ts';
import { registerStsFace } from './faces/sts/register-sts-face.ts';
import { bind, closeInTime, urlHost } from './http/bind.ts';
import { createHttpServer } from './http/create-http-server.ts';
import type { RegisteredRoute } from './http/guard.ts';
import { isLoopback } from './http/host-check.ts';
import { acceptJson } from './http/json-body.ts';
import { purgeEveryMs, purgeExpired, sweepBlobs, sweepEveryMs } from './jobs/housekeeping.ts';
import { startPeriodicJob } from './jobs/periodic-job.ts';
import { openKeyRing } from './keys/key-ring.ts';
import { healthRoutes } from './observe/health.ts';
import { metricsPage } from './observe/metrics-page.ts';
import { logRequests } from './observe/request-log.ts';
import { requestMetrics } from './observe/request-metrics.ts';
import { serverLog } from './observe/server-log.ts';
import type { ServerOptions } from './server-options.ts';
import { findStudio, serveStudio } from './studio/serve-studio.ts';
import { tailStreams } from './tail/tail-streams.ts';
import { ReportMaker } from './reports/report-maker.ts';
import { StudyKeeper } from './tuning/study-keeper.ts';
import { tendEveryMs, tendStudies } from './tuning/tend-studies.ts';

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

export interface OpenedParts {
  readonly store: Store;
  readonly blobs: BlobStore;
  /** What has been opened so far; the rest adds itself, and closing goes through it in reverse. */
  readonly open: AsyncDisposableStack;
}

/** Puts everything else on top of the opened folder, and listens. */
export async function composeServer(
  options: ServerOptions,
  { store, blobs, open }: OpenedParts,
): Promise<RunningServer> {
  const log = serverLog(options.logLevel);
  const keys = openKeyRing(options.dataDir, systemClock, (message) => log.error(message));
  const version = ownVersion();
  const openWithoutKey = isLoopback(options.host);
  const isLocked = (): boolean => keys.isLocked || !openWithoutKey;
  let draining = false;

  const onFault = (thrown: unknown): void => log.error({ err: thrown }, 'background work failed');
  const keeper = open.use(new StudyKeeper(store));
  const maker = open.use(new ReportMaker());
  const jobs = [
    startPeriodicJob({
      firstAfterMs: tendEveryMs,
      everyMs: tendEveryMs,
      work: async (signal) => tendStudies(store, keeper, signal),
      onFault,
    }),
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
  const tails = tailStreams(store, onFault);
  const { maxFailedAttemptsPerMinute } = options;
  const allowedHosts = [...options.allowedHosts, options.host];
  const onWrongKey = (address: string): void => log.warn({ address }, 'wrong access key');
  const guard = { keys, openWithoutKey, allowedHosts, clock: systemClock, maxFailedAttemptsPerMinute, onWrongKey };
  const { server, routes } = createHttpServer(guard, log);
  open.defer(async () => {
    streams.close();
    tails.close();
    await closeInTime(server, log);
  });
  acceptJson(server, jsonLimits);
  logRequests(server, log);
  healthRoutes(server, store, () => draining, systemClock);
  metricsPage(server, { store, streams, requests: requestMetrics(), version });
  await registerNativeFace(server, {
    store,
    blobs,
    streams,
    tails,
    keeper,
    maker,
    facts: { version, isLocked },
    limits: options.limits,
  });
  await registerSagemakerFace(server, { store, blobs });
  await registerStsFace(server);
  await registerS3Face(server, { store, blobs, onFault });
  await registerMlflowFace(server, { store, blobs });
  serveStudio(server, options.studioDir ?? findStudio());
  const address = await bind(server, options.host, options.port);
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

/** From this room's own package.json, which stands above both the sources and the compiled files. */
function ownVersion(): string {
  const content: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  if (typeof content === 'object' && content !== null && 'version' in content) return String(content.version);
  throw new Error('package.json has no version');
}
