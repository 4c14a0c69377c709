import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { RunId } from '@assay/base';
import { pointBatch } from '@assay/series';
import { crashPoints } from '@assay/storage';
import { expect, test } from 'vitest';
import { CompactedStore, storePlace } from './compacted-store.ts';

const passed = crashPoints.filter((name) => name.startsWith('compactor.'));

test.for([
  ...passed,
  'compactor.segment-synced:2',
  'compactor.after-seal:2',
  'compactor.log-partly-deleted:2',
  undefined,
])(
  'killed at %s, the store has every acknowledged point once and no file too many',
  { timeout: 60_000 },
  async (crashAt) => {
    const folder = await mkdtemp(join(storePlace, 'assay-crash-'));
    const { lines, signal } = await runUntilKilled(folder, crashAt);
    const [runId, ...acknowledged] = lines;
    if (crashAt === undefined) expect(acknowledged.pop()).toBe('end');
    else expect(signal).toBe('SIGKILL');
    await using after = await CompactedStore.open({}, folder);
    const last = Number(acknowledged.at(-1) ?? -1);
    const check = async (): Promise<number> => {
      const { series } = await after.read({ runId: runId as RunId, names: ['n'] });
      const values = [...(series.get('n')?.values ?? [])].toSorted((a, b) => a - b);
      expect(values).toEqual(values.map((_, i) => i));
      expect(values.length).toBeGreaterThan(last);
      return values.length;
    };
    const count = await check();
    await after.store.compact({ keepNothing: true });
    expect(await check()).toBe(count);
    const named = after.rows('SELECT file FROM metric_segment ORDER BY file').map(({ file }) => file);
    expect(await after.segmentFiles()).toEqual(named);
    await after.append(runId as RunId, pointBatch([{ name: 'n', step: 1, timeMs: 1, value: count }]));
    expect(await check()).toBe(count + 1);
  },
);

async function runUntilKilled(
  folder: string,
  crashAt: string | undefined,
): Promise<{ lines: string[]; signal: string | null }> {
  const program = fileURLToPath(new URL('./crash-program.ts', import.meta.url));
  const options = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(execPath, [...options, program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...env, ...(crashAt !== undefined && { ASSAY_CRASH_POINT: crashAt }) },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('latin1')));
  const signal = await new Promise<string | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (_, killedBy) => resolve(killedBy));
  });
  return { lines: output.split('\n').slice(0, -1), signal };
}
