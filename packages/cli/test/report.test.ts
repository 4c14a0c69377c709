import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@assay/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../../../test/support/server.ts';
import { runAssay } from '../../../test/support/run-assay.ts';
import type { TestServer } from '../../../test/support/server.ts';
import type { AssayResult } from '../../../test/support/run-assay.ts';

let server: TestServer;
let folder: string;

const assay = (...args: readonly string[]): Promise<AssayResult> => runAssay(args, { url: server.url, cwd: folder });
const textOf = (file: string): Promise<string> => readFile(path.join(folder, file), 'utf8');

/** Ten seeds of two models; the second is better by 0.02. */
beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-report-'));
  const client = createClient({ url: server.url });
  for (let i = 0; i < 20; i++) {
    const seed = i >> 1;
    const model = i % 2 === 0 ? 'old' : 'new <b>';
    const body = { experimentName: 'digits', name: `${model} ${seed}`, parameters: { model, seed } };
    const { id } = await client.createRun({ body });
    const value = 0.9 + (i % 2) / 50 + Math.sin(seed * 7 + i) / 500;
    const points = [1, 2, 3].map((step) => ({ name: 'accuracy', value: value - 0.1 / step + 0.1 / 3, step }));
    await client.logMetrics({ params: { runId: id }, body: { points } });
    await client.updateRun({ params: { runId: id }, body: { status: 'completed' } });
  }
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test('of an experiment with no writing: one page without scripts, Markdown, LaTeX, JSON', async () => {
  const page = await assay('report', '-e', 'digits');
  expect([page.code, page.stdout, page.stderr]).toEqual([0, 'Wrote digits.html.\n', '']);
  const html = await textOf('digits.html');
  expect(html).toMatch(/^<!doctype html>/i);
  expect(html).not.toMatch(/<script|new <b>/i);
  expect(html.match(/<svg/g)?.length).toBeGreaterThan(2);
  expect(html).toMatch(/beats .* on accuracy by 0\.0\d+ ± 0\.00\d+; 95 % interval \[[\d., ]+\], n = 10 paired seeds/);

  expect((await assay('report', '-e', 'digits', '-o', 'out/digits.md')).code).toBe(0);
  expect(await textOf('out/digits.md')).toMatch(/^# digits$/m);
  expect((await assay('report', '-e', 'digits', '--format', 'latex', '-o', '-')).stdout).toContain('\\toprule');
  const json = await assay('report', '-e', 'digits', '-m', 'accuracy', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({ title: 'digits', faults: [] });
});

test('one of its own: faults by line, the rest is made', async () => {
  const source = [
    '# Paper',
    '',
    '```assay',
    'panel: box',
    'metric: accuracy',
    'by: params.model',
    '```',
    '',
    '```assay',
    'panel: pie',
    '```',
    '',
  ];
  await writeFile(path.join(folder, 'paper.md'), source.join('\n'));
  const made = await assay('report', '--file', 'paper.md', '-e', 'digits', '-o', 'paper.html');
  expect([made.code, made.stdout]).toEqual([0, 'Wrote paper.html.\n']);
  expect(made.stderr).toMatch(/^Line (9|10): .*pie/m);
  expect(await textOf('paper.html')).toContain('<svg');
});

test('saved: every save is a version, shown, listed and deleted', async () => {
  await writeFile(path.join(folder, 'words.md'), '# Words\n\nFirst.\n');
  const saved = JSON.parse((await assay('reports', 'save', '-e', 'digits', '--file', 'words.md', '--json')).stdout);
  await writeFile(path.join(folder, 'words.md'), '# Words\n\nSecond.\n');
  expect((await assay('reports', 'save', '--id', saved.id, '--file', 'words.md', '--note', 'better')).code).toBe(0);
  expect((await assay('reports', 'list', '-e', 'digits')).stdout).toMatch(/Words/);
  expect((await assay('reports', 'show', saved.id)).stdout).toContain('Second.');
  expect((await assay('reports', 'show', saved.id, '--revision', '1')).stdout).toContain('First.');
  expect((await assay('report', '--id', saved.id, '-o', '-')).stdout).toContain('Second.');
  expect((await assay('reports', 'delete', saved.id)).code).toBe(0);
  expect((await assay('reports', 'list', '-e', 'digits')).stdout).not.toMatch(/Words/);
});

test("figures go where the configuration's save_path says", async () => {
  const config =
    'experiments:\n  analysis:\n    metrics: [accuracy]\n    visualization:\n      type: static\n      save_path: figures/\n';
  await writeFile(path.join(folder, 'config.yaml'), config);
  const { code, stderr } = await assay('report', '-e', 'digits', '--config', 'config.yaml');
  expect([code, stderr]).toEqual([0, '']);
  const files = await readdir(path.join(folder, 'figures'));
  expect(files.filter((file) => file.endsWith('.svg')).length).toBeGreaterThan(2);
  expect(files).not.toContain('report.html');
});

test('what cannot be made says why', async () => {
  const about = await assay('report');
  expect([about.code, about.stderr]).toEqual([2, expect.stringContaining('say what the report is about')]);
  const both = await assay('report', '--id', 'a'.repeat(32), '-e', 'digits');
  expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('Leave the others out')]);
  expect((await assay('report', '--id', 'a'.repeat(32))).code).toBe(3);
  expect((await assay('report', '-e', 'no such')).code).toBe(3);
  expect((await assay('report', '-e', 'digits', '--file', 'none.md')).code).not.toBe(0);
});
