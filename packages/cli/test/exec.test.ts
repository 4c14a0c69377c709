import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@assay/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, startServer } from '../../../test/support/server.ts';
import { runAssay } from '../../../test/support/run-assay.ts';
import type { Run } from '@assay/wire';
import type { TestServer } from '../../../test/support/server.ts';
import type { AssayOptions, AssayResult } from '../../../test/support/run-assay.ts';

let server: TestServer;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-exec-'));
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

let count = 0;
const nextName = (): string => `run-${++count}`;

async function exec(
  name: string,
  script: string,
  options: AssayOptions = {},
  more: readonly string[] = [],
): Promise<AssayResult> {
  const args = ['exec', '-e', 'programs', '-n', name, ...more, '--', 'sh', '-c', script];
  return runAssay(args, { url: server.url, cwd: folder, ...options });
}

async function recorded(name: string): Promise<{ run: Run; lines: { stream: string; text: string }[] }> {
  const client = createClient({ url: server.url });
  const { runs } = await client.searchRuns({ body: { filter: `name = "${name}"` } });
  const params = { runId: runs[0]!.id };
  const { lines } = await client.readLog({ params, query: { limit: 10_000 } });
  return { run: await client.getRun({ params }), lines: lines.map(({ stream, text }) => ({ stream, text })) };
}

