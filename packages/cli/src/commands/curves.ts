import { AssayError, inferGoal } from '@assay/base';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { AssayClient } from '@assay/sdk';
import type { AnalyzeCurves, CurveAnalysis, RunRow } from '@assay/wire';
import type { CliContext } from '../cli-context.ts';
import { addExamples } from '../command-examples.ts';
import { openClient } from '../connection.ts';
import type { ConnectionOptions } from '../connection.ts';
import { positiveNumber, readAssignments } from '../option-values.ts';
import { resolveRun, runArgument } from '../resolve-run.ts';
import { numberText } from '../terminal/number-text.ts';
import { paint } from '../terminal/paint.ts';
import type { Paint } from '../terminal/paint.ts';
import { printJson } from '../terminal/print-details.ts';
import { printable } from '../terminal/printable.ts';
import { printTable } from '../terminal/table.ts';
import { durationText } from '../terminal/time-text.ts';

interface CurvesOptions extends ConnectionOptions {
  readonly metric?: readonly string[];
  readonly target?: readonly string[];
  readonly goal?: 'minimize' | 'maximize';
  readonly tolerance?: number;
  readonly minDelta?: number;
  readonly price?: string;
  readonly currency?: string;
}

/** Metrics of a run that are shown where none is named. */
const mostMetrics = 20;

export function addCurvesCommand(program: Command, { terminal }: CliContext): void {
  addExamples(
    program
      .command('curves')
      .description('say what curves did: plateau, divergence, overfitting, time and cost to a target')
      .argument('<run...>', `${runArgument}; up to 100`)
      .option('-m, --metric <name...>', 'metrics; those of the first run whose goal is known, if not given')
      .option('-t, --target <metric=value...>', 'when was it this good?')
      .addOption(
        new Option('--goal <goal>', 'which way the metrics are better; known from the experiment or the name').choices([
          'minimize',
          'maximize',
        ]),
      )
      .option(
        '--tolerance <share>',
        "what is too small to be progress, as a share of the curve's height",
        positiveNumber,
      )
      .option('--min-delta <value>', "the same in the metric's own unit", positiveNumber)
      .option('--price <number>', 'what an hour costs, or the field of runs that says so, e.g. params.price')
      .option('--currency <text>', 'of the price, for the words')
      .action(async (names: readonly string[], _: unknown, command: Command) => {
        const options = command.optsWithGlobals<CurvesOptions>();
        const client = await openClient(options);
        const runIds = [...new Set(await Promise.all(names.map((name) => resolveRun(client, name))))];
        const body = { runIds, ...(await questionOf(client, runIds, options)) };
        const { curves, missing } = await client.analyzeCurves({ body });
        if (options.json === true) return printJson(terminal, { curves, missing });
        const titles = await titlesOf(client, runIds);
        const title = (id: string): string => titles.get(id) ?? id;
        if (curves.length > 0) printTable(terminal, columnsOf(curves), rowsOf(curves, title));
        if (curves.length > 0) terminal.print('');
        for (const curve of curves) {
          const [first = '', ...others] = curve.words.map(printable);
          const where = runIds.length === 1 ? '' : `${title(curve.runId)}: `;
          const colour = stateColours[curve.state];
          terminal.print(`${where}${colour === undefined ? first : paint(terminal, colour, first)}`);
          for (const sentence of others) terminal.print(`  ${sentence}`);
        }
        for (const { runId, name } of missing) terminal.note(`${title(runId)} has no points of ${printable(name)}.`);
        if (curves.length === 0) throw new AssayError('NotFound', 'None of the runs has points of these metrics.');
      }),
    [
      ['assay curves digits/best', 'all its curves whose goal is known'],
      ['assay curves digits/first digits/second -m validation/loss', 'one metric of two runs'],
      ['assay curves digits/best -m test/accuracy -t test/accuracy=0.95 --price 2.4 --currency EUR', 'with costs'],
    ],
  );
}

const stateColours: Readonly<Partial<Record<CurveAnalysis['state'], Paint>>> = {
  diverged: 'red',
  worsened: 'yellow',
  improving: 'green',
};

