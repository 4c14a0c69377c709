import { spawn } from 'node:child_process';
import { createClient } from '@assay/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, startServer } from '../../../test/support/server.ts';
import { runAssay, starter } from '../../../test/support/run-assay.ts';
import type { TestServer } from '../../../test/support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

describe('exit status', () => {
  test.each([
    ['help', ['--help'], 0],
    ['help of a command', ['runs', 'compare', '--help'], 0],
    ['version', ['version'], 0],
    ['version as an option', ['--version'], 0],
    ['no command', [], 2],
    ['an unknown command', ['rnus'], 2],
    ['an unknown option', ['runs', 'list', '--colums', 'x'], 2],
    ['a missing argument', ['runs', 'show'], 2],
    ['a number that is none', ['runs', 'list', '--limit', 'many'], 2],
    ['an unknown column', ['runs', 'list', '--columns', 'nmae'], 2],
    ['a faulty filter', ['runs', 'list', '--filter', 'status ='], 2],
    ['an address that is none', ['runs', 'list', '--url', 'nowhere'], 2],
    ['a run that is not there', ['runs', 'show', 'nothing'], 3],
    ['an id that is not there', ['runs', 'show', 'f'.repeat(32)], 3],
    ['an experiment that is not there', ['experiments', 'show', 'nothing'], 3],
  ])('%s', async (_, args, code) => {
    const result = await runAssay(args, { url: server.url });
    expect(result.code).toBe(code);
    if (code !== 0) expect(result.stdout).toBe('');
  });

  test('a server that is not there: 4, and how to start one', async () => {
    const result = await runAssay(['runs', 'list'], { url: `http://127.0.0.1:${await freePort()}` });
    expect(result).toMatchObject({ code: 4, stdout: '' });
    expect(result.stderr).toContain('assay serve');
    expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('errors for programs are JSON', async () => {
    const { stderr } = await runAssay(['runs', 'list', '--filter', 'nmae = 1', '--json'], { url: server.url });
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'InvalidFilter', position: 0 } });
  });
});

test('what others have named cannot drive the terminal', async () => {
  const client = createClient({ url: server.url });
  await client
    .createRun({ body: { experimentName: 'hostile', name: 'a\u001b]0;title\u0007b\u202e' } })
    .catch(() => undefined);
  const run = await client.createRun({
    body: { experimentName: 'hostile', parameters: { text: '\u001b[2J\nsecond' } },
  });
  for (const args of [
    ['runs', 'list', '-e', 'hostile'],
    ['runs', 'show', run.id],
  ]) {
    const { stdout, code } = await runAssay(args, { url: server.url });
    expect(code).toBe(0);
    for (const character of ['\u001b', '\u0007', '\u202e']) expect(stdout).not.toContain(character);
  }
});

describe('colours', () => {
  test.each([
    ['none in a pipe', {}, false],
    ['forced', { FORCE_COLOR: '1' }, true],
    ['NO_COLOR wins', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('%s', async (_, env, expected) => {
    const { stdout } = await runAssay(['experiments', 'list'], { url: server.url, env });
    expect(stdout.includes('\u001b[')).toBe(expected);
  });
});

test('a reader that goes away is no error', async () => {
  const child = spawn(
    'sh',
    ['-c', `"${process.execPath}" --conditions=source "${starter}" --help | head -n 1; echo "$?"`],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (output += bytes.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  expect(output).toBe('Usage: assay [options] [command]\n0\n');
});
