import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';

test('a fresh server shows how to log a run, and the run when it arrives', async () => {
  await using server = await startServer();
  await using browser = await launchBrowser();
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const faults = collectFaults(page);
  await page.goto(server.url);

  const guide = page.getByRole('region', { name: 'Log your first run' });
  await guide.getByText(`ASSAY_URL=${server.url}`).waitFor();
  await guide.getByRole('button', { name: 'Command line' }).click();
  await guide.getByText('assay exec --experiment first-steps').waitFor();
  await guide.getByRole('button', { name: 'Copy the example for Command line' }).click();
  await guide.getByText('Copied').waitFor();
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain(`export ASSAY_URL=${server.url}`);
  await page.getByText('Waiting for the first run').waitFor();
  await page.getByRole('status').getByText('Live').waitFor();

  const client = clientOf(server.url);
  const run = await client.createRun({ body: { experimentName: 'first-steps', name: 'hello' } });

  const arrived = page.getByRole('region', { name: 'Your first run' });
  await arrived.getByText('Running').waitFor();
  expect(await guide.count()).toBe(0);
  await page
    .getByRole('region', { name: 'Experiments lately active' })
    .getByRole('link', { name: 'first-steps' })
    .waitFor();

  await client.updateRun({ params: { runId: run.id }, body: { status: 'completed' } });
  await arrived.getByText('Completed').waitFor();
  await arrived.getByRole('link', { name: 'hello' }).click();
  await page.getByRole('heading', { level: 1, name: 'hello' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/runs/${run.id}`);
  expect(faults).toEqual([]);
});

const assay = fileURLToPath(new URL('../../packages/cli/bin/assay.mjs', import.meta.url));

/** A folder with the commands that the examples call: `assay` of these sources, and a `python` that only says what it was given. */
async function folderOfCommands(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'assay-first-run-'));
  const commands = {
    assay: `exec '${process.execPath}' --conditions=source '${assay}' "$@"`,
    python: 'echo "trained by $1"',
  };
  for (const [name, text] of Object.entries(commands)) {
    await writeFile(path.join(folder, name), `#!/bin/sh\n${text}\n`);
    await chmod(path.join(folder, name), 0o755);
  }
  return folder;
}

test.skipIf(process.platform === 'win32').each([
  ['Command line', 'python train.py'],
  ['curl', ''],
])(
  'the example for %s runs as it was copied, and its run appears without a reload (needs a shell)',
  async (title, name) => {
    await using server = await startServer();
    await using browser = await launchBrowser();
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const faults = collectFaults(page);
    await page.goto(server.url);
    const guide = page.getByRole('region', { name: 'Log your first run' });
    await guide.getByRole('button', { name: title }).click();
    await guide.getByRole('button', { name: `Copy the example for ${title}` }).click();
    await guide.getByText('Copied').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    await page.getByRole('status').getByText('Live').waitFor();
    const folder = await folderOfCommands();
    try {
      const env = { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}`, HOME: folder };
      await promisify(execFile)('/bin/sh', ['-c', copied], { cwd: folder, env });
    } finally {
      await rm(folder, { recursive: true });
    }
    const arrived = page.getByRole('region', { name: 'Your first run' });
    await arrived.getByText(name === '' ? 'Running' : 'Completed').waitFor();
    const [run] = (await clientOf(server.url).searchRuns({ body: { limit: 1 } })).runs;
    expect(run?.experimentId).not.toBeNull();
    await arrived.getByRole('link').first().click();
    await page.waitForURL(`**/runs/${run?.id ?? ''}`);
    if (name !== '') {
      await page.getByRole('link', { name: 'Logs' }).click();
      await page.getByText('trained by train.py').waitFor();
    }
    expect(faults).toEqual([]);
    await context.close();
  },
);
