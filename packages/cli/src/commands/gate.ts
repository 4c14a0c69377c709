import { writeFile } from 'node:fs/promises';
import { AssayError } from '@assay/base';
import type { Command } from 'commander';
import { checkGate, gateJunit, gateMarkdown } from '@assay/analysis/gate';
import type { GateCheck, GateResult, GateRule } from '@assay/analysis/gate';
import type { AssayClient } from '@assay/sdk';
import type { CompareRuns, Comparison, Experiment } from '@assay/wire';
import { addComparedOptions, comparedQuestion } from '../analysis/compare-options.ts';
import type { ComparedOptions } from '../analysis/compare-options.ts';
import { printGate } from '../analysis/print-gate.ts';
import { resolveScope, scopeForms } from '../analysis/run-scope.ts';
import type { CliContext } from '../cli-context.ts';
import { addExamples } from '../command-examples.ts';
import { openClient } from '../connection.ts';
import { exitCodes } from '../exit-code.ts';
import { positiveNumber, readAssignments } from '../option-values.ts';
import { resolveExperiment } from '../resolve-experiment.ts';
import { printJson } from '../terminal/print-details.ts';
import { printable } from '../terminal/printable.ts';

type Goal = NonNullable<CompareRuns['goal']>;

interface GateOptions extends ComparedOptions {
  readonly experiment: string;
  readonly metric?: readonly string[];
  readonly guard?: readonly string[];
  readonly goal?: readonly string[];
  readonly betterThan: string;
  readonly candidate?: string;
  readonly notWorseBy?: number;
  readonly allowSingle?: boolean;
  readonly markdown?: string;
  readonly junit?: string;
}

export function addGateCommand(program: Command, { terminal, setExitCode }: CliContext): void {
  const command = program
    .command('gate')
    .description(
      'let a candidate through only if it is better than the baseline, for CI: exit status 0 if it is, 1 if not',
    )
    .requiredOption('-e, --experiment <name>', 'the experiment')
    .option('-m, --metric <name...>', 'metrics in which the candidate must be better; all of them')
    .option('--better-than <runs>', `"baseline": the experiment's; else ${scopeForms}`, 'baseline')
    .option(
      '--candidate <runs>',
      `${scopeForms} (default: all completed runs of the experiment that are not in its baseline)`,
    )
    .option('--not-worse-by <value>', 'it is enough that it is not worse by this much or more', positiveNumber)
    .option('--guard <metric=value...>', 'metrics in which it must not be worse by this much or more')
    .option(
      '--goal <goal...>',
      'which way metrics are better: minimize or maximize for those of --metric, metric=minimize for any; known from the experiment or the name',
    )
    .option('--allow-single', 'where there are too few runs for a claim, go by the values alone')
    .option('--markdown <file>', 'also a Markdown table, for a pull request; "-": instead, on standard output')
    .option('--junit <file>', 'also JUnit XML, for the CI server');
  addExamples(
    addComparedOptions(command).action(async (_: unknown, self: Command) => {
      const options = self.optsWithGlobals<GateOptions>();
      const rules = rulesOf(options);
      const goals = goalsOf(options);
      const client = await openClient(options);
      const experiment = await resolveExperiment(client, options.experiment);
      const question = await questionOf(client, options, experiment);
      const checks: GateCheck[] = [];
      const warnings = new Set<string>();
      const comparisons: Comparison[] = [];
      for (const [metric, rule] of rules) {
        const bound = rule.by > 0 ? { minEffect: rule.by } : {};
        const goal = goals.get(metric);
        const body = { ...question, metric, ...bound, ...(goal !== undefined && { goal }) };
        const comparison = await client.compareRuns({ body });
        comparisons.push(comparison);
        checks.push(checkGate(comparison, pairOf(comparison), rule, options.allowSingle === true));
        for (const { kind, message } of comparison.warnings) if (!meant.has(kind)) warnings.add(message);
      }
      const passed = checks.every(({ outcome }) => outcome === 'clears');
      const title = `Gate of ${experiment.name}`;
      const result: GateResult = { title, passed, checks, warnings: [...warnings] };
      const link = `${options.url.replace(/\/$/, '')}/experiments/${experiment.id}`;
      const markdown = gateMarkdown(result, { link });
      if (options.markdown !== undefined && options.markdown !== '-') await writeFile(options.markdown, markdown);
      if (options.junit !== undefined) await writeFile(options.junit, gateJunit(result));
      if (options.json === true) printJson(terminal, { ...result, comparisons });
      else if (options.markdown === '-') terminal.print(markdown.trimEnd());
      else printGate(terminal, result);
      if (!passed) setExitCode(exitCodes.failed);
    }),
    [
      ["assay gate -e digits -m test/accuracy --min-effect 0.005 --candidate 'params.hidden = 128'", ''],
      [
        'assay gate -e digits -m test/accuracy --guard test/loss=0.02 --candidate \'tags.commit = "4f2a91c"\' --markdown gate.md --junit gate.xml',
        'better in one, not worse in another',
      ],
      [
        "assay gate -e digits -m test/loss --not-worse-by 0.02 --better-than 'params.hidden = 128' --candidate 'params.hidden = 32'",
        'a smaller network may lose this much',
      ],
    ],
  );
}

