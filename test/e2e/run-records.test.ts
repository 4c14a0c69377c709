import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';
import type { AssayClient } from './support/seed.ts';

let server: TestServer;
let browser: Browser;
let client: AssayClient;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

const open = async (path: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.url}/${path}`);
  return page;
};

const patchOf = (rate: string, extra = '') =>
  `diff --git a/train.ts b/train.ts\n--- a/train.ts\n+++ b/train.ts\n@@ -1,3 +1,3 @@ function train() {\n const steps = 10;\n-const rate = 0.1;\n+const rate = ${rate};\n end();\n${extra}`;

const environmentOf = (commit: string, vite: string | undefined, patch?: string) => ({
  git: {
    commit,
    branch: 'main',
    remote: 'https://github.com/a/b.git',
    dirty: true,
    ...(patch !== undefined && { patch }),
  },
  commandLine: ['node', 'train.ts', '--rate', '0.03'],
  packages: { node: 'v26.1.0', dependencies: { react: '19.3.1', ...(vite !== undefined && { vite }) } },
  hardware: { cpu: 'Xeon', cores: 2 },
});

test('the code of a run: commit, patch, and what differs from the run before or any other', async () => {
  const experimentName = 'code';
  const first = await client.createRun({
    body: {
      experimentName,
      name: 'the first',
      parameters: { rate: 0.1, depth: 3 },
      environment: environmentOf('9f2c1e7a8b', '8.0.0', patchOf('0.03')),
    },
  });
  const second = await client.createRun({
    body: {
      experimentName,
      name: 'the second',
      parameters: { rate: 0.03, depth: 3 },
      environment: environmentOf('9f2c1e7a8b', undefined),
    },
  });
  await client.logArtifact({
    params: { runId: second.id },
    body: {
      name: 'git/uncommitted.patch',
      value: patchOf(
        '0.05',
        'diff --git a/new.ts b/new.ts\nnew file mode 100644\n--- /dev/null\n+++ b/new.ts\n@@ -0,0 +1 @@\n+hello\n',
      ),
      mediaType: 'text/x-diff',
    },
  });
  const mlflow = await client.createRun({
    body: {
      experimentName,
      name: 'of MLflow',
      tags: { 'mlflow.source.git.commit': 'abcdef123456', 'mlflow.source.name': 'train.py' },
    },
  });

  const page = await open(`runs/${second.id}/code`);
  const faults = collectFaults(page);
  const commit = page.getByRole('link', { name: '9f2c1e7a8b' });
  expect(await commit.getAttribute('href')).toBe('https://github.com/a/b/commit/9f2c1e7a8b');
  await page.getByText('node train.ts --rate 0.03').waitFor();
  const patch = page.getByRole('region', { name: 'Patch', exact: true });
  await patch.getByText('2 files +2 −1').waitFor();
  const lines = await patch.getByRole('region', { name: 'train.ts' }).getByRole('row').allInnerTexts();
  expect(lines.map((text) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
    'Line 1 function train() {',
    '1 1 const steps = 10;',
    '2 removed: const rate = 0.1;',
    '2 added: const rate = 0.05;',
    '3 3 end();',
  ]);
  await patch.getByRole('button', { name: 'Side by side' }).click();
  expect(await patch.getByRole('region', { name: 'train.ts' }).getByRole('row').count()).toBe(4);

  const difference = page.getByRole('region', { name: 'Difference' });
  await difference.getByText('The same commit').waitFor();
  const otherwise = difference.getByRole('region', { name: 'Changed otherwise: patch against patch' });
  await otherwise.getByText('+const rate = 0.05;').waitFor();
  expect(await otherwise.getByText('1 file +1 −1').count()).toBe(1);
  const here = difference.getByRole('region', { name: 'Changed here only' });
  expect((await here.getByRole('region', { name: 'new.ts' }).innerText()).replaceAll(/\s+/g, ' ')).toContain('hello');
  const rows = async (name: string) =>
    (await difference.getByRole('table', { name }).getByRole('row').allInnerTexts()).map((text) =>
      text.replaceAll(/\s+/g, ' '),
    );
  expect(await rows('Differences of the environment')).toEqual([
    'Name the first the second',
    'Packages',
    'vite 8.0.0 not there',
  ]);
  expect(await rows('Differences of the parameters')).toEqual(['Name the first the second', 'rate 0.1 0.03']);

  await difference.getByRole('button', { name: 'the first' }).click();
  await page.getByRole('searchbox', { name: 'Find a run by its name or id' }).fill('MLFLOW');
  await page.getByRole('group', { name: 'Runs' }).getByRole('button', { name: 'of MLflow' }).click();
  await difference.getByText('Another commit: abcdef123456 → 9f2c1e7a8b').waitFor();
  await page.goto(`${server.url}/runs/${mlflow.id}/code`);
  await page.getByText('train.py').waitFor();
  await page.goto(`${server.url}/runs/${first.id}/code`);
  await page.getByText('There is no earlier run in this experiment.', { exact: false }).waitFor();
  expect(faults).toEqual([]);
  await page.close();
});
