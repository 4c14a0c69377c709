import { Option } from 'commander';
import type { Command } from 'commander';
import type { CliContext } from '../cli-context.ts';
import { addExamples } from '../command-examples.ts';
import { durationMs, memoryBytes, positiveInteger, positiveNumber } from '../option-values.ts';
import { runTune } from '../tune/run-tune.ts';
import type { TuneCommandOptions } from '../tune/tune-command-options.ts';

const number = (text: string): number => Number(text);

export function addTuneCommand(program: Command, context: CliContext): void {
  addExamples(
    program
      .command('tune')
      .description(
        'search for good parameters of any program: {name} in its arguments is the value of that parameter, and each trial is a run. ' +
          "The metric comes from the trial's run (the SDK's loadRun(), MLflow's client and, with --aws, AWS's find it in " +
          'their environment), or from what the program prints (--metric-pattern). Ctrl-C leaves a study that the same command with ' +
          '--study goes on with; several commands, on several machines, can work on one study.',
      )
      .argument('<command...>', 'the program and its arguments, after --')
      .option('-s, --space <file>', 'the parameters and their ranges, YAML or JSON')
      .option('-p, --parameter <name=range...>', 'a parameter here: lr=1e-5..0.1:log, layers=1..4, units=16,32,64')
      .option('-m, --metric <name...>', 'what is judged by; several are several objectives')
      .option(
        '-d, --direction <direction...>',
        "minimize or maximize, one for all or one for each metric; not needed where a metric's name tells (val_loss, accuracy)",
      )
      .addOption(
        new Option('--value <which>', "which value of a trial's metric counts")
          .choices(['last', 'min', 'max'])
          .default('last'),
      )
      .option('--metric-pattern <name=expression...>', 'read a metric from the output; the first group is the number')
      .option('--constraint <condition...>', 'a condition that suggested values meet, e.g. "units * layers <= 2048"')
      .option('-n, --trials <count>', 'how many in all (default: 100)', positiveInteger)
      .option('--parallel <count>', 'how many at a time, here', positiveInteger, 1)
      .option('--timeout <time>', 'the study ends after this time, e.g. 2h', durationMs)
      .option('--target <value>', 'it ends when the metric is as good as this', number)
      .option('--patience <count>', 'it ends after so many trials without a better one', positiveInteger)
      .option(
        '--sampler <kind>',
        'auto, random, grid, sobol, halton, tpe, gp, cmaes, nsga2; with options: tpe:candidates=48',
      )
      .option(
        '--pruner <kind>',
        'none, median, percentile:percentile=25, successiveHalving, hyperband, threshold:upper=1, …',
      )
      .option('--seed <number>', 'the same seed gives the same suggestions', positiveNumber)
      .option('-e, --experiment <name>', "the experiment (default: this folder's name)")
      .option('--study <name>', 'the study: made, or gone on with where there is one of this name')
      .addOption(new Option('--executor <where>', 'where programs run').choices(['local', 'slurm']).default('local'))
      .option('--slurm-option <option...>', 'a further option of sbatch, e.g. --slurm-option=--gres=gpu:1')
      .option('--time-limit <time>', 'of one trial, e.g. 30m', durationMs)
      .option('--memory-limit <size>', 'of one trial, e.g. 4G', memoryBytes)
      .option('--cores <count>', 'processor cores of one trial (Slurm)', positiveInteger)
      .option('--retries <count>', 'how often a trial is run again whose place was lost', positiveNumber)
      .option('--max-failures <count>', 'leave when so many trials in a row failed', positiveInteger, 5)
      .option('--aws', "the environment of programs that use AWS's clients, as with `assay exec --aws`")
      .option('--no-log', 'do not keep what the programs print')
      .action(async (words: readonly string[], _: unknown, command: Command) =>
        runTune(words, command.optsWithGlobals<TuneCommandOptions>(), context),
      ),
    [
      [
        'assay tune -p lr=1e-5..0.1:log -p units=16,32,64 -m val_loss -n 50 -- python train.py --lr {lr} --units {units}',
        '',
      ],
      [
        'assay tune --space space.yaml -m accuracy -d maximize --parallel 4 --pruner median --study first -- ./train.sh {lr}',
        '',
      ],
      [
        "assay tune -s space.yaml -m loss --metric-pattern 'loss=val loss: (\\S+)' -- ./train --lr={lr}",
        'the metric is printed',
      ],
    ],
  );
}
