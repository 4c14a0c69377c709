import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@assay/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Comparison } from '@assay/wire';
import { startServer } from '../../../test/support/server.ts';
import { runAssay, starter } from '../../../test/support/run-assay.ts';
import type { TestServer } from '../../../test/support/server.ts';
import type { AssayResult } from '../../../test/support/run-assay.ts';

let server: TestServer;
let folder: string;

const assay = (...args: readonly string[]): Promise<AssayResult> => runAssay(args, { url: server.url, cwd: folder });

/** Runs of a model with seeds from 1 on: what the seed does is common to all models, and half as much is their own. */
async function makeRuns(model: string, accuracy: number, count: number, from = 1): Promise<void> {
  const client = createClient({ url: server.url });
  for (let seed = from; seed < from + count; seed++) {
    const parameters = { model, seed };
    const body = { experimentName: 'digits', name: `${model}-${seed}`, status: 'running', parameters } as const;
    const { id } = await client.createRun({ body });
    const own = 0.002 * Math.sin(seed * 12.9898 + model.length * model.charCodeAt(0));
    const value = accuracy + 0.008 * Math.sin(seed * 78.233) + own;
    const points = [
      { name: 'accuracy', step: 1, value },
      { name: 'seconds', step: 1, value: 10 + own * 100 },
    ];
    await client.logMetrics({ params: { runId: id }, body: { points } });
    await client.updateRun({ params: { runId: id }, body: { status: 'completed' } });
  }
}

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-gate-'));
  await makeRuns('old', 0.9, 10);
  await makeRuns('new', 0.92, 10);
  await makeRuns('same', 0.901, 10);
  await makeRuns('single', 0.95, 1, 50);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe('assay compare', () => {
  test('says which set is better, and shows it', async () => {
    const sets = ['-s', 'old=params.model = "old"', '-s', 'new=params.model = "new"'];
    const { stdout, code } = await assay('compare', '-e', 'digits', '-m', 'accuracy', ...sets, '--baseline', 'old');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^new beats old on accuracy by 0\.0\d+/);
    expect(stdout).toMatch(/^old +10 +0\.\d+ +0\.\d+ +0\.\d+ +[ ·•●]+$/m);
    expect(stdout).toMatch(/^new − old +10 pairs +\+0\.0\d+ +0\.0\d+ to 0\.0\d+ +<0\.001 +better +│ +├─*●─*┤$/m);
  });

  test('by a field, as JSON and as Markdown', async () => {
    const asked = ['compare', '-e', 'digits', '-m', 'accuracy', '--by', 'params.model', '-f', 'params.seed <= 10'];
    const json = await assay(...asked, '--pair-by', 'seed', '--min-effect', '0.001', '--correction', 'bh', '--json');
    const comparison = JSON.parse(json.stdout) as Comparison;
    expect(comparison).toMatchObject({ correction: 'bh', minEffect: 0.001 });
    expect(comparison.sets.map(({ name }) => name).toSorted()).toEqual(['new', 'old', 'same']);
    expect(comparison.pairs).toHaveLength(3);
    const { stdout } = await assay(...asked, '--markdown');
    expect(stdout).toMatch(/^\| accuracy \| n \| mean \|/m);
    expect(stdout.match(/^\| \S+ − \S+ \| 10 pairs \|/gm)).toHaveLength(3);
    await assay(...asked, '--markdown', 'table.md');
    expect(await readFile(path.join(folder, 'table.md'), 'utf8')).toBe(stdout);
  });

  test.each<[string, readonly string[], number, RegExp]>([
    ['no sets', ['-m', 'accuracy'], 2, /--set name=filter/],
    ['one set', ['-m', 'accuracy', '-s', 'a=params.model = "old"'], 2, /at least two sets/],
    ['both forms', ['-m', 'accuracy', '-s', 'a=x', '--by', 'params.model'], 2, /--by/],
    ['a set without a name', ['-m', 'accuracy', '-s', 'params.model'], 2, /expected key=value/],
    [
      'an unknown group',
      ['-m', 'accuracy', '-e', 'digits', '-s', 'a=group:none', 'b=group:more'],
      3,
      /no run and no group/,
    ],
    [
      'a baseline of no experiment',
      ['-m', 'accuracy', '--by', 'params.model', '--baseline', 'baseline'],
      2,
      /--experiment/,
    ],
    ['no metric', ['--by', 'params.model'], 2, /--metric/],
    ['an odd confidence', ['-m', 'accuracy', '--by', 'params.model', '--confidence', '2'], 2, /from 0\.5/],
  ])('%s is refused', async (_, args, status, message) => {
    const { code, stderr } = await assay('compare', ...args);
    expect([code, stderr]).toEqual([status, expect.stringMatching(message)]);
  });
});

