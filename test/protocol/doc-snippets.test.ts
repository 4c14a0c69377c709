import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repositoryRoot, runProcess } from '../../tools/process/run-process.ts';
import { docSnippets, snippetFileName, snippetModule } from '../../tools/source/doc-snippets.ts';
import { repositoryFiles } from '../../tools/source/repository-files.ts';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';

const runnable = docSnippets(repositoryFiles()).filter(({ words }) => words === 'run');
// Inside the repository, so that the rooms' names resolve; each test's working directory is elsewhere.
const modules = path.join(repositoryRoot, '.cache', `doc-snippets-${process.pid}`);
const elsewhere = mkdtempSync(path.join(os.tmpdir(), 'assay-snippets-'));
let server: TestServer;

beforeAll(async () => {
  mkdirSync(modules, { recursive: true });
  server = await startServer();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(modules, { recursive: true, force: true });
  rmSync(elsewhere, { recursive: true, force: true });
});

test('there are examples that run', () => {
  expect(runnable).not.toHaveLength(0);
});

for (const snippet of runnable) {
  test(`${snippet.page}:${snippet.line} runs as it stands`, async () => {
    const file = path.join(modules, snippetFileName(snippet));
    writeFileSync(file, snippetModule(snippet));
    const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
    const { code, output } = await runProcess(process.execPath, [...flags, file], {
      cwd: elsewhere,
      env: { ASSAY_URL: server.url },
    });
    expect(output).not.toMatch(/Error|Warning/);
    expect(code, output).toBe(0);
  });
}
