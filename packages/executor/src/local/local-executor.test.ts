import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { describeExecutorContract } from '@assay/testkit';
import { isEnd } from '../executor.ts';
import type { JobRequest } from '../executor.ts';
import { LocalExecutor } from './local-executor.ts';
import { readProcesses } from './process-table.ts';

describeExecutorContract('local', async () => new LocalExecutor({ graceMs: 500 }));

const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-local-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shell = (name: string, text: string): JobRequest => ({
  name,
  program: '/bin/sh',
  args: ['-c', text],
  folder,
  environment: {},
  outputFile: path.join(folder, 'made', `${name}.txt`),
});
const output = (job: JobRequest): string => (existsSync(job.outputFile) ? readFileSync(job.outputFile, 'utf8') : '');
const isAlive = (id: number): boolean => readProcesses()?.some((row) => row.id === id) ?? true;

// What each starts in the background, says its id and leaves: a child, one in a session of its own, and that one's child.
const scattering = [
  'sleep 300 & echo $!',
  'setsid sleep 300 & echo $!',
  `setsid sh -c 'trap "" TERM; sleep 300 & echo $!; wait; wait' &`,
].join('\n');

test('what a command leaves running is ended before the job counts as ended', async () => {
  await using executor = new LocalExecutor();
  const job = shell('left-over', `${scattering}\nsleep 0.3`);
  const ids = await executor.submit([job]);
  const statuses = async (): Promise<string[]> =>
    [...(await executor.statusOf(ids)).values()].map(({ state }) => state);
  while (!(await statuses()).every((state) => state === 'succeeded')) await executor.waitForChange(ids, 1000);
  const left = output(job).trim().split('\n').map(Number);
  expect(left).toHaveLength(3);
  expect(left.filter(isAlive)).toEqual([]);
});

test('closing ends all jobs', async () => {
  const job = shell('closed', `${scattering}\nwait`);
  const executor = new LocalExecutor({ graceMs: 300 });
  const ids = await executor.submit([job]);
  await expect.poll(() => output(job).trim().split('\n').length).toBe(3);
  await executor[Symbol.asyncDispose]();
  expect([...(await executor.statusOf(ids)).values()].every(({ state }) => isEnd(state))).toBe(true);
  expect(output(job).trim().split('\n').map(Number).filter(isAlive)).toEqual([]);
});

test('when this process is killed, its jobs end too', async () => {
  const job = shell('orphan', 'sleep 300 & echo $!; wait');
  const source = `
    import { LocalExecutor } from ${JSON.stringify(path.join(import.meta.dirname, 'local-executor.ts'))};
    await new LocalExecutor().submit([${JSON.stringify(job)}]);`;
  const parent = spawn(process.execPath, ['--conditions=source', '--input-type=module', '-e', source], {
    stdio: 'inherit',
  });
  await expect.poll(() => output(job)).toMatch(/\d+\n/);
  expect(isAlive(Number(output(job)))).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(() => isAlive(Number(output(job)))).toBe(false);
});
