import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '../src/index.ts';
import { startLiveServer } from './live-server.ts';
import type { LiveServer } from './live-server.ts';
import { runProgram } from './run-program.ts';
import type { ProgramOptions } from './run-program.ts';

let server: LiveServer;
beforeAll(async () => {
  server = await startLiveServer();
});
afterAll(() => server[Symbol.asyncDispose]());

const head = `import { Run, loadRun } from '@assay/sdk';
const options = { experiment: 'ends', capture: false };
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
`;

/** Runs a program whose first line of output after `id ` names its run, and reads that run. */
async function endOf(text: string, options: ProgramOptions = {}) {
  const result = await runProgram(head + text, { ...options, env: { ASSAY_URL: server.url, ...options.env } });
  const client = createClient({ url: server.url });
  const runId = /id (\w+)/.exec(result.stdout)?.[1];
  if (runId === undefined) throw new Error(`the program named no run:\n${result.stdout}\n${result.stderr}`);
  const run = await client.getRun({ params: { runId } });
  const log = await client.readLog({ params: { runId } });
  return { ...result, run, log: log.lines.map(({ text: line }) => line).join('\n') };
}

const points = `for (let i = 0; i < 2500; i++) run.logMetric('loss', 1 / (i + 1), { step: i });`;

describe('the end of a run follows the end of its process', () => {
  test('a scope that ends', async () => {
    const { code, run, stderr } = await endOf(`{
      await using run = await Run.start(options);
      console.log('id', run.id);
      ${points}
    }`);
    expect({ code, stderr, status: run.status }).toEqual({ code: 0, stderr: '', status: 'completed' });
    expect(run.metrics['loss']?.count).toBe(2500);
  });

  test('an error inside Run.with: failed, and thrown on', async () => {
    const { code, run, log } = await endOf(`
      await Run.with(options, async (run) => { console.log('id', run.id); ${points} throw new Error('diverged'); })
        .catch((error) => console.log('caught', error.message));`);
    expect(code).toBe(0);
    expect(run).toMatchObject({ status: 'failed', statusMessage: 'diverged' });
    expect(run.metrics['loss']?.count).toBe(2500);
    expect(log).toContain('Error: diverged\n    at');
  });

  test('an error that leaves an "await using" scope and ends the process', async () => {
    const { code, run, log, stderr } = await endOf(`{
      await using run = await Run.start(options);
      console.log('id', run.id);
      ${points}
      throw new Error('diverged');
    }`);
    expect(code).toBe(1);
    expect(stderr).toContain('Error: diverged');
    expect(run).toMatchObject({ status: 'failed', statusMessage: 'diverged' });
    expect(run.metrics['loss']?.count).toBe(2500);
    expect(log).toContain('Error: diverged\n    at');
  });

  test('an error that is caught outside an "await using" scope leaves it completed', async () => {
    const { code, run } = await endOf(`
      try {
        await using run = await Run.start(options);
        console.log('id', run.id);
        throw new Error('never mind');
      } catch {}
      await sleep(50);`);
    expect(code).toBe(0);
    expect(run.status).toBe('completed');
  });

  test.each([
    ['uncaught exception', `setTimeout(() => { throw new Error('far away'); }, 20); await sleep(5000);`],
    ['unhandled rejection', `void Promise.reject(new Error('far away')); await sleep(5000);`],
  ])('an %s elsewhere', async (_, crash) => {
    const { code, run, log } = await endOf(`
      await using run = await Run.start(options);
      console.log('id', run.id);
      ${points}
      ${crash}`);
    expect(code).toBe(1);
    expect(run).toMatchObject({ status: 'failed', statusMessage: 'far away' });
    expect(run.metrics['loss']?.count).toBe(2500);
    expect(log).toContain('far away');
  });

  test.each([
    [0, 'completed', ''],
    [3, 'failed', 'The process exited with code 3'],
  ])('process.exit(%i) in the middle: %s', async (exitCode, status, statusMessage) => {
    const { code, run } = await endOf(`
      await using run = await Run.start(options);
      console.log('id', run.id);
      run.logParameter('seed', 7);
      ${points}
      process.exit(${exitCode});`);
    expect(code).toBe(exitCode);
    expect(run).toMatchObject({ status, statusMessage, parameters: { seed: 7 } });
    expect(run.metrics['loss']?.count).toBe(2500);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s: stopped, and the signal goes on', async (signal) => {
    const {
      run,
      signal: ended,
      code,
    } = await endOf(
      `await using run = await Run.start(options);
      console.log('id', run.id);
      ${points}
      console.log('ready');
      for (;;) { await sleep(5); run.logMetric('late', 1); }`,
      { signalWhenReady: signal },
    );
    expect({ code, ended }).toEqual({ code: null, ended: signal });
    expect(run).toMatchObject({ status: 'stopped', statusMessage: `Stopped by ${signal}` });
    expect(run.metrics['loss']?.count).toBe(2500);
  });

  test('an artifact that is on its way when the process exits is stored', async () => {
    const { code, run } = await endOf(`
      const run = await Run.start(options);
      console.log('id', run.id);
      void run.logArtifact('notes', 'kept');
      void run.logImage('dot', new Uint8Array([1, 2, 3]));
      void run.logFile(process.argv[1], { name: 'program' });
      process.exit(3);`);
    expect(code).toBe(3);
    expect(run.artifacts.map(({ name }) => name).sort()).toEqual(['dot', 'notes', 'program']);
  });

  test("a user's own handler of the signal is respected", async () => {
    const { run, code, stdout } = await endOf(
      `process.once('SIGINT', () => { console.log('mine'); process.exit(7); });
      await using run = await Run.start(options);
      console.log('id', run.id, 'ready');
      await sleep(5000);`,
      { signalWhenReady: 'SIGINT' },
    );
    expect(code).toBe(7);
    expect(stdout).toContain('mine');
    expect(run).toMatchObject({ status: 'stopped', statusMessage: 'Stopped by SIGINT' });
  });

  test('hooks that only wait for the exit do not swallow the signal', async () => {
    // As the package signal-exit has it: counted in a known place, and letting the signal go on when alone.
    const { run, signal: ended } = await endOf(
      `globalThis[Symbol.for('signal-exit emitter')] = { count: 1 };
      const hook = () => {
        if (process.listeners('SIGINT').length !== 1) return;
        process.removeListener('SIGINT', hook);
        process.kill(process.pid, 'SIGINT');
      };
      process.on('SIGINT', hook);
      await using run = await Run.start(options);
      console.log('id', run.id, 'ready');
      await sleep(5000);`,
      { signalWhenReady: 'SIGINT' },
    );
    expect(ended).toBe('SIGINT');
    expect(run.status).toBe('stopped');
  });

  test('a run that nobody ends ends with the process, and it is said', async () => {
    const { run, code, stderr } = await endOf(`
      const run = await Run.start(options);
      console.log('id', run.id);
      ${points}`);
    expect(code).toBe(0);
    expect(run.status).toBe('completed');
    expect(run.metrics['loss']?.count).toBe(2500);
    expect(stderr).toContain('it was not ended');
  });

  test('an exception that the user handles is not the end', async () => {
    const { run, code } = await endOf(`
      process.on('uncaughtException', () => console.log('handled'));
      await using run = await Run.start(options);
      console.log('id', run.id);
      setTimeout(() => { throw new Error('minor'); }, 1);
      await sleep(50);`);
    expect(code).toBe(0);
    expect(run).toMatchObject({ status: 'completed', statusMessage: '' });
  });

  test('a child process finds the run of its parent by loadRun(), and leaves its end to it', async () => {
    const { run, code, stderr } = await endOf(`
      import { spawnSync } from 'node:child_process';
      if (process.env.ASSAY_RUN_ID === undefined) {
        await using run = await Run.start(options);
        console.log('id', run.id);
        const child = spawnSync(process.execPath, [...process.execArgv, process.argv[1]], {
          env: { ...process.env, ...run.environment() }, encoding: 'utf8',
        });
        console.log(child.stdout, child.stderr);
        run.logMetric('parent', 1);
      } else {
        await using run = await loadRun();
        run.logParameter('from', 'child');
        run.logMetric('child', 1, { step: 3 });
      }`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(run).toMatchObject({ status: 'completed', parameters: { from: 'child' } });
    expect(Object.keys(run.metrics).sort()).toEqual(['child', 'parent']);
  });

  test.each([
    ['an error', `throw new Error('diverged');`, 1],
    ['process.exit', 'process.exit(4);', 4],
    ['the end of the program', '', 0],
    ['the end of the scope', 'await run.finish();', 0],
  ])('without a server, %s ends the process in bounded time and with its own code', async (_, ending, expected) => {
    const { code, stderr } = await runProgram(
      `${head}
      import { Session } from '@assay/sdk';
      const session = new Session({ url: 'http://127.0.0.1:1', finishTimeoutMs: 500 });
      const run = await Run.start({ ...options, session });
      ${points}
      ${ending}`,
    );
    expect(code).toBe(expected);
    expect(stderr).toMatch(/kept on this machine: .* assay sync --spool /);
  });
});
