import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { LocalExecutor, SlurmExecutor } from '@assay/executor';
import type { Executor } from '@assay/executor';
import { sagemakerDefaultsFile, writeSagemakerDefaults } from '../aws-environment.ts';
import type { CliContext } from '../cli-context.ts';
import { openClient } from '../connection.ts';
import { exitCodes } from '../exit-code.ts';
import { checkTemplate } from './command-template.ts';
import { LiveRegion } from './live-region.ts';
import { readMetricPattern } from './metric-pattern.ts';
import { openStudy } from './open-study.ts';
import { printTuneEnd, printTuneStart } from './print-tune.ts';
import { LeaveSignals } from './leave-signals.ts';
import { readSpace } from './read-space.ts';
import { trialEnvironment } from './trial-environment.ts';
import type { TuneCommandOptions } from './tune-command-options.ts';
import { TuneLoop } from './tune-loop.ts';
import type { TuneEnd } from './tune-loop.ts';
import { TuneView } from './tune-view.ts';

/** `assay tune`: opens the study, runs trials until it has ended, and says what was found. */
export async function runTune(
  words: readonly string[],
  options: TuneCommandOptions,
  context: CliContext,
): Promise<void> {
  const { terminal, env } = context;
  const patterns = (options.metricPattern ?? []).map(readMetricPattern);
  const given = await readSpace(options.space, options.parameter ?? []);
  const unnamed = checkTemplate(words, Object.keys(given.space));
  const client = await openClient(options);
  const study = await openStudy(client, options, given, patterns);
  const isQuiet = options.json === true;
  using region = new LiveRegion(terminal, process.stdout);
  using signals = new LeaveSignals((count) => region.note(count === 1 ? leaving : 'Left.'));
  if (!isQuiet) printTuneStart(terminal, study, unnamed);
  if (options.executor === 'slurm' && isLoopback(client.url))
    terminal.note(
      `The server's address, ${client.url}, is this machine's own: nodes cannot reach it. Programs that log by themselves need another.`,
    );
  const { Session } = await import('@assay/sdk');
  const session = new Session({ url: options.url, key: options.key, keepCase: true });
  const awsDefaultsFile = options.aws === true ? sagemakerDefaultsFile(env) : undefined;
  if (awsDefaultsFile !== undefined) await writeSagemakerDefaults(awsDefaultsFile);
  const outputFolder = await makeOutputFolder(options);
  const view = new TuneView(terminal, region, study, isQuiet);
  let end: TuneEnd;
  try {
    await using executor = openExecutor(options, env);
    const loop = new TuneLoop(
      {
        client,
        session,
        study,
        words,
        folder: process.cwd(),
        outputFolder,
        patterns,
        limits: {
          ...(options.timeLimit !== undefined && { timeMs: options.timeLimit }),
          ...(options.memoryLimit !== undefined && { memoryBytes: options.memoryLimit }),
          ...(options.cores !== undefined && { cores: options.cores }),
        },
        keepsLog: options.log,
        environmentOf: (trial) =>
          trialEnvironment(study, trial, { url: client.url, key: options.key, awsDefaultsFile }),
      },
      executor,
      view,
      {
        worker: `${os.hostname()}-${process.pid}`,
        parallel: options.parallel,
        maxFailures: options.maxFailures,
        stop: signals.first,
        leave: signals.second,
      },
    );
    end = await loop.run();
  } finally {
    region[Symbol.dispose]();
    await rm(outputFolder, { recursive: true, force: true });
  }
  if (end !== 'ended') context.setExitCode(end === 'interrupted' ? 130 : exitCodes.failed);
  await printTuneEnd(terminal, client, await client.getStudy({ params: { studyId: study.id } }), {
    words,
    end,
    isQuiet,
  });
}

const leaving = 'Leaving: programs are asked to end. Once more to leave at once.';

const isLoopback = (url: string): boolean => /^(localhost|127\..*|\[::1\])$/.test(new URL(url).hostname);

function openExecutor(options: TuneCommandOptions, environment: NodeJS.ProcessEnv): Executor {
  switch (options.executor) {
    case 'local':
      return new LocalExecutor({ environment });
    case 'slurm':
      return new SlurmExecutor({ environment, submitOptions: options.slurmOption ?? [] });
  }
}

/** Nodes of a cluster see the folder that the command was given in, and not this machine's temporary one. */
async function makeOutputFolder({ executor }: TuneCommandOptions): Promise<string> {
  if (executor === 'local') return mkdtemp(path.join(os.tmpdir(), 'assay-tune-'));
  const parent = path.resolve('.assay');
  await mkdir(parent, { recursive: true });
  return mkdtemp(path.join(parent, 'tune-'));
}
