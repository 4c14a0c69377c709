import { AssayError } from '@assay/base';
import type { Command } from 'commander';
import type { Experiment, SetBaseline } from '@assay/wire';
import { resolveScope, scopeForms } from '../analysis/run-scope.ts';
import type { CliContext } from '../cli-context.ts';
import { addExamples } from '../command-examples.ts';
import { openClient } from '../connection.ts';
import type { ConnectionOptions } from '../connection.ts';
import { resolveExperiment } from '../resolve-experiment.ts';
import { printJson } from '../terminal/print-details.ts';
import { printable } from '../terminal/printable.ts';
import { momentText } from '../terminal/time-text.ts';

interface BaselineOptions extends ConnectionOptions {
  readonly clear?: boolean;
}

export function addExperimentsBaselineCommand(experiments: Command, { terminal }: CliContext): void {
  addExamples(
    experiments
      .command('baseline')
      .description('show what the runs of an experiment are held against, or set it')
      .argument('<experiment>', 'name, id, or unique beginning of an id')
      .argument('[runs...]', `${scopeForms}, or several runs; the baseline as it is, if not given`)
      .option('--clear', 'have none')
      .action(async (name: string, texts: readonly string[], _: unknown, command: Command) => {
        const options = command.optsWithGlobals<BaselineOptions>();
        const client = await openClient(options);
        const found = await resolveExperiment(client, name);
        if (options.clear === true && texts.length > 0)
          throw new AssayError('InvalidInput', 'Give either --clear or runs.');
        let experiment = found;
        if (options.clear === true || texts.length > 0) {
          const scopes = await Promise.all(texts.map((text) => resolveScope(client, text, found)));
          const baseline = options.clear === true ? null : baselineOf(scopes);
          experiment = await client.updateExperiment({ params: { experimentId: found.id }, body: { baseline } });
        }
        if (options.json === true) return printJson(terminal, experiment.baseline);
        terminal.print(baselineText(experiment));
      }),
    [
      [
        "assay experiments baseline digits 'params.hidden = 32'",
        'all runs that match, whichever they are when it is asked',
      ],
      ['assay experiments baseline digits group:first', 'the runs of a group'],
      ['assay experiments baseline digits digits/a digits/b', 'these runs'],
      ['assay experiments baseline digits', 'what it is'],
    ],
  );
}

function baselineOf(scopes: readonly { filter?: string; groupId?: string; runIds?: readonly string[] }[]): SetBaseline {
  const runIds = scopes.flatMap((scope) => scope.runIds ?? []);
  const [only] = scopes;
  if (runIds.length === 0 && scopes.length === 1) {
    if (only?.filter !== undefined) return { filter: only.filter };
    if (only?.groupId !== undefined) return { groupId: only.groupId };
  }
  if (scopes.some((scope) => scope.runIds === undefined))
    throw new AssayError('InvalidInput', 'A baseline is one filter, one group, or several runs.');
  return { runIds };
}

function baselineText({ name, baseline }: Experiment): string {
  if (baseline === null) return `${printable(name)} has no baseline.`;
  const { filter, groupId, runIds = [], setMs, setBy } = baseline;
  const what =
    filter !== undefined
      ? `its runs with ${printable(filter)}`
      : groupId !== undefined
        ? `its run group ${groupId}`
        : `${runIds.length} ${runIds.length === 1 ? 'run' : 'runs'}: ${runIds.slice(0, 5).join(' ')}${runIds.length > 5 ? ' …' : ''}`;
  return `The baseline of ${printable(name)} is ${what}, set ${momentText(setMs)} by ${printable(setBy)}.`;
}
