import path from 'node:path';
import { messageOf } from '@assay/base';
import type { Command } from 'commander';
import type { Run } from '@assay/sdk';
import { awsEnvironment, jobEnvironment, sagemakerDefaultsFile, writeSagemakerDefaults } from '../aws-environment.ts';
import { addExamples } from '../command-examples.ts';
import { positiveNumber, readAssignments } from '../option-values.ts';
import { OutputLog } from '../exec/output-log.ts';
import { runProgram, statusOf } from '../exec/run-program.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';
import type { ProgramEnd } from '../exec/run-program.ts';

interface ExecOptions extends ConnectionOptions {
  readonly experiment?: string;
  readonly name?: string;
  readonly group?: string;
  readonly tag?: readonly string[];
  readonly parameter?: readonly string[];
  readonly aws?: boolean;
  readonly log: boolean;
  readonly wait: number;
}

export function addExecCommand(program: Command, context: CliContext): void {
  addExamples(
    program
      .command('exec')
      .description(
        'run a program and record it as a run: its output becomes the log, its exit status the status, which is handed ' +
          'on. The program finds the run in its environment (ASSAY_RUN_ID, ASSAY_URL, ASSAY_KEY), where loadRun() of ' +
          'the SDK looks. It runs all the same when the server cannot be reached.',
      )
      .argument('<command...>', 'the program and its arguments, after --')
      .option('-e, --experiment <name>', "the experiment (default: this folder's name)")
      .option('-n, --name <name>', 'name of the run (default: made up)')
      .option('--group <name>', 'a run group of the experiment')
      .option('-t, --tag <key=value...>', 'tags')
      .option('-p, --parameter <key=value...>', 'parameters; numbers, true and false are taken as such')
      .option(
        '--aws',
        "for a program that uses AWS's clients: its environment gets what `assay env aws` prints, and names the run as " +
          'its training job, which load_run() of the sagemaker package loads',
      )
      .option('--no-log', 'do not keep what the program prints')
      .option('--wait <seconds>', 'how long to wait at the end for a server that does not answer', positiveNumber, 10)
      .action(async (words: readonly string[], _: unknown, command: Command) =>
        execute(words, command.optsWithGlobals(), context),
      ),
    [
      ['assay exec -- python train.py --lr 0.1', ''],
      ['assay exec -e digits -t host=gpu1 -p lr=0.1 -- ./train.sh', ''],
      ['assay exec -e digits --aws -- python train.py', 'where train.py has "with load_run() as run:"'],
    ],
  );
}

async function execute(words: readonly string[], options: ExecOptions, context: CliContext): Promise<void> {
  let processId: number | undefined;
  const run = await startRun(words, options, context, () => processId);
  const log = new OutputLog((line) => run?.logLine(line.text, { stream: line.stream, time: line.timeMs }));
  const aws = options.aws === true ? await awsVariables(options, context, run) : {};
  const end = await runProgram(
    words,
    { ...context.env, ...run?.environment(), ...aws },
    {
      onStart(id) {
        processId = id;
      },
      onLine(line) {
        if (options.log) log.add(line);
      },
    },
  );
  if (end.kind === 'not started') context.terminal.note(`assay: ${words[0]}: ${end.message}`);
  log.close();
  context.setExitCode(statusOf(end));
  await finishRun(run, end);
}

async function awsVariables(
  options: ExecOptions,
  { env, terminal }: CliContext,
  run: Run | undefined,
): Promise<Readonly<Record<string, string>>> {
  const defaultsFile = sagemakerDefaultsFile(env);
  await writeSagemakerDefaults(defaultsFile).catch((thrown: unknown) =>
    terminal.note(`assay: the sagemaker package will not know its bucket: ${messageOf(thrown)}`),
  );
  // The program asks the server for the run as its training job, perhaps at once.
  await run?.flush({ timeoutMs: options.wait * 1000 });
  return { ...awsEnvironment({ ...options, defaultsFile }), ...(run !== undefined && jobEnvironment(run.id)) };
}

/** The run; undefined when the server refuses it, which keeps the program from nothing. */
async function startRun(
  words: readonly string[],
  options: ExecOptions,
  { terminal }: CliContext,
  processId: () => number | undefined,
): Promise<Run | undefined> {
  // Mistakes in the command line are said before anything runs.
  const tags = readAssignments(options.tag ?? [], '--tag');
  const parameters = Object.fromEntries(
    Object.entries(readAssignments(options.parameter ?? [], '--parameter')).map(([key, text]) => [
      key,
      parameterValue(text),
    ]),
  );
  try {
    const { Run, Session } = await import('@assay/sdk');
    return await Run.start({
      experiment: options.experiment ?? path.basename(process.cwd()),
      session: new Session({
        url: options.url,
        key: options.key,
        keepCase: true,
        finishTimeoutMs: options.wait * 1000,
      }),
      tags: { 'assay.command': words[0] ?? '', ...tags },
      parameters,
      source: 'cli-exec',
      capture: { systemMetrics: { processId }, commandLine: words, packages: { folder: process.cwd() } },
      ...(options.name !== undefined && { name: options.name }),
      ...(options.group !== undefined && { group: options.group }),
    });
  } catch (thrown) {
    terminal.note(`assay: this is not recorded: ${messageOf(thrown)}`);
    return undefined;
  }
}

function parameterValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) && String(number) === text ? number : text;
}

/** Ended by those who want it to end, it was stopped; by anything else, it failed. */
async function finishRun(run: Run | undefined, end: ProgramEnd): Promise<void> {
  switch (end.kind) {
    case 'exited':
      return end.code === 0 ? run?.finish('completed') : run?.finish('failed', `exit status ${end.code}`);
    case 'killed': {
      const stopped = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'].includes(end.signal);
      return run?.finish(stopped ? 'stopped' : 'failed', `ended by ${end.signal}`);
    }
    case 'not started':
      return run?.finish('failed', end.message);
  }
}
