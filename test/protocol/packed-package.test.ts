import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repositoryRoot, runProcess } from '../../tools/process/run-process.ts';
import { startServer } from '../support/server.ts';

// An empty folder of somebody who has Node and npm and nothing of this repository.
const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-installed-'));
const user = path.join(folder, 'project');
const installed = path.join(user, 'node_modules', 'assay');

async function succeed(command: string, args: readonly string[], cwd = user): Promise<string> {
  const { code, output } = await runProcess(command, args, { cwd, env: { NO_COLOR: '1' } });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} answered ${code}:\n${output}`);
  return output;
}

beforeAll(async () => {
  await succeed(process.execPath, ['--conditions=source', 'tools/pack.ts', '--out', folder], repositoryRoot);
  mkdirSync(user);
  writeFileSync(path.join(user, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const { version } = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  const tarball = path.join(folder, `assay-${version}.tgz`);
  await succeed('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', tarball]);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('runs no script at installation, and links to nothing of the repository', () => {
  const lock = readFileSync(path.join(user, 'package-lock.json'), 'utf8');
  expect(lock).not.toContain('"hasInstallScript"');
  expect(lock).not.toContain(repositoryRoot);
});

test('names its version', async () => {
  const { version } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as { version: string };
  expect(await succeed('npx', ['--no-install', 'assay', 'version'])).toContain(version);
});

test('serves, hands out Studio, takes a run from its own client, and lists it', async () => {
  await using server = await startServer({ program: path.join(installed, 'bin', 'assay.mjs') });
  const page = await fetch(`${server.url}/`, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  const html = await page.text();
  const script = /<script[^>]+src="([^"]+\.js)"/.exec(html)?.[1];
  expect(script, html).toBeDefined();
  const module = await fetch(new URL(script ?? '', `${server.url}/`));
  expect(module.status).toBe(200);
  expect(module.headers.get('content-type')).toContain('javascript');

  writeFileSync(path.join(user, 'train.js'), training);
  const env = { ASSAY_URL: server.url };
  const trained = await runProcess(process.execPath, ['train.js'], { cwd: user, env });
  expect(trained.code, trained.output).toBe(0);
  const bin = path.join(user, 'node_modules', '.bin', 'assay');
  const listed = await runProcess(bin, ['runs', 'list', '--json'], { cwd: user, env });
  expect(listed.code, listed.output).toBe(0);
  expect(listed.output).toContain('from-the-package');
  expect((await server.stop()).code).toBe(0);
});

const training = `
import { Run } from 'assay';
await using run = await Run.start({ experiment: 'installed', name: 'from-the-package' });
run.logParameter('learning_rate', 0.1);
for (let step = 0; step < 3; step += 1) run.logMetric('loss', 1 / (step + 1), { step });
`;

test('its declarations compile in a strict project', async () => {
  writeFileSync(path.join(user, 'train.ts'), training);
  const options = {
    strict: true,
    module: 'nodenext',
    target: 'es2024',
    noEmit: true,
    lib: ['es2024', 'esnext', 'dom'],
  };
  writeFileSync(path.join(user, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['train.ts'] }));
  const tsc = path.join(repositoryRoot, 'node_modules', '.bin', 'tsc');
  const { code, output } = await runProcess(tsc, ['-p', user, '--pretty', 'false']);
  expect(output).toBe('');
  expect(code).toBe(0);
});
