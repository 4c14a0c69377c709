/**
 * `npm test`: every stage in turn, one line each with its time. All stages run even when one fails. The last line is
 * the sum over all of them: `N passed, N failed`, and `, N skipped` where something was.
 * Names of stages as arguments run only those: `npm test -- unit protocol`.
 */
import { globSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromium, headlessShell } from './needs/chromium.ts';
import { gcc } from './needs/gcc.ts';
import { latex } from './needs/latex.ts';
import { provide } from './needs/need.ts';
import type { Need } from './needs/need.ts';
import { pythonClients } from './needs/python-clients.ts';
import { slurm } from './needs/slurm.ts';
import { strace } from './needs/strace.ts';
import { repositoryRoot, runProcess, seconds } from './process/run-process.ts';
import { bundleTestThreads } from './testing/bundle-test-threads.ts';
import { memoryFolder } from './testing/memory-folder.ts';
import { readVitestReport } from './testing/vitest-report.ts';

interface Stage {
  readonly id: string;
  readonly title: string;
  /** Vitest's configuration; a stage without one prepares something for those after it. */
  readonly config?: string;
  readonly files?: string;
  readonly needs?: readonly Need[];
  /** What is got where it can be; without it, tests are slower, or those that want it are skipped. */
  readonly wants?: readonly Need[];
  /** Only the files below this folder. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** About the disk itself: not in memory. */
  readonly onDisk?: boolean;
  /** Run only where it is named. */
  readonly onlyAsked?: boolean;
}

const stages: readonly Stage[] = [
  { id: 'studio', title: 'build of Studio' },
  { id: 'unit', title: 'unit and contract', config: 'vitest.config.ts' },
  {
    id: 'protocol',
    title: 'protocol, over HTTP',
    config: 'test/protocol/vitest.config.ts',
    files: 'test/protocol/**/*.test.ts',
  },
  {
    id: 'browser',
    title: 'browser, Chromium',
    config: 'test/e2e/vitest.config.ts',
    files: 'test/e2e/**/*.test.ts',
    needs: [chromium],
    wants: [headlessShell, latex],
  },
  {
    id: 'torture',
    title: 'torture, short form',
    config: 'test/torture/vitest.config.ts',
    files: 'test/torture/*.test.ts',
    onDisk: true,
  },
  {
    id: 'faults',
    title: 'disks that fail',
    config: 'test/torture/faults/vitest.config.ts',
    files: 'test/torture/faults/*.test.ts',
    needs: [gcc, strace],
    onDisk: true,
  },
  {
    id: 'trainings',
    title: 'trainings robbed of server and network',
    config: 'test/sdk-rig/vitest.config.ts',
    files: 'test/sdk-rig/**/*.test.ts',
  },
  {
    id: 'clients',
    title: 'real clients of AWS',
    config: 'test/protocol/clients.vitest.config.ts',
    folder: 'test/protocol/sagemaker/clients',
    needs: [pythonClients('sagemaker-2'), pythonClients('sagemaker-3')],
  },
  {
    id: 'mlflow',
    title: 'real clients of MLflow',
    config: 'test/protocol/clients.vitest.config.ts',
    folder: 'test/protocol/mlflow/clients',
    needs: [pythonClients('mlflow-3')],
  },
  {
    id: 'slurm',
    title: 'a cluster of Slurm',
    config: 'test/slurm/vitest.config.ts',
    files: 'test/slurm/**/*.test.ts',
    needs: [slurm],
  },
  {
    id: 'statistics',
    title: 'SciPy, statsmodels, Optuna; pandas, polars, DuckDB',
    config: 'test/protocol/clients.vitest.config.ts',
    folder: 'test/protocol/stats/clients',
    needs: [pythonClients('statistics')],
  },
  {
    id: 'clients-all',
    title: 'their older versions, too',
    config: 'test/protocol/clients.vitest.config.ts',
    folder: 'test/protocol/sagemaker/clients',
    needs: [pythonClients('sagemaker-2'), pythonClients('sagemaker-3'), pythonClients('boto3-older')],
    env: { ASSAY_TEST_ALL_CLIENTS: '1' },
    onlyAsked: true,
  },
  {
    id: 'mlflow-all',
    title: 'their last 2.x, and big frameworks',
    config: 'test/protocol/clients.vitest.config.ts',
    folder: 'test/protocol/mlflow/clients',
    needs: [pythonClients('mlflow-3'), pythonClients('mlflow-2'), pythonClients('mlflow-keras')],
    wants: [pythonClients('mlflow-torch')],
    env: { ASSAY_TEST_ALL_CLIENTS: '1' },
    onlyAsked: true,
  },
];

// Far above the usual time: only a stage that hangs is ended.
const stageTimeoutMs = 25 * 60_000;
const failuresShown = 20;
const isCi = process.env['CI'] === 'true';
const say = (words: string): void => console.log(words);
const totals = { passed: 0, failed: 0, skipped: 0 };
const notRun: string[] = [];
const skipped: string[] = [];
const failedStages: string[] = [];
const failures: string[] = [];

