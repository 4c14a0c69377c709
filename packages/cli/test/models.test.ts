import { createClient } from '@assay/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../../../test/support/server.ts';
import { runAssay } from '../../../test/support/run-assay.ts';
import type { TestServer } from '../../../test/support/server.ts';
import type { AssayResult } from '../../../test/support/run-assay.ts';

let server: TestServer;
let runId: string;

const assay = (...args: readonly string[]): Promise<AssayResult> => runAssay(args, { url: server.url });

beforeAll(async () => {
  server = await startServer();
  const client = createClient({ url: server.url });
  const run = await client.createRun({ body: { experimentName: 'digits', name: 'train' } });
  runId = run.id;
  await client.logArtifact({ params: { runId }, body: { name: 'model/weights.txt', value: '1 2 3' } });
});
afterAll(async () => server[Symbol.asyncDispose]());

test('a model is registered from a run, promoted, named by an alias and shown', async () => {
  const made = await assay('models', 'register', 'reader', '--run', 'digits/train', '--artifact', 'model/');
  expect(made.stdout).toBe(`Registered reader version 1 from runs:/${runId}/model.\n`);
  const second = await assay('models', 'register', 'reader', '--source', 's3://a/b', '--alias', 'challenger', '--json');
  expect(JSON.parse(second.stdout)).toMatchObject({ version: 2, runId: null, aliases: ['challenger'] });

  expect((await assay('models', 'promote', 'reader', '1')).stdout).toBe('reader version 1 is in Production.\n');
  expect((await assay('models', 'promote', 'reader', 'challenger')).stdout).toBe(
    'reader version 2 is in Production.\n',
  );
  expect((await assay('models', 'alias', 'reader', 'best', 'latest')).stdout).toBe('@best is reader version 2.\n');
  const shown = await assay('models', 'show', 'reader');
  expect(shown.stdout).toMatch(/^ +2 +Production +@best @challenger .*s3:\/\/a\/b/m);
  expect(shown.stdout).toMatch(/^ +1 +Archived .*train/m);
  expect((await assay('models', 'list')).stdout).toMatch(/^reader +2 +2 +@best=2 @challenger=2/m);
  const production = await assay('models', 'list', '--filter', 'stage = "Production"', '--json');
  expect(JSON.parse(production.stdout)).toMatchObject([{ name: 'reader' }]);

  expect((await assay('models', 'alias', 'reader', 'best', '--delete')).code).toBe(0);
  const json = JSON.parse((await assay('models', 'show', 'reader', '--json')).stdout) as object;
  expect(json).toMatchObject({
    aliases: [{ alias: 'challenger', version: 2 }],
    versions: [{ version: 2 }, { version: 1 }],
  });
});

test.each<[string, readonly string[], RegExp]>([
  [
    'what the run did not log',
    ['register', 'm', '--run', 'digits/train', '--artifact', 'mod'],
    /has no artifact "mod"/,
  ],
  ['neither source nor artifact', ['register', 'm', '--run', 'digits/train'], /--run and --artifact, or --source/],
  ['an unknown stage', ['promote', 'reader', '1', 'Live'], /expected one of None, Staging, Production, Archived/],
  ['a version that is not there', ['promote', 'reader', '9'], /no version 9/],
  ['an alias without a version', ['alias', 'reader', 'best'], /or --delete/],
  ['an unknown model', ['show', 'nobody'], /No registered model has the name "nobody"/],
])('%s is refused', async (_, args, message) => {
  const { code, stderr, stdout } = await assay('models', ...args);
  expect([code, stdout]).toEqual([expect.any(Number), '']);
  expect(code).not.toBe(0);
  expect(stderr).toMatch(message);
});
