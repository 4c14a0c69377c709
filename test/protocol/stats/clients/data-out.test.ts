import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@assay/sdk';
import { expect, test } from 'vitest';
import { findPythonClients } from '../../../../tools/needs/python-clients.ts';
import { repositoryRoot, runProcess } from '../../../../tools/process/run-process.ts';
import { startServer } from '../../../support/server.ts';

const python = findPythonClients('statistics');
const page = readFileSync(path.join(repositoryRoot, 'docs/guide/data-out.md'), 'utf8');
const blocks = Array.from(page.matchAll(/^```(sh|py)\n(.*?)^```/gms), ([, kind = '', code = '']) => ({ kind, code }));
const assay = path.join(repositoryRoot, 'packages/cli/bin/assay.mjs');

test('the page of the guide works as it stands, and pandas, polars, DuckDB and pyarrow read what the API says, bit for bit', async () => {
  if (python === undefined)
    throw new Error('the Python packages are not there; run the stage `statistics` of npm test');
  await using server = await startServer({ args: ['--log-level', 'error'] });
  const client = createClient({ url: server.url });
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-data-out-'));
  const names = ['first', 'second', '=odd, "name" bär 🎲'];
  const api: Record<string, unknown>[] = [];
  for (const [i, name] of names.entries()) {
    const parameters = {
      learning_rate: [0.1, 0.30000000000000004, 1e-7][i],
      mixed: [1, 'two\nlines, "quoted"', '1.50'][i],
      seed: '007',
      model: ['a', 'b', 'b'][i],
    };
    const run = await client.createRun({ body: { experimentName: 'digits', name, parameters, status: 'running' } });
    const points = Array.from({ length: 50 }, (_, step) => ({
      name: 'train/loss',
      step,
      timeMs: 1_795_000_000_000 + step,
      value: step % 17 === 3 ? ((['NaN', 'Infinity', '-Infinity'] as const)[i] ?? 0) : Math.exp(-step / (7 + i)) / 3,
    }));
    await client.logMetrics({
      params: { runId: run.id },
      body: { points: [...points, { name: 'test/accuracy', value: 1 / (i + 3) }] },
    });
    await client.updateRun({ params: { runId: run.id }, body: { status: 'completed' } });
    const logged = await client.readPoints({ params: { runId: run.id }, query: { name: 'train/loss' } });
    api.push({ ...(await client.getRun({ params: { runId: run.id } })), points: logged });
  }
  try {
    writeFileSync(path.join(folder, 'api.json'), JSON.stringify(api));
    // The blocks in order: the shell's are one program each, Python's share their names.
    const program = blocks.flatMap(({ kind, code }) => [
      kind === 'py' ? code : `shell(${JSON.stringify(code.replaceAll('http://127.0.0.1:4600', server.url))})`,
    ]);
    const shell = [
      'import subprocess',
      'def shell(script):',
      '    subprocess.run(["sh", "-ec", FUNCTION + script], check=True)',
      `FUNCTION = ${JSON.stringify(`assay() { "${process.execPath}" --conditions=source --disable-warning=ExperimentalWarning "${assay}" "$@"; }\n`)}`,
    ];
    const checks = readFileSync(path.join(import.meta.dirname, 'python', 'data_out.py'), 'utf8');
    const file = path.join(folder, 'page.py');
    writeFileSync(file, [...shell, ...program, checks].join('\n').replaceAll('http://127.0.0.1:4600', server.url));
    const { code, output } = await runProcess(python, [file], {
      cwd: folder,
      env: { ASSAY_URL: server.url },
      timeoutMs: 100_000,
    });
    expect(code, output).toBe(0);
    expect(output).toContain('all equal');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
