import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { withoutSecrets } from './command-line.ts';
import { withoutCredentials } from './git.ts';
import { readPackageVersions } from './packages.ts';
import { runCommand } from './run-command.ts';
import { SystemSampler } from './system-sampler.ts';

test.each([
  ['https://user:secret@host.test/a/b.git', 'https://host.test/a/b.git'],
  ['https://ghp_token@host.test/a.git', 'https://host.test/a.git'],
  ['https://host.test/a.git', 'https://host.test/a.git'],
  ['git@host.test:a/b.git', 'git@host.test:a/b.git'],
  ['/srv/a.git', '/srv/a.git'],
])('the remote %s is kept as %s', (remote, kept) => {
  expect(withoutCredentials(remote)).toBe(kept);
});

test.each([
  [
    ['train.ts', '--lr', '0.1'],
    ['train.ts', '--lr', '0.1'],
  ],
  [['--api-key=abc'], ['--api-key=***']],
  [
    ['--token', 'abc', 'next'],
    ['--token', '***', 'next'],
  ],
  [
    ['--token', '--lr', '1'],
    ['--token', '--lr', '1'],
  ],
  [['DB_PASSWORD=x'], ['DB_PASSWORD=***']],
  [
    ['--db', 'postgres://me:pw@h/db'],
    ['--db', 'postgres://***@h/db'],
  ],
  [['--value=sk-1234'], ['--value=***']],
  [['hf_abcdef'], ['***']],
  [
    ['--max-tokens', '512', '--accessKey', 'k'],
    ['--max-tokens', '512', '--accessKey', '***'],
  ],
  [
    ['--tokenizer', 'bpe'],
    ['--tokenizer', 'bpe'],
  ],
])('the arguments %j are kept as %j', (args, kept) => {
  expect(withoutSecrets(args)).toEqual(kept);
});

test('versions of what the nearest package.json names', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'assay-packages-'));
  const write = async (file: string, content: unknown): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), JSON.stringify(content));
  };
  await write('package.json', {
    name: 'model',
    version: '1.2.3',
    dependencies: { near: '^1', gone: '*' },
    devDependencies: { up: '1' },
  });
  await write('node_modules/near/package.json', { version: '1.9.0' });
  await write('node_modules/up/package.json', { version: '2.0.0' });
  await mkdir(path.join(folder, 'src/deep'), { recursive: true });
  expect(await readPackageVersions(path.join(folder, 'src/deep'))).toEqual({
    node: process.version,
    name: 'model',
    version: '1.2.3',
    dependencies: { gone: null, near: '1.9.0', up: '2.0.0' },
  });
  await rm(folder, { recursive: true });
});

test('a program that is not there, fails or hangs is no error', async () => {
  expect(await runCommand('no-such-program-here', [])).toBeUndefined();
  expect(await runCommand(process.execPath, ['-e', 'process.exit(2)'])).toBeUndefined();
  expect(await runCommand(process.execPath, ['-e', 'setTimeout(() => {}, 9000)'], { timeoutMs: 100 })).toBeUndefined();
  const cut = await runCommand(process.execPath, ['-e', 'console.log("x".repeat(9000))'], { mostBytes: 100 });
  expect(cut).toMatchObject({ cut: true });
  expect(execFileSync(process.execPath, ['-p', '1']).toString()).toBe('1\n');
});

test('samples hold what the machine and the process use', async () => {
  const sampler = new SystemSampler();
  for (const end = performance.now() + 120; performance.now() < end;) Math.sqrt(2);
  const sample = await sampler.sample();
  expect(sample['system/process_cpu_percent']).toBeGreaterThan(10);
  expect(sample['system/cpu_percent']).toBeGreaterThanOrEqual(0);
  expect(sample['system/cpu_percent']).toBeLessThanOrEqual(100);
  expect(sample['system/memory_mb']).toBeGreaterThan(10);
  expect(sample['system/process_memory_mb']).toBeGreaterThan(10);
});

test.runIf(process.platform === 'linux')('the use of another process is that of its descendants too', async () => {
  // The shell sleeps; its child is busy.
  const script = 'node -e "const held = Buffer.alloc(5e7, 1); console.log(held.length); for (;;) Math.sqrt(2)"; true';
  const child = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  const ended = once(child, 'exit');
  const { pid } = child;
  if (pid === undefined) throw new Error('sh was not started');
  await once(child.stdout, 'data');
  const sampler = new SystemSampler(() => pid);
  const first = await sampler.sample();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const second = await sampler.sample();
  process.kill(-pid, 'SIGKILL');
  await ended;
  expect(first).not.toHaveProperty(['system/process_cpu_percent']);
  expect(second['system/process_cpu_percent']).toBeGreaterThan(10);
  expect(second['system/process_memory_mb']).toBeGreaterThan(60);
  expect(await sampler.sample()).not.toHaveProperty(['system/process_memory_mb']);
  expect(await new SystemSampler(() => undefined).sample()).not.toHaveProperty(['system/process_memory_mb']);
});
