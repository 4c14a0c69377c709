import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import { repositoryRoot, runProcess } from '../../../../tools/process/run-process.ts';
import { startServer } from '../../../support/server.ts';
import { userConfig } from './aws-variables.ts';
import { pythonOf, quietPython } from './python-checks.ts';

/** The blocks of code of a language in a page, in order. */
function blocksOf(page: string, language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code ?? '');
}

test('the commands and programs of the guide work as they stand', async () => {
  const page = await readFile(path.join(repositoryRoot, 'docs', 'guide', 'sagemaker.md'), 'utf8');
  const [threeLines = '', execLine = ''] = blocksOf(page, 'sh');
  const [train = '', script = ''] = blocksOf(page, 'python');
  await using server = await startServer();
  const folder = path.join(server.dataDir, 'user');
  await mkdir(folder);
  // What "npx" and "python" are on the machine of somebody who has installed both.
  const assay = path.join(repositoryRoot, 'packages', 'cli', 'bin', 'assay.mjs');
  const programs = `npx() { shift; "${process.execPath}" --conditions=source "${assay}" "$@"; }
python() { "${pythonOf('sagemaker-2')}" "$@"; }
`;
  const given = { cwd: folder, env: { ...quietPython, ...userConfig(folder), ASSAY_URL: server.url } };
  const run = async (command: string): Promise<void> => {
    const { code, output } = await runProcess('sh', ['-ec', programs + command], given);
    expect(code, output).toBe(0);
  };

  await writeFile(path.join(folder, 'train.py'), train);
  expect(threeLines).toMatch(/^npx assay serve &\n/);
  await run(threeLines.replace('npx assay serve &\n', ''));
  await writeFile(path.join(folder, 'train.py'), script);
  await run(execLine.replace('-- python', `-- "${pythonOf('sagemaker-2')}"`));

  const client = createClient({ url: server.url });
  const { runs } = await client.searchRuns({ body: { filter: 'experiment = "my-experiment"', sort: 'name' } });
  expect(runs).toMatchObject([
    { name: 'first', status: 'completed' },
    { name: 'second', status: 'completed' },
  ]);
  const { artifacts } = await client.listArtifacts({ params: { runId: runs[0]?.id ?? '' } });
  expect(artifacts.map(({ name }) => name).toSorted()).toEqual(['confusion', 'script']);
});
