import { spawn } from 'node:child_process';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { RunId } from '@assay/base';
import type { ExperimentRow, RunRow } from '@assay/core';
import type { MetricSummary, PointColumns } from '@assay/series';
import { sampleExperiment } from './sample-rows.ts';
import type { StoreModule } from './store-under-test.ts';
import { StoreUnderTest } from './store-under-test.ts';

const crashes = 4;

/** What was acknowledged is there afterwards. */
export function describeDurability(module: StoreModule, moduleUrl: string): void {
  describe('durability', () => {
    test('acknowledged commands are there after closing and opening', async () => {
      await using under = await StoreUnderTest.open(module);
      const rows = Array.from({ length: 20 }, () => sampleExperiment());
      await Promise.all(rows.map((row) => under.write([['insert', 'experiment', row]])));
      await under.reopen();
      expect(await under.read([['count', 'experiment', {}]])).toEqual([20]);
      await under.store.checkHealth();
      expect(await under.store.statistics()).toEqual(expect.objectContaining({ commits: expect.any(Number) }));
    });

    test('a process killed while it writes loses nothing acknowledged and leaves no half of a command', async () => {
      await using under = await StoreUnderTest.open(module);
      await under.store[Symbol.asyncDispose]();
      const acknowledged: number[] = [];
      for (let round = 0; round < crashes; round++)
        acknowledged.push(...(await writeAndKill(moduleUrl, under.folder, round * 1_000_000, 250 + round * 40)));
      await under.reopen();
      const [experiments, runs, changes] = (await under.read([
        ['find', 'experiment', {}],
        ['find', 'run', {}],
        ['changesAfter', 0, 1_000_000],
      ])) as [ExperimentRow[], RunRow[], { changes: { data: string }[] }];
      const stored = new Set(experiments.map(({ name }) => Number(name)));
      expect(acknowledged.length).toBeGreaterThan(crashes);
      expect(acknowledged.filter((number) => !stored.has(number))).toEqual([]);
      expect(new Set(changes.changes.map(({ data }) => Number(data)))).toEqual(stored);
      const points: number[] = [];
      for (const run of runs) {
        const [series, summaries] = (await under.read([
          ['readSeries', run.id, ['n']],
          ['metricSummaries', [run.id]],
        ])) as [Map<string, PointColumns>, Map<RunId, Map<string, MetricSummary>>];
        const values = [...(series.get('n')?.values ?? [])];
        expect(summaries.get(run.id)?.get('n')?.count ?? 0).toBe(values.length);
        points.push(...values);
      }
      expect(points.toSorted((a, b) => a - b)).toEqual([...stored].toSorted((a, b) => a - b));
    }, 60_000);
  });
}

/** Numbers of the commands that the program saw acknowledged before it was killed. */
async function writeAndKill(moduleUrl: string, folder: string, first: number, afterMs: number): Promise<number[]> {
  const program = fileURLToPath(new URL('./crash-writer.ts', import.meta.url));
  const nodeOptions = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(execPath, [...nodeOptions, program, moduleUrl, folder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const exited = new Promise((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    void exited.then(() => resolve());
    child.stdout.on('data', (chunk: Buffer) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      output += chunk.toString('latin1');
    });
  });
  await exited;
  return output.split('\n').slice(0, -1).map(Number);
}