describe('exec', () => {
  test('hands on output and keeps it as the log of a completed run', async () => {
    const name = nextName();
    const result = await exec(name, 'printf "one\\ntwo\\n"; printf "careful\\n" >&2', {}, [
      '-t',
      'host=gpu1',
      '-p',
      'lr=0.1',
      'name=x',
    ]);
    expect(result).toMatchObject({ code: 0, stdout: 'one\ntwo\n', stderr: 'careful\n' });
    const { run, lines } = await recorded(name);
    expect(run).toMatchObject({
      status: 'completed',
      source: 'cli-exec',
      environment: { commandLine: ['sh', '-c', expect.stringContaining('printf')] },
      experimentName: 'programs',
      parameters: { lr: 0.1, name: 'x' },
      tags: { host: 'gpu1' },
    });
    expect(lines.filter(({ stream }) => stream === 'stdout').map(({ text }) => text)).toEqual(['one', 'two']);
    expect(lines.filter(({ stream }) => stream === 'stderr').map(({ text }) => text)).toEqual(['careful']);
  });

  test('bytes pass unchanged, also those that are no text, and a last line without an end', async () => {
    const { stdout } = await exec(nextName(), 'printf "a\\tb\\n\\n10%%\\r20%%\\rno end"');
    expect(stdout).toBe('a\tb\n\n10%\r20%\rno end');
  });

  test.each([1, 3, 255])('exit status %i is kept, and the run has failed', async (code) => {
    const name = nextName();
    expect((await exec(name, `exit ${code}`)).code).toBe(code);
    expect((await recorded(name)).run).toMatchObject({ status: 'failed', statusMessage: `exit status ${code}` });
  });

  test('a program that is not there: 127, and a failed run', async () => {
    const name = nextName();
    const result = await runAssay(['exec', '-e', 'programs', '-n', name, '--', 'no-such-program'], {
      url: server.url,
      cwd: folder,
    });
    expect(result.code).toBe(127);
    expect(result.stderr).toContain('no-such-program: there is no such program');
    expect((await recorded(name)).run.status).toBe('failed');
  });

  test.each([
    ['SIGTERM', 143, 'stopped'],
    ['SIGINT', 130, 'stopped'],
  ] as const)('%s reaches the program, and the run is stopped', async (signal, code, status) => {
    const name = nextName();
    const script = 'echo ready; exec sleep 30';
    const result = await exec(name, script, { signalAfter: { text: 'ready', signal } });
    expect(result.code).toBe(code);
    expect((await recorded(name)).run).toMatchObject({ status });
  });

  test('a program that takes a signal as its wish to end in order ends as it wants', async () => {
    const name = nextName();
    const script = 'trap "echo saved; exit 0" TERM; echo ready; while :; do sleep 0.1; done';
    const result = await exec(name, script, { signalAfter: { text: 'ready', signal: 'SIGTERM' } });
    expect(result).toMatchObject({ code: 0, stdout: 'ready\nsaved\n' });
    expect((await recorded(name)).lines.map(({ text }) => text)).toEqual(['ready', 'saved']);
  });

  test('a program killed by something else has failed', async () => {
    const name = nextName();
    expect((await exec(name, 'kill -KILL $$')).code).toBe(137);
    expect((await recorded(name)).run).toMatchObject({ status: 'failed', statusMessage: 'ended by SIGKILL' });
  });

  test('the program finds the run in its environment, with the SDK too', async () => {
    const name = nextName();
    const script = path.join(folder, 'train.ts');
    const door = fileURLToPath(new URL('../../sdk/src/index.ts', import.meta.url));
    await writeFile(
      script,
      `import { loadRun } from ${JSON.stringify(door)};\nawait using run = await loadRun();\nrun.logMetric('loss', 0.5, { step: 1 });\n`,
    );
    const node = `"${process.execPath}" --conditions=source "${script}"`;
    const result = await exec(name, `echo "$ASSAY_RUN_ID $ASSAY_URL"; ${node}`);
    const { run } = await recorded(name);
    expect(result.stdout).toBe(`${run.id} ${server.url}\n`);
    expect(result.code).toBe(0);
    expect(run).toMatchObject({ status: 'completed', metrics: { loss: { count: 1, last: { value: 0.5, step: 1 } } } });
  });

  test("with --aws the program finds the server as AWS's clients look for it, and the run as its training job", async () => {
    const name = nextName();
    const told = 'echo "$AWS_ENDPOINT_URL $TRAINING_JOB_ARN"; cat "$SAGEMAKER_USER_CONFIG_OVERRIDE"';
    const unset = { AWS_ENDPOINT_URL: '', TRAINING_JOB_ARN: '', SAGEMAKER_USER_CONFIG_OVERRIDE: '' };
    const env = { ...unset, XDG_CONFIG_HOME: folder };
    const { stdout } = await exec(name, told, { env }, ['--aws']);
    const { run } = await recorded(name);
    const job = `arn:aws:sagemaker:us-east-1:123456789012:training-job/assay-${run.id}`;
    expect(stdout).toContain(`${server.url} ${job}\n`);
    expect(stdout).toContain('DefaultS3Bucket: assay');
    // A script that tracks on AWS must not be turned away from it unasked.
    expect((await exec(nextName(), told, { env })).stdout).toBe(' \n');
  });

  test('without a server the program runs all the same', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const result = await exec(nextName(), 'echo done; exit 7', { url }, ['--wait', '0.5']);
    expect(result).toMatchObject({ code: 7, stdout: 'done\n' });
    expect(result.stderr).toContain(url);
  });

  test('a run that the server refuses keeps the program from nothing', async () => {
    const result = await exec('x'.repeat(5000), 'echo done; exit 7');
    expect(result).toMatchObject({ code: 7, stdout: 'done\n' });
    expect(result.stderr).toContain('this is not recorded');
  });

  test('much output arrives whole, in order', async () => {
    const name = nextName();
    const { stdout } = await exec(name, 'i=0; while [ $i -lt 20000 ]; do i=$((i+1)); echo "line $i"; done');
    expect(stdout.trimEnd().split('\n')).toHaveLength(20_000);
    const { run, lines } = await recorded(name);
    expect(run.logLineCount).toBe(20_000);
    expect(lines[9999]?.text).toBe('line 10000');
  });

  test('--no-log keeps nothing of it', async () => {
    const name = nextName();
    expect((await exec(name, 'echo secret', {}, ['--no-log'])).stdout).toBe('secret\n');
    expect((await recorded(name)).run.logLineCount).toBe(0);
  });

  test('a mistake in its own options is said before anything runs', async () => {
    const result = await exec(nextName(), 'echo ran', {}, ['-t', 'novalue']);
    expect(result).toMatchObject({ code: 2, stdout: '' });
  });

  test.runIf(process.platform === 'linux')('measures the program, not itself', async () => {
    const name = nextName();
    const large = `"${process.execPath}" -e 'const held = Buffer.alloc(4e8, 1); setTimeout(() => held.length, 4000)'`;
    expect((await exec(name, `${large}; true`)).code).toBe(0);
    const { run } = await recorded(name);
    const params = { runId: run.id };
    const { metrics } = await createClient({ url: server.url }).listMetrics({ params });
    expect(metrics['system/process_memory_mb']?.max?.value).toBeGreaterThan(350);
    expect(metrics).toHaveProperty(['system/cpu_percent']);
  });
});
