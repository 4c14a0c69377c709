import { AssayError } from '@assay/base';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { AssayClient } from '@assay/sdk';
import { comparisonAlternatives } from '@assay/wire';
import type { CompareRuns, Experiment } from '@assay/wire';
import { readAssignments } from '../option-values.ts';
import { resolveExperiment } from '../resolve-experiment.ts';
import { addComparedOptions, comparedQuestion, correctionOption } from './compare-options.ts';
import type { ComparedOptions } from './compare-options.ts';
import { resolveScope, scopeForms } from './run-scope.ts';

/** Which sets are compared, and how: what `compare` and `export comparison` take alike. */
export interface QuestionOptions extends ComparedOptions {
  readonly metric: string;
  readonly set?: readonly string[];
  readonly by?: string;
  readonly filter?: string;
  readonly baseline?: string;
  readonly goal?: CompareRuns['goal'];
  readonly correction?: CompareRuns['correction'];
  readonly alternative?: CompareRuns['alternative'];
}

export function addQuestionOptions(command: Command): Command {
  return addComparedOptions(
    command
      .requiredOption('-m, --metric <name>', 'the metric')
      .option('-e, --experiment <name>', 'only runs of this experiment')
      .option('-s, --set <name=runs...>', `two sets or more, each ${scopeForms}`)
      .option('--by <field>', 'or: a set for each value of this field, e.g. params.model')
      .option('-f, --filter <filter>', 'with --by: only runs that match')
      .option('--baseline <set>', 'compare all with this one instead of each with each; "baseline": the experiment\'s')
      .addOption(
        new Option('--goal <goal>', 'which way the metric is better; known from the experiment or the name').choices([
          'minimize',
          'maximize',
        ]),
      )
      .addOption(correctionOption())
      .addOption(
        new Option('--alternative <side>', 'what is asked (default: two-sided)').choices(comparisonAlternatives),
      ),
  );
}

/** The options as a question to the server. */
export async function questionOf(client: AssayClient, options: QuestionOptions): Promise<CompareRuns> {
  const { metric, goal, set = [], by, filter, baseline, correction, alternative } = options;
  if (set.length > 0 === (by !== undefined))
    throw new AssayError(
      'InvalidInput',
      'Give two sets or more (--set name=filter), or the field that parts the runs (--by).',
    );
  if (filter !== undefined && by === undefined)
    throw new AssayError('InvalidInput', '--filter goes with --by; each --set has a filter of its own.');
  const experiment = options.experiment === undefined ? undefined : await resolveExperiment(client, options.experiment);
  const names = Object.entries(readAssignments(set, '--set'));
  if (names.length < set.length) throw new AssayError('InvalidInput', '--set: two sets have the same name.');
  const sets = await Promise.all(
    names.map(async ([name, text]) => ({ name, ...(await resolveScope(client, text, experiment)) })),
  );
  return {
    metric,
    ...(goal !== undefined && { goal }),
    ...comparedQuestion(options),
    ...(by === undefined
      ? { sets }
      : {
          by,
          scope: {
            ...(experiment !== undefined && { experimentIds: [experiment.id] }),
            ...(filter !== undefined && { filter }),
          },
        }),
    ...(baseline !== undefined && {
      baseline: baselineOf(
        baseline,
        names.map(([name]) => name),
        experiment,
      ),
    }),
    ...(correction !== undefined && { correction }),
    ...(alternative !== undefined && { alternative }),
  };
}

/** The set of that name; "baseline", where no set is called so, is that of the experiment. */
function baselineOf(name: string, sets: readonly string[], experiment: Experiment | undefined) {
  if (name !== 'baseline' || sets.includes('baseline')) return { set: name };
  if (experiment === undefined) throw new AssayError('InvalidInput', 'Say whose baseline: --experiment <name>');
  return { experimentId: experiment.id };
}
