import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProjectId } from '@assay/base';
import { limitPolicies } from '@assay/core';
import type { CommandInput, CommandName, CommandOutput } from '@assay/core';
import { pointBatch } from '@assay/series';
import { openFileBlobStore, openSqliteStore } from '@assay/storage';
import type { FileBlobStore, SqliteStore } from '@assay/storage';

/** An open data folder in use, with one run that has something of everything. */
export interface FilledFolder extends AsyncDisposable {
  readonly root: string;
  readonly folder: string;
  readonly store: SqliteStore;
  readonly blobs: FileBlobStore;
  readonly runId: string;
  do<C extends CommandName>(command: C, input: CommandInput<C>): Promise<CommandOutput<C>>;
  close(): Promise<void>;
}

export const options = { projectId: 1 as ProjectId, actor: { name: 'tester' } };

export async function fillFolder(): Promise<FilledFolder> {
  const root = mkdtempSync(join(tmpdir(), 'assay-operations-'));
  const folder = join(root, 'data');
  const store = await openSqliteStore({ folder, limits: limitPolicies.default, readers: 1 });
  const blobs = await openFileBlobStore({ folder });
  const execute = <C extends CommandName>(command: C, input: CommandInput<C>): Promise<CommandOutput<C>> =>
    store.execute(command, input, options);
  const { id: runId } = await execute('createRun', { experimentName: 'kept', parameters: { lr: 0.1 } });
  await logPoints(execute, runId, 0, 500);
  await execute('appendLog', { runId, lines: [{ timeMs: 1, stream: 'log', text: 'hello' }] });
  const blob = await blobs.put(chunks('weights'), { maxBytes: 100 });
  await execute('recordArtifact', { runId, name: 'weights', ...blob, mediaType: 'text/plain' });
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= store[Symbol.asyncDispose]());
  return {
    root,
    folder,
    store,
    blobs,
    runId,
    do: execute,
    close,
    async [Symbol.asyncDispose]() {
      await close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function* chunks(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** Steps from..to-1 of two metrics; NaN and -0 among them. */
export async function logPoints(execute: FilledFolder['do'], runId: string, from: number, to: number): Promise<void> {
  const points = Array.from({ length: to - from }, (_, i) => from + i).flatMap((step) => [
    { name: 'loss', step, timeMs: 1_700_000_000_000 + step, value: step % 97 === 0 ? Number.NaN : Math.sin(step) },
    { name: 'accuracy', step, timeMs: 1_700_000_000_000 + step, value: step === 3 ? -0 : Math.fround(step / 7) },
  ]);
  await execute('logMetrics', { runId, batch: pointBatch(points) });
}
