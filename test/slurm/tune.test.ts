import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import { runAssay } from '../support/run-assay.ts';
import { startServer } from '../support/server.ts';
import { startSlurmCluster } from './slurm-cluster.ts';

test('a study on a cluster: a node dies in its midst, and it finishes', async () => {
  await using cluster = await startSlurmCluster();
  await using server = await startServer();
  const client = createClient({ url: server.url });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-slurm-tune-'));
  try {
    const program = `for e in 1 2 3; do echo "epoch $e loss $(awk "BEGIN { print $1 / $e }")"; sleep 0.7; done; echo "on $SLURMD_NODENAME"`;
    const pattern = String.raw`loss=epoch (?<step>\d+) loss (\S+)`;
    const tuning = runAssay(
      [
        ['tune', '--executor', 'slurm', '--slurm-option=--cpus-per-task=2', '--memory-limit', '200M', '-e', 'cluster'],
        ['--study', 'nodes', '-p', 'x=1.0..2', '--metric-pattern', pattern, '-n', '7', '--parallel', '3'],
        ['--', 'sh', '-c', program, 'sh', '{x}'],
      ].flat(),
      { url: server.url, cwd: folder, env: { ...cluster.environment, ASSAY_SPOOL: path.join(folder, 'spool') } },
    );
    const busy = (): Promise<string> => cluster.run('squeue', '-h', '-t', 'running', '-o', '%N');
    await expect.poll(busy).toContain('n2');
    await cluster.killNode('n2');
    const result = await tuning;
    expect(result.stderr).toContain('nodes cannot reach it');
    expect(result.code, result.stderr).toBe(0);
    const { studies } = await client.listStudies({ query: {} });
    expect(studies).toMatchObject([{ name: 'nodes', state: 'finished', trialCounts: { complete: 7, failed: 0 } }]);
    const { trials } = await client.listTrials({ params: { studyId: studies[0]?.id ?? '' }, query: {} });
    const places = new Set<string>();
    for (const { runId, objectives, values } of trials) {
      expect(objectives?.[0]).toBeCloseTo(Number(values['x']) / 3, 4);
      const { lines } = await client.readLog({ params: { runId: runId ?? '' }, query: {} });
      places.add(lines.at(-1)?.text ?? '');
    }
    expect([...places].every((place) => /^on n[123]$/.test(place))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
