import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isEnd, SlurmExecutor } from '@assay/executor';
import type { JobRequest, JobStatus } from '@assay/executor';
import { describeExecutorContract } from '@assay/testkit';
import { startSlurmCluster } from './slurm-cluster.ts';
import type { SlurmCluster } from './slurm-cluster.ts';

let cluster: SlurmCluster;
beforeAll(async () => {
  cluster = await startSlurmCluster();
});
afterAll(async () => cluster[Symbol.asyncDispose]());

const open = (): SlurmExecutor =>
  new SlurmExecutor({ environment: { ...process.env, ...cluster.environment }, pollMs: 200 });

describeExecutorContract('Slurm', async () => open());

test('a node dies in mid-run: its job begins again elsewhere under the same id, the others do not notice', async () => {
  await using executor = open();
  const text = 'echo "$SLURMD_NODENAME ${SLURM_RESTART_COUNT:-0}"; sleep 2; echo done';
  const jobs = ['a', 'b', 'c'].map((name): JobRequest => ({
    name,
    program: '/bin/sh',
    args: ['-c', text],
    folder: cluster.folder,
    environment: {},
    outputFile: path.join(cluster.folder, `${name}.txt`),
    limits: { cores: 2 },
  }));
  const ids = await executor.submit(jobs);
  const statuses = async (): Promise<readonly JobStatus[]> => [...(await executor.statusOf(ids)).values()];
  let now = await statuses();
  while (!now.every(({ state }) => state === 'running')) {
    await executor.waitForChange(ids, 1000);
    now = await statuses();
  }
  const places = now.map(({ place }) => place);
  expect([...places].sort()).toEqual(['n1', 'n2', 'n3']);
  const [dead = ''] = places;
  const output = (): string => readFileSync(jobs[0]?.outputFile ?? '', 'utf8');
  await expect.poll(output).toBe(`${dead} 0\n`);
  await cluster.killNode(dead);
  while (!now.every(({ state }) => isEnd(state))) {
    await executor.waitForChange(ids, 1000);
    now = await statuses();
  }
  expect(now.map(({ state, restarts }) => [state, restarts])).toEqual([
    ['succeeded', 1],
    ['succeeded', 0],
    ['succeeded', 0],
  ]);
  expect(output()).toMatch(new RegExp(`^${dead} 0\\nn\\d 1\\ndone\\n$`));
  expect(now[0]?.place).not.toBe(dead);
});
