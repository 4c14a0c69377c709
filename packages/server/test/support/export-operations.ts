import { expect } from 'vitest';
import type { NativeOperationName } from '@assay/wire';
import type { TestServer } from './test-server.ts';

const files = [
  { path: '/export/runs', begin: 'id,name,', operations: ['exportRuns', 'downloadRuns'] },
  { path: '/export/points', begin: 'run_id,run_name,', operations: ['exportPoints', 'downloadPoints'] },
] as const;

/** Each operation that answers a file, once; those that were done. */
export async function exportOperations(server: TestServer, runId: string): Promise<NativeOperationName[]> {
  for (const { path, begin } of files) {
    const asked = await server.call('POST', path, { format: 'csv', runIds: [runId] });
    const linked = await server.call('GET', `${path}?format=csv&runIds=${runId}`);
    expect([asked.status, linked.status, linked.text]).toEqual([200, 200, asked.text]);
    expect(asked.text.startsWith(begin), asked.text).toBe(true);
  }
  const sets = [
    { name: 'a', runIds: [runId] },
    { name: 'b', filter: 'name = "nobody"' },
  ];
  const question = { format: 'jsonl', metric: 'loss', sets, alsoStatuses: ['running'] };
  const compared = await server.call('POST', '/export/comparison', question);
  expect(JSON.parse(compared.text)).toMatchObject({ metric: 'loss', a: 'a', b: 'b', verdict: 'noClaim', p: null });
  return files.flatMap<NativeOperationName>(({ operations }) => [...operations]).concat('exportComparison');
}