const asked = process.argv.slice(2);
const unknown = asked.filter((id) => !stages.some((stage) => stage.id === id));
if (unknown.length > 0) {
  say(`No stage "${unknown.join('", "')}". There are: ${stages.map((stage) => stage.id).join(', ')}.`);
  process.exit(2);
}
const isAsked = ({ id, onlyAsked }: Stage): boolean => (asked.length === 0 ? onlyAsked !== true : asked.includes(id));
// What prepares is quick where nothing changed.
const chosen = stages.filter((stage) => stage.config === undefined || isAsked(stage));

// Found or installed beside the first stages, which need none of it.
const provided = new Map(
  [...new Set(chosen.flatMap(({ needs = [], wants = [] }) => [...needs, ...wants]))].map(
    (need) => [need, provide(need, say)] as const,
  ),
);

const reports = path.join(repositoryRoot, '.cache', 'test-reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const inMemory = memoryFolder();
process.on('exit', () => {
  if (inMemory !== undefined) rmSync(inMemory, { recursive: true, force: true });
});
const nodeOptions = [process.env['NODE_OPTIONS'], await bundleTestThreads()].filter(Boolean).join(' ');

for (const stage of chosen) await runStage(stage);
finish();

async function runStage(stage: Stage): Promise<void> {
  if (process.stdout.isTTY) process.stdout.write(`… ${stage.title}\r`);
  const missing: string[] = [];
  for (const need of stage.needs ?? []) {
    const outcome = await provided.get(need);
    if (outcome !== undefined && 'missing' in outcome) missing.push(outcome.missing);
  }
  for (const want of stage.wants ?? []) {
    const outcome = await provided.get(want);
    if (outcome !== undefined && 'missing' in outcome) say(`  without ${want.name}: ${outcome.missing}`);
  }
  const files = stage.files ?? (stage.folder === undefined ? undefined : `${stage.folder}/**/*.test.ts`);
  const fileCount = files === undefined ? 0 : globSync(files, { cwd: repositoryRoot }).length;
  if (missing.length > 0) {
    notRun.push(`${stage.title} (${fileCount} files): ${missing.join(' ')}`);
    if (isCi) totals.failed += Math.max(fileCount, 1);
    else totals.skipped += fileCount;
    say(line(isCi ? '✗' : '–', stage.title, 'NOT RUN', 0));
    return;
  }
  if (stage.config === undefined) {
    const { code, output, durationMs } = await runProcess(process.execPath, ['tools/setup.mjs', '--studio']);
    if (code !== 0) {
      totals.failed += 1;
      failedStages.push(stage.title);
      say(output.trimEnd());
    }
    say(line(code === 0 ? '✓' : '✗', stage.title, code === 0 ? 'ready' : 'failed', durationMs));
    return;
  }
  await runVitest(stage, stage.config);
}

async function runVitest({ id, title, env, folder, onDisk }: Stage, config: string): Promise<void> {
  const report = path.join(reports, `${id}.json`);
  const vitest = path.join(repositoryRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const only = folder === undefined ? [] : [`${folder}/`];
  const args = ['run', ...only, '--config', config, '--reporter=default', '--reporter=json'];
  const { code, output, durationMs } = await runProcess(
    process.execPath,
    ['--conditions=source', vitest, ...args, `--outputFile.json=${report}`],
    {
      env: {
        ...env,
        NODE_OPTIONS: nodeOptions,
        // Programs of tests load many sources; this way each is compiled once.
        NODE_COMPILE_CACHE: path.join(repositoryRoot, '.cache', 'compile'),
        ...(inMemory !== undefined && onDisk !== true && { TMPDIR: inMemory }),
        FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
      },
      timeoutMs: stageTimeoutMs,
    },
  );
  const counts = readVitestReport(report, repositoryRoot);
  // Vitest can also fail outside of any test, e.g. by an unhandled rejection.
  const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
  totals.passed += counts.passed;
  totals.failed += failed;
  totals.skipped += counts.skipped.length;
  failures.push(...counts.failures);
  skipped.push(...counts.skipped);
  if (failed > 0) {
    failedStages.push(title);
    say(output.trimEnd());
  }
  const rest = counts.skipped.length > 0 ? `, ${counts.skipped.length} skipped` : '';
  say(line(failed === 0 ? '✓' : '✗', title, `${counts.passed} passed, ${failed} failed${rest}`, durationMs));
}

function line(mark: string, title: string, words: string, durationMs: number): string {
  return `${mark} ${title.padEnd(22)} ${words.padEnd(34)} ${seconds(durationMs).padStart(8)}`;
}

function finish(): void {
  if (failedStages.length > 0) {
    say(`\nFailed: ${failedStages.join('; ')}. The details stand above; in short:`);
    for (const failure of failures.slice(0, failuresShown)) say(`\n✗ ${failure}`);
    if (failures.length > failuresShown) say(`\n… and ${failures.length - failuresShown} more`);
  }
  if (notRun.length > 0) {
    say(`\nNOT RUN${isCi ? ' (a failure with CI=true)' : ''}:`);
    for (const each of notRun) say(`  ${each}`);
  }
  if (skipped.length > 0)
    say(`\nSkipped, each for the reason in its name:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
  const rest = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
  say(`\n${totals.passed} passed, ${totals.failed} failed${rest}`);
  process.exitCode = totals.failed > 0 ? 1 : 0;
}
