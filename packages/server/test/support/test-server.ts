import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startServer } from '@assay/server';
import type { RunningServer, ServerChoices } from '@assay/server';
import { sendRequest } from './send-request.ts';
import type { Answer, RequestParts } from './send-request.ts';

/** A server in this process on a free port, with a folder of its own. */
export interface TestServer extends AsyncDisposable {
  readonly running: RunningServer;
  readonly dataDir: string;
  send(method: string, target: string, parts?: RequestParts): Promise<Answer>;
  /** Sends JSON below /api/v1. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Stops it and starts another on the same folder. */
  restart(): Promise<void>;
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), 'assay-server-'));
}

export async function startTestServer(choices: ServerChoices = {}): Promise<TestServer> {
  const dataDir = choices.dataDir ?? (await temporaryFolder());
  const start = async (): Promise<RunningServer> =>
    startServer({ port: 0, logLevel: 'error', ...choices, dataDir }, {});
  let running = await start();
  const send: TestServer['send'] = async (method, target, parts) => sendRequest(running.port, method, target, parts);
  return {
    get running() {
      return running;
    },
    dataDir,
    send,
    call: async (method, target, body, headers = {}) =>
      send(method, `/api/v1${target}`, {
        headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async restart() {
      await running.close();
      running = await start();
    },
    async [Symbol.asyncDispose]() {
      await running.close();
      if (choices.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
