import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { createClient } from '@assay/sdk';
import type { AssayClient } from '@assay/sdk';
import type { Study, Trial } from '@assay/wire';
import { runAssay } from '../../support/run-assay.ts';
import type { AssayResult, AssayOptions } from '../../support/run-assay.ts';
import { startServer } from '../../support/server.ts';

/** A metric that a program prints as `epoch 3 loss 0.25`. */
export const loss = ['--metric-pattern', String.raw`loss=epoch (?<step>\d+) loss (\S+)`];

/** A server, a folder to work in, and `assay tune` for them. */
export interface TuneWorld extends AsyncDisposable {
  readonly url: string;
  readonly client: AssayClient;
  readonly folder: string;
  /** For commands that are started another way. */
  readonly env: Readonly<Record<string, string>>;
  /** In the experiment `tuned`. */
  readonly tune: (args: readonly string[], options?: AssayOptions) => Promise<AssayResult>;
  readonly studyCalled: (name: string) => Promise<Study>;
  readonly trialsOf: (study: Study) => Promise<readonly Trial[]>;
}

export async function openTuneWorld(): Promise<TuneWorld> {
  const server = await startServer();
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'assay-tune-test-')));
  const client = createClient({ url: server.url });
  const env = { ASSAY_SPOOL: path.join(folder, 'spool') };
  return {
    url: server.url,
    client,
    folder,
    env,
    tune: (args, options) =>
      runAssay(['tune', '-e', 'tuned', ...args], { url: server.url, cwd: folder, env, ...options }),
    async studyCalled(name) {
      const { studies } = await client.listStudies({ query: {} });
      const study = studies.find((each) => each.name === name) ?? expect.fail(`no study ${name}`);
      return client.getStudy({ params: { studyId: study.id } });
    },
    trialsOf: async (study) =>
      (await client.listTrials({ params: { studyId: study.id }, query: { limit: 1000 } })).trials,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
