import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startServer } from '../../../test/support/server.ts';
import './own-spool.ts';

export { freePort } from '../../../test/support/server.ts';

export interface LiveServer extends AsyncDisposable {
  readonly url: string;
  /** Ends its process at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
}

export interface LiveServerOptions {
  readonly port?: number;
  readonly limits?: 'sagemaker';
}

/** A real server in a process of its own that can die and come back; its data folder goes away with it. */
export async function startLiveServer({ port, limits }: LiveServerOptions = {}): Promise<LiveServer> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'assay-sdk-'));
  const options = { dataDir, args: limits === undefined ? [] : ['--limits', limits] };
  let server = await startServer({ ...options, ...(port !== undefined && { port }) });
  return {
    url: server.url,
    async kill() {
      await server.stop('SIGKILL');
    },
    async restart() {
      server = await startServer({ ...options, port: server.port });
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