async function questionOf(
  client: AssayClient,
  runIds: readonly string[],
  { metric, target = [], goal, tolerance, minDelta, price, currency }: CurvesOptions,
): Promise<Omit<AnalyzeCurves, 'runIds'>> {
  const targets = new Map(
    Object.entries(readAssignments(target, '--target')).map(([name, text]) => [name, targetOf(name, text)]),
  );
  const named = metric ?? (targets.size > 0 ? [...targets.keys()] : await knownMetrics(client, runIds[0] ?? ''));
  for (const name of targets.keys())
    if (!named.includes(name))
      throw new AssayError('InvalidInput', `--target: "${name}" is not among the metrics. Add --metric ${name}.`);
  const perHour = price !== undefined && price.trim() !== '' && Number.isFinite(Number(price)) ? Number(price) : price;
  return {
    metrics: named.map((name) => {
      const wanted = targets.get(name);
      return { name, ...(goal !== undefined && { goal }), ...(wanted !== undefined && { target: wanted }) };
    }),
    ...(tolerance !== undefined && { tolerance }),
    ...(minDelta !== undefined && { minDelta }),
    ...(perHour !== undefined && { price: { perHour, ...(currency !== undefined && { currency }) } }),
  };
}

function targetOf(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value))
    throw new AssayError('InvalidInput', `--target: expected a number for ${name}, got "${text}".`);
  return value;
}

/** Names of metrics whose goal was set, or that tell it themselves. */
async function knownMetrics(client: AssayClient, runId: string): Promise<readonly string[]> {
  const run = await client.getRun({ params: { runId }, query: { artifacts: 0 } });
  const { experimentId } = run;
  const set = experimentId === null ? [] : (await client.listMetricMetadata({ params: { experimentId } })).metrics;
  const goals = new Map(set.map(({ name, goal }) => [name, goal]));
  const names = Object.entries(run.metrics)
    .filter(
      ([name, { count }]) => count > 1 && !name.startsWith('system/') && (goals.get(name) ?? inferGoal(name)) !== null,
    )
    .map(([name]) => name)
    .toSorted();
  if (names.length === 0)
    throw new AssayError(
      'NotFound',
      `Run "${run.name}" has no curve whose goal is known. Name one: --metric <name> --goal minimize`,
    );
  return names.slice(0, mostMetrics);
}

async function titlesOf(client: AssayClient, runIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { runs } = await client.searchRuns({ body: { runIds: [...runIds], view: 'all', limit: 100 } });
  const once = (name: string): boolean => runs.filter((run) => run.name === name).length === 1;
  const title = ({ id, name }: RunRow): string =>
    once(name) ? printable(name) : `${printable(name)} ${id.slice(0, 12)}`;
  return new Map(runs.map((run) => [run.id, title(run)]));
}

const columnsOf = (curves: readonly CurveAnalysis[]) => {
  const right = 'right' as const;
  return [
    { title: 'run' },
    { title: 'metric' },
    { title: 'state', colour: (cell: string) => stateColours[cell as CurveAnalysis['state']] },
    { title: 'best', align: right },
    { title: 'at step', align: right },
    { title: 'last', align: right },
    { title: 'flat from', align: right },
    { title: 'noise', align: right },
    { title: 'time', align: right },
    { title: 'steps/s', align: right },
    ...(curves.some(({ last }) => last.cost !== null) ? [{ title: 'cost', align: right }] : []),
  ];
};

const rowsOf = (curves: readonly CurveAnalysis[], title: (id: string) => string): readonly (readonly string[])[] =>
  curves.map(({ runId, name, state, best, last, plateau, noise, throughput }) => [
    title(runId),
    printable(name),
    state,
    numberText(best?.value),
    numberText(best?.step),
    numberText(last.value),
    numberText(plateau?.step),
    noise === null ? '–' : numberText(Number(noise.toPrecision(3))),
    durationText(Math.max(0, last.elapsedMs)),
    throughput === null ? '–' : numberText(Number(throughput.stepsPerSecond.toPrecision(3))),
    ...(last.cost === null ? [] : [numberText(Number(last.cost.toPrecision(4)))]),
  ]);
