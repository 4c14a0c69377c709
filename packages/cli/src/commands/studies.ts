import { writeFile } from 'node:fs/promises';
import { Option } from 'commander';
import type { Command } from 'commander';
import { studyStates } from '@assay/wire';
import type { Study, UpdateStudy } from '@assay/wire';
import type { CliContext } from '../cli-context.ts';
import { addExamples } from '../command-examples.ts';
import { openClient } from '../connection.ts';
import type { ConnectionOptions } from '../connection.ts';
import { durationMs, positiveInteger } from '../option-values.ts';
import { readPages } from '../pages.ts';
import { resolveExperiment } from '../resolve-experiment.ts';
import { resolveStudy, studyArgument } from '../resolve-study.ts';
import { trialsTable } from '../studies/trials-table.ts';
import { numberText } from '../terminal/number-text.ts';
import { printJson } from '../terminal/print-details.ts';
import { printable } from '../terminal/printable.ts';
import { printTable } from '../terminal/table.ts';
import { momentText } from '../terminal/time-text.ts';
import { printStudy, stateText, trialCountText } from '../studies/print-study.ts';

export function addStudiesCommands(program: Command, context: CliContext): void {
  const studies = program.command('studies').description('list, show, stop, extend and export hyperparameter searches');
  addListCommand(studies, context);
  addExamples(
    studies
      .command('show')
      .description('show one study, its best trials and what mattered')
      .argument('<study>', studyArgument)
      .option('--trials <count>', 'so many of the best trials', positiveInteger, 10)
      .action(async (text: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ConnectionOptions & { readonly trials: number }>();
        const client = await openClient(options);
        const study = await resolveStudy(client, text);
        if (options.json === true) return printJson(context.terminal, study);
        await printStudy(context.terminal, client, study, options.trials);
      }),
    [['assay studies show digits/first', '']],
  );
  addStateCommand(
    studies,
    context,
    'stop',
    'stop a study: no more trials are given out, and those that run are ended',
    {
      state: 'stopped',
    },
  );
  addStateCommand(studies, context, 'pause', 'pause a study: trials that run go on, and no more are given out', {
    state: 'paused',
  });
  addResumeCommand(studies, context);
  addExportCommand(studies, context);
}

function addListCommand(studies: Command, { terminal }: CliContext): void {
  interface ListOptions extends ConnectionOptions {
    readonly experiment?: string;
    readonly state?: Study['state'];
    readonly limit: number;
  }
  addExamples(
    studies
      .command('list')
      .description('list studies, newest first')
      .option('-e, --experiment <name>', 'only those of this experiment')
      .addOption(new Option('--state <state>', 'only those in this state').choices(studyStates))
      .option('--limit <count>', 'at most so many', positiveInteger, 50)
      .action(async (_: unknown, command: Command) => {
        const options = command.optsWithGlobals<ListOptions>();
        const client = await openClient(options);
        const filter = {
          ...(options.state !== undefined && { state: options.state }),
          ...(options.experiment !== undefined && {
            experimentId: (await resolveExperiment(client, options.experiment)).id,
          }),
        };
        const { items, more } = await readPages(options.limit, async (page) => {
          const answer = await client.listStudies({ query: { ...page, ...filter } });
          return { items: answer.studies, nextCursor: answer.nextCursor };
        });
        if (options.json === true) return printJson(terminal, items);
        if (items.length === 0) return terminal.note('No studies. `assay tune` makes one.');
        printTable(
          terminal,
          [
            { title: 'experiment' },
            { title: 'study' },
            { title: 'state' },
            { title: 'trials', align: 'right' },
            { title: 'metric' },
            { title: 'best', align: 'right' },
            { title: 'created' },
          ],
          items.map((study) => [
            printable(study.experimentName),
            printable(study.name),
            stateText(study),
            trialCountText(study),
            study.objectives.map(({ metric }) => printable(metric)).join(' '),
            numberText(study.best?.objectives?.[0]),
            momentText(study.createdMs),
          ]),
        );
        if (more) terminal.note(`The first ${items.length}; --limit shows more.`);
      }),
    [
      ['assay studies list', ''],
      ['assay studies list -e digits --state running --json', 'for a program'],
    ],
  );
}

function addStateCommand(
  studies: Command,
  { terminal }: CliContext,
  name: string,
  description: string,
  body: UpdateStudy,
): void {
  addExamples(
    studies
      .command(name)
      .description(description)
      .argument('<study>', studyArgument)
      .action(async (text: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ConnectionOptions>();
        const client = await openClient(options);
        const { id } = await resolveStudy(client, text);
        const study = await client.updateStudy({ params: { studyId: id }, body });
        if (options.json === true) printJson(terminal, study);
        else terminal.print(`${printable(study.name)} is ${stateText(study)}.`);
      }),
    [[`assay studies ${name} digits/first`, '']],
  );
}

function addResumeCommand(studies: Command, { terminal }: CliContext): void {
  interface ResumeOptions extends ConnectionOptions {
    readonly trials?: number;
    readonly timeout?: number;
  }
  addExamples(
    studies
      .command('resume')
      .description(
        'let a study go on that was paused or stopped or has ended; the same `assay tune` with --study runs its trials',
      )
      .argument('<study>', studyArgument)
      .option('--trials <count>', 'how many trials in all', positiveInteger)
      .option('--timeout <time>', 'the study ends so long after its first trial began, e.g. 2h', durationMs)
      .action(async (text: string, _: unknown, command: Command) => {
        const { trials, timeout, ...options } = command.optsWithGlobals<ResumeOptions>();
        const client = await openClient(options);
        const { id } = await resolveStudy(client, text);
        const limits = {
          ...(trials !== undefined && { maxTrials: trials }),
          ...(timeout !== undefined && { maxRuntimeMs: timeout }),
        };
        const study = await client.updateStudy({ params: { studyId: id }, body: { state: 'running', limits } });
        if (options.json === true) return printJson(terminal, study);
        terminal.print(`${printable(study.name)} is ${stateText(study)}.`);
      }),
    [['assay studies resume digits/first --trials 200', 'more of them than before']],
  );
}

function addExportCommand(studies: Command, { terminal }: CliContext): void {
  addExamples(
    studies
      .command('export')
      .description('write all trials as CSV: number, state, parameters, objectives, times, run')
      .argument('<study>', studyArgument)
      .option('-o, --output <file>', 'where to (default: standard output)')
      .action(async (text: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ConnectionOptions & { readonly output?: string }>();
        const client = await openClient(options);
        const study = await resolveStudy(client, text);
        const columns = await client.queryTrialColumns({ params: { studyId: study.id }, body: {} });
        if (options.json === true && options.output === undefined) return printJson(terminal, columns);
        const table = await trialsTable(study, columns);
        const content = options.json === true ? `${JSON.stringify(columns)}\n` : table.toCSV();
        if (options.output === undefined) process.stdout.write(content);
        else await writeFile(options.output, content);
      }),
    [
      ['assay studies export digits/first -o trials.csv', ''],
      ['assay studies export digits/first --json', 'as columns'],
    ],
  );
}