/** A candidate is another model or other code: that is what the gate is for. */
const meant: ReadonlySet<Comparison['warnings'][number]['kind']> = new Set(['otherParameters', 'differentCode']);

/** What must hold in each metric, in order. */
function rulesOf({ metric = [], guard = [], minEffect, notWorseBy }: GateOptions): ReadonlyMap<string, GateRule> {
  if (minEffect !== undefined && notWorseBy !== undefined)
    throw new AssayError(
      'InvalidInput',
      'Give --min-effect (better by more) or --not-worse-by, not both; --guard adds metrics that must not get worse.',
    );
  const main: GateRule =
    notWorseBy === undefined ? { kind: 'better', by: minEffect ?? 0 } : { kind: 'notWorse', by: notWorseBy };
  const rules = new Map(metric.map((name) => [name, main]));
  for (const [name, text] of Object.entries(readAssignments(guard, '--guard'))) {
    const by = Number(text);
    if (text.trim() === '' || !Number.isFinite(by) || by < 0)
      throw new AssayError('InvalidInput', `--guard: expected a number from 0 on for ${name}, got "${text}".`);
    if (rules.has(name)) throw new AssayError('InvalidInput', `--guard: "${name}" is among the metrics already.`);
    rules.set(name, { kind: 'notWorse', by });
  }
  if (rules.size === 0)
    throw new AssayError('InvalidInput', 'Give a metric: --metric <name>, or --guard <metric=value>.');
  return rules;
}

/** A bare goal is not that of guards, which may well go the other way. */
function goalsOf({ metric = [], guard = [], goal: texts = [] }: GateOptions): ReadonlyMap<string, Goal> {
  const guards = Object.keys(readAssignments(guard, '--guard'));
  const goals = new Map<string, Goal>();
  for (const text of texts.toSorted((a, b) => Number(a.includes('=')) - Number(b.includes('=')))) {
    const at = text.lastIndexOf('=');
    const goal = text.slice(at + 1);
    if (goal !== 'minimize' && goal !== 'maximize')
      throw new AssayError('InvalidInput', `--goal: expected minimize, maximize or metric=minimize, got "${text}".`);
    const names = at < 0 ? metric : [text.slice(0, at)];
    for (const name of names) {
      if (!metric.includes(name) && !guards.includes(name))
        throw new AssayError('InvalidInput', `--goal: "${name}" is neither among the metrics nor the guards.`);
      goals.set(name, goal);
    }
  }
  return goals;
}

/** The sets, and how they are compared; the candidate's is the last. */
async function questionOf(
  client: AssayClient,
  options: GateOptions,
  experiment: Experiment,
): Promise<Omit<CompareRuns, 'metric'>> {
  const { candidate, betterThan } = options;
  const { minEffect: _, ...compared } = comparedQuestion(options);
  if (candidate === undefined && betterThan !== 'baseline')
    throw new AssayError('InvalidInput', 'Say which runs are the candidate: --candidate <filter, run or group>');
  const scope =
    candidate === undefined ? { experimentIds: [experiment.id] } : await resolveScope(client, candidate, experiment);
  const asked = { name: 'candidate', ...scope };
  if (betterThan !== 'baseline') {
    const baseline = { name: 'baseline', ...(await resolveScope(client, betterThan, experiment)) };
    return { ...compared, sets: [baseline, asked], baseline: { set: 'baseline' } };
  }
  if (experiment.baseline === null)
    throw new AssayError(
      'NotFound',
      `Experiment "${printable(experiment.name)}" has no baseline. Set one: assay experiments baseline ${experiment.name} <filter, run or group>`,
    );
  return { ...compared, sets: [asked], baseline: { experimentId: experiment.id } };
}

function pairOf({ pairs }: Comparison): Comparison['pairs'][number] {
  const pair = pairs.find(({ b }) => b === 'candidate');
  if (pair === undefined) throw new AssayError('Internal', 'The comparison has no pair of the candidate.');
  return pair;
}
