import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isEnd } from '@assay/executor';
import type { Executor, JobRequest, JobStatus } from '@assay/executor';

/** What every place where jobs run does. `open` is asked once a test; the folders that jobs use are temporary ones of this machine. */
export function describeExecutorContract(name: string, open: () => Promise<Executor>): void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-jobs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let count = 0;

  /** A job of this shell text; what it printed is read by `output`. */
  const shell = (text: string, more: Partial<JobRequest> = {}): JobRequest => {
    count += 1;
    const base = { name: `job-${count}`, folder, environment: {}, outputFile: path.join(folder, `${count}.txt`) };
    return { ...base, program: '/bin/sh', args: ['-c', text, 'sh'], ...more };
  };
  const output = (job: JobRequest): string => readFileSync(job.outputFile, 'utf8');

  const until = async (
    executor: Executor,
    ids: readonly string[],
    isReached: (status: JobStatus) => boolean,
  ): Promise<readonly JobStatus[]> => {
    for (;;) {
      const found = await executor.statusOf(ids);
      const statuses = ids.map((id) => found.get(id) ?? expect.fail(`no status of ${id}`));
      if (statuses.every(isReached)) return statuses;
      await executor.waitForChange(ids, 60_000);
    }
  };
  const endOf = (executor: Executor, ids: readonly string[]): Promise<readonly JobStatus[]> =>
    until(executor, ids, ({ state }) => isEnd(state));
  async function printed(job: JobRequest, text: string): Promise<void> {
    await expect.poll(() => output(job)).toContain(text);
  }

  describe(`executor contract: ${name}`, () => {
    test('arguments, environment and folder arrive as they were given, and nothing of them is run', async () => {
      await using executor = await open();
      const texts = [
        '',
        ' two  words ',
        "'",
        `"'$HOME'"`,
        '$(touch hacked)',
        '`touch hacked`',
        '; touch hacked #',
        '* ? [a-z] ~ {1,2} !!',
        'a,b=c,ALL',
        '%j %A \\n \\ \\\\',
        '-n',
        '--',
        'line\nline\r\n\ttab\r',
        '\n#SBATCH --hold\n',
        '\n;;\nesac\ntouch hacked\n',
        'ü 语 🙂',
        '& | < > ( )',
      ];
      const environment = Object.fromEntries(texts.map((text, index) => [`ASSAY_T${index}`, text]));
      const program = 'process.stdout.write(JSON.stringify([process.argv.slice(1), process.env, process.cwd()]))';
      const job = shell('', { program: process.execPath, args: ['-e', program, '--', ...texts], environment });
      const [status] = await endOf(executor, await executor.submit([job]));
      expect(status).toMatchObject({ state: 'succeeded', exitCode: 0, restarts: 0 });
      const [args, env, cwd] = JSON.parse(output(job)) as [string[], Record<string, string>, string];
      expect(args).toEqual(texts);
      expect(env).toMatchObject(environment);
      expect(cwd).toBe(folder);
      expect(() => readFileSync(path.join(folder, 'hacked'))).toThrow('ENOENT');
    });

    test('several at once: each has its own end, and its output in order of printing', async () => {
      await using executor = await open();
      const text = 'for i in 1 2 3 4 5; do echo $N out $i; echo $N err $i >&2; done; exit $N';
      const jobs = [0, 1, 2, 3].map((number) => shell(text, { environment: { N: String(number) } }));
      jobs.push(shell('kill -KILL $$'), shell('', { program: 'no-such-program-anywhere' }));
      const ids = await executor.submit(jobs);
      expect(new Set(ids).size).toBe(jobs.length);
      const statuses = await endOf(executor, ids);
      expect(statuses).toMatchObject([
        { state: 'succeeded', exitCode: 0 },
        ...[1, 2, 3].map((exitCode) => ({ state: 'failed', exitCode, reason: `exit status ${exitCode}` })),
        { state: 'failed', signal: 'SIGKILL', reason: 'ended by SIGKILL' },
        { state: 'failed', exitCode: 127 },
      ]);
      for (const [number, job] of jobs.slice(0, 4).entries())
        expect(output(job)).toBe([1, 2, 3, 4, 5].map((i) => `${number} out ${i}\n${number} err ${i}\n`).join(''));
    });

    test('cancelling asks first, then ends; twice is once', async () => {
      await using executor = await open();
      const polite = shell('trap "echo bye; exit 0" TERM; echo on; while :; do sleep 0.05; done');
      const stubborn = shell('trap "" TERM; sleep 300 & echo on $!; while :; do sleep 0.05; done');
      const quick = shell('echo done');
      const ids = await executor.submit([polite, stubborn, quick]);
      await Promise.all([printed(polite, 'on'), printed(stubborn, 'on'), endOf(executor, ids.slice(2))]);
      await executor.cancel(ids, 300);
      await executor.cancel(ids, 300);
      const statuses = await endOf(executor, ids);
      expect(statuses.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'succeeded']);
      expect(output(polite)).toContain('bye');
      expect(isAlive(Number(/on (\d+)/.exec(output(stubborn))?.[1]))).toBe(false);
      await executor.cancel(ids);
      expect((await endOf(executor, ids)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'succeeded']);
    });

    test('limits of time and memory', async () => {
      await using executor = await open();
      const slow = shell('sleep 300 & echo $!; wait', { limits: { timeMs: 1000 } });
      const hungry = shell('', {
        program: process.execPath,
        args: ['-e', 'const kept = []; setInterval(() => kept.push(Buffer.alloc(2 ** 25, 1)), 50)'],
        limits: { memoryBytes: 300 * 2 ** 20 },
      });
      const modest = shell('sleep 1.5; echo fine', { limits: { timeMs: 60_000, memoryBytes: 2 ** 26 } });
      const ids = await executor.submit([slow, hungry, modest]);
      expect(await endOf(executor, ids)).toMatchObject([
        { state: 'timedOut', reason: 'it took longer than 1 s' },
        { state: 'failed', reason: expect.stringContaining('memory') as string },
        { state: 'succeeded' },
      ]);
      expect(isAlive(Number(output(slow)))).toBe(false);
    });

    test('what it does not know is lost; waiting ends by time and by signal', async () => {
      await using executor = await open();
      expect((await executor.statusOf(['987654', '987654_3'])).get('987654')).toMatchObject({ state: 'lost' });
      const job = shell('echo on; sleep 300');
      const ids = await executor.submit([job]);
      await until(executor, ids, ({ state }) => state === 'running');
      await executor.waitForChange(ids, 10);
      const stop = new AbortController();
      const waiting = executor.waitForChange(ids, 60_000, stop.signal);
      stop.abort();
      await waiting;
      expect((await executor.statusOf(ids)).get(ids[0] ?? '')).toMatchObject({ state: 'running' });
      await executor.cancel(ids, 0);
      await executor.waitForChange(ids, 60_000);
      await endOf(executor, ids);
    });

    test.each([
      ['a name with a space', { name: 'a b' }, 'name'],
      ['a relative folder', { folder: 'here' }, 'folder'],
      ['a folder that is not there', { folder: path.join(folder, 'nowhere') }, 'folder'],
      ['a relative output', { outputFile: 'out.txt' }, 'outputFile'],
      ['a variable that no shell could set', { environment: { 'A B': 'x' } }, 'environment'],
      ['a NUL character', { args: ['a\0b'] }, 'args[0]'],
      ['no time at all', { limits: { timeMs: 0 } }, 'limits.timeMs'],
    ])('refused: %s', async (_, more, field) => {
      await using executor = await open();
      await expect(executor.submit([shell('echo never'), shell('', more)])).rejects.toMatchObject({
        code: 'InvalidInput',
        details: { path: field },
      });
    });
  });
}

/** Whether a process runs; one that has ended and waits for its parent to see it does not. */
function isAlive(id: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