describe('assay gate', () => {
  const gate = (...args: readonly string[]) => assay('gate', '-e', 'digits', '-m', 'accuracy', ...args);

  test('there is no gate without a baseline, which is set, shown and taken away', async () => {
    const none = await gate('--candidate', 'params.model = "new"');
    expect([none.code, none.stderr]).toEqual([
      3,
      expect.stringMatching(/has no baseline\. Set one: assay experiments baseline/),
    ]);
    expect((await assay('experiments', 'baseline', 'digits')).stdout).toBe('digits has no baseline.\n');
    const runs = await assay('experiments', 'baseline', 'digits', 'old-1', 'digits/old-2');
    expect(runs.stdout).toMatch(/^The baseline of digits is 2 runs: [\da-f]{32} [\da-f]{32}, set /);
    expect((await assay('experiments', 'baseline', 'digits', '--clear')).stdout).toBe('digits has no baseline.\n');
    const filter = await assay('experiments', 'baseline', 'digits', 'params.model = "old"', '--json');
    expect(JSON.parse(filter.stdout)).toMatchObject({ filter: 'params.model = "old"' });
  });

  test('lets through what is better, with tables for people and machines', async () => {
    const files = ['--markdown', 'gate.md', '--junit', 'gate.xml'];
    const asked = [
      '--candidate',
      'params.model = "new"',
      '--min-effect',
      '0.005',
      '--guard',
      'seconds=1',
      '--goal',
      'seconds=minimize',
    ];
    const { stdout, stderr, code } = await gate(...asked, ...files);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Gate of digits: cleared$/m);
    expect(stdout).toMatch(/^accuracy +better by > 0\.005 .* 10 pairs +<0\.001 +clears$/m);
    expect(stdout).toMatch(/^seconds +not worse by 1 .* clears$/m);
    const markdown = await readFile(path.join(folder, 'gate.md'), 'utf8');
    expect(markdown).toMatch(/^### ✅ Gate of digits: cleared\n/);
    expect(markdown).toContain(`](${server.url}/experiments/`);
    expect(await readFile(path.join(folder, 'gate.xml'), 'utf8')).toMatch(
      /<testsuites name="assay gate" tests="2" failures="0"/,
    );
  });

  test('stops what is not, says why, and how many runs would settle it', async () => {
    const { stdout, code } = await gate('--candidate', 'params.model = "same"', '--markdown', '-');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^### ❌ Gate of digits: not cleared$/m);
    expect(stdout).toMatch(
      /^- \*\*accuracy\*\*: What was seen, 4\.2\d*e-6, is so little beyond no difference that thousands of runs/m,
    );
    expect(stdout).not.toContain('differ in 1 more parameter');
    const near = await gate('--candidate', 'params.model = "new"', '--min-effect', '0.0175');
    expect(near.stdout).toMatch(
      /^accuracy: The interval reaches 0\.0175\. If what was seen is true, about \d+ more pairs would settle it\.$/m,
    );
    const json = await gate('--candidate', 'params.model = "new"', '--min-effect', '0.5', '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      passed: false,
      checks: [{ metric: 'accuracy', outcome: 'fails' }],
      comparisons: [{ baseline: 'baseline' }],
    });
  });

  test('is enough not to be worse, where that is asked; any runs can be the baseline', async () => {
    const asked = ['--candidate', 'params.model = "same"', '--not-worse-by', '0.005'];
    expect((await gate(...asked)).code).toBe(0);
    const worse = [
      '--candidate',
      'params.model = "old"',
      '--better-than',
      'params.model = "new"',
      '--not-worse-by',
      '0.005',
    ];
    const { stdout, code } = await gate(...worse);
    expect(code).toBe(1);
    expect(stdout).toMatch(/It is worse by 0\.005 or more/);
  });

  test('makes no claim of one run, but goes by its value where it is told to', async () => {
    const one = await gate('--candidate', 'digits/single-50');
    expect(one.code).toBe(1);
    expect(one.stdout).toMatch(/One candidate run beats 10 of 10 of the baseline; .* probability 1\/11/);
    const loud = await gate('--candidate', 'run:single-50', '--allow-single');
    expect(loud.code).toBe(0);
    expect(loud.stdout).toMatch(/^Gate of digits: cleared BY VALUE ALONE: nothing is claimed about chance$/m);
  });

  test('without a candidate all other runs of the experiment are it', async () => {
    const { stdout } = await gate('--json', '--pair-by', 'none');
    expect(JSON.parse(stdout)).toMatchObject({ checks: [{ baseline: { n: 10 }, candidate: { n: 21 } }] });
  });

  test.each<[string, readonly string[], number, RegExp]>([
    ['no experiment', ['-m', 'accuracy'], 2, /--experiment/],
    ['no metric', ['-e', 'digits'], 2, /Give a metric/],
    ['an unknown experiment', ['-e', 'letters', '-m', 'accuracy'], 3, /letters/],
    ['a metric of no goal', ['-e', 'digits', '-m', 'seconds'], 2, /goal|better/],
    [
      'a guard of no goal',
      ['-e', 'digits', '--guard', 'seconds=1', '-m', 'accuracy', '--goal', 'maximize'],
      2,
      /seconds/,
    ],
    ['a goal of no metric', ['-e', 'digits', '-m', 'accuracy', '--goal', 'seconds=minimize'], 2, /neither/],
    ['an odd goal', ['-e', 'digits', '-m', 'accuracy', '--goal', 'up'], 2, /got "up"/],
    ['two rules', ['-e', 'digits', '-m', 'accuracy', '--min-effect', '1', '--not-worse-by', '1'], 2, /not both/],
    ['a guard without a number', ['-e', 'digits', '--guard', 'seconds=few'], 2, /number from 0 on for seconds/],
    ['a metric that is its own guard', ['-e', 'digits', '-m', 'accuracy', '--guard', 'accuracy=1'], 2, /already/],
    [
      'another baseline without a candidate',
      ['-e', 'digits', '-m', 'accuracy', '--better-than', 'old-1'],
      2,
      /--candidate/,
    ],
    ['a broken filter', ['-e', 'digits', '-m', 'accuracy', '--candidate', 'params.model = = 1'], 2, /filter|expected/i],
  ])('%s is refused', async (_, args, status, message) => {
    const { code, stderr } = await assay('gate', ...args);
    expect([code, stderr]).toEqual([status, expect.stringMatching(message)]);
  });
});

test('every command of the guide of gates works', { timeout: 120_000 }, async () => {
  const guide = await readFile(new URL('../../../docs/guide/gates.md', import.meta.url), 'utf8');
  const blocks = Array.from(guide.matchAll(/^```sh\n(.*?)^```/gms), ([, block = '']) => block);
  expect(blocks.length).toBeGreaterThan(4);
  const assayCommand = `assay() { "${process.execPath}" --conditions=source "${starter}" "$@"; }`;
  for (const block of blocks) {
    const said = await runShell(`set -e\n${assayCommand}\n${block}`);
    expect(said, `${block}\n${said.output}`).toMatchObject({ code: 0 });
  }
});

function runShell(script: string): Promise<{ code: number; output: string }> {
  const env = { ...process.env, ASSAY_URL: server.url };
  return new Promise((resolve) => {
    execFile('sh', ['-c', script], { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, output: stdout + stderr });
    });
  });
}
