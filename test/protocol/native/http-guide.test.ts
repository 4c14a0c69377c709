import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { encodeBatch, pointBatch } from '@assay/series';
import { startServer } from '../../support/server.ts';

const page = readFileSync(new URL('../../../docs/guide/http.md', import.meta.url), 'utf8');
const commands = [...page.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, code = '']) => code.trimEnd().split('\n'));
// The commands of the guide are curl's: without it there is nothing to run. `npm test` lists what is left out.
const hasCurl = spawnSync('curl', ['--version']).status === 0;

test.skipIf(!hasCurl)('every command of the guide works as it stands (skipped where there is no curl)', async () => {
  await using server = await startServer({ args: ['--log-level', 'error'] });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-guide-'));
  writeFileSync(path.join(folder, 'model.bin'), 'model');
  writeFileSync(
    path.join(folder, 'points.bin'),
    encodeBatch(pointBatch([{ name: 'loss', step: 9, timeMs: 1, value: 0.01 }])),
  );
  // --fail makes an error of the server one of the command; what never ends is ended.
  const script = commands
    .map((command) => command.replaceAll('curl ', 'curl --fail-with-body '))
    .map((command) =>
      command.includes('curl --fail-with-body -sN') ? `timeout 1 ${command} || [ $? = 124 ]` : command,
    )
    .join('\necho\n')
    .replace('http://127.0.0.1:4600', server.url);
  const { status, stdout, stderr } = spawnSync('sh', ['-e'], {
    input: script,
    cwd: folder,
    encoding: 'utf8',
    timeout: 40_000,
  });
  rmSync(folder, { recursive: true });
  expect(stderr).toBe('');
  expect(status, stdout).toBe(0);
  expect(stdout).toContain('"status":"completed"');
  expect(stdout).toContain('retry: 2000');
  expect(stdout).toContain('step,timeMs,value');
});
