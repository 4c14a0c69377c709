import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from '@assay/sdk';
import { expect, test } from 'vitest';
import { startServer } from '../../test/support/server.ts';

test('the five lines leave a completed run with its curve', async () => {
  await using server = await startServer();
  const script = fileURLToPath(new URL('train.ts', import.meta.url));
  await promisify(execFile)(process.execPath, ['--conditions=source', script], {
    env: { ...process.env, ASSAY_URL: server.url },
  });
  const { runs } = await createClient({ url: server.url }).searchRuns({ body: { metrics: 'all' } });
  expect(runs).toHaveLength(1);
  expect(runs[0]).toMatchObject({ experimentName: 'five-lines', status: 'completed' });
  expect(runs[0]?.metrics['loss']).toMatchObject({ count: 50, first: { value: 25, step: 0 }, last: { step: 49 } });
});
