import { AssayError } from '@assay/base';
import type { AssayClient } from '@assay/sdk';
import type { Study, StudyParameter, Trial, TrialColumns } from '@assay/wire';
import { numberText } from '../terminal/number-text.ts';
import { paint } from '../terminal/paint.ts';
import { printDetails, printHeading } from '../terminal/print-details.ts';
import { printable } from '../terminal/printable.ts';
import { printTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { durationText, momentText } from '../terminal/time-text.ts';
import { valueText } from '../tune/command-template.ts';

export const stopReasonWords = {
  maxTrials: 'all trials done',
  maxRuntime: 'its time is over',
  target: 'the target is reached',
  noImprovement: 'no better one for long',
  converged: 'it has converged',
  exhausted: 'every point was tried',
  asked: 'by hand',
} as const satisfies Record<NonNullable<Study['stopReason']>, string>;

export const stateText = ({ state, stopReason }: Pick<Study, 'state' | 'stopReason'>): string =>
  stopReason === null ? state : `${state}: ${stopReasonWords[stopReason]}`;

/** Ended ones of those there will be. */
export function trialCountText({ trialCounts: { complete, pruned, failed }, limits }: Study): string {
  const done = complete + pruned + failed;
  return limits.maxTrials === null ? String(done) : `${done}/${limits.maxTrials}`;
}

/** As it is given to `assay tune`: the kind, and options behind a colon. */
function choiceText({ kind, ...options }: Study['sampler'] | Study['pruner']): string {
  const texts = Object.entries(options).map(
    ([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  );
  return texts.length === 0 ? kind : `${kind}:${texts.join(',')}`;
}

/** A study as a person reads it: what it is, what mattered, its best trials. */
export async function printStudy(
  terminal: Terminal,
  client: AssayClient,
  study: Study,
  trialCount: number,
): Promise<void> {
  const { trialCounts: counts } = study;
  terminal.print(paint(terminal, 'bold', `${printable(study.experimentName)} / ${printable(study.name)}`));
  const goal = study.objectives.map(({ metric, direction }) => `${direction} ${printable(metric)}`).join(', ');
  printDetails(terminal, [
    ['description', printable(study.description)],
    ['state', stateText(study)],
    ['goal', goal],
    ['sampler', choiceText(study.sampler)],
    ['pruner', choiceText(study.pruner)],
    [
      'trials',
      `${trialCountText(study)}: ${counts.complete} complete, ${counts.pruned} pruned, ${counts.failed} failed, ${counts.running} running`,
    ],
    ['created', momentText(study.createdMs)],
    ['took', study.startedMs === null ? '' : durationText((study.endedMs ?? Date.now()) - study.startedMs)],
    ['id', study.id],
  ]);
  printHeading(terminal, 'Parameters');
  const importance = await readImportance(client, study);
  printTable(
    terminal,
    [{ title: 'name' }, { title: 'range' }, { title: 'importance', align: 'right' }],
    Object.entries(study.space).map(([name, parameter]) => [
      printable(name),
      rangeText(parameter),
      importance.get(name) ?? '–',
    ]),
  );
  const columns = await client.queryTrialColumns({ params: { studyId: study.id }, body: {} });
  const rows = bestRows(study, columns).slice(0, trialCount);
  if (rows.length === 0) return terminal.note('No trial is complete yet.');
  printHeading(terminal, study.front === undefined ? 'Best trials' : 'Trials, by the first objective');
  printTable(
    terminal,
    [
      { title: 'trial', align: 'right', whole: true },
      ...study.objectives.map(({ metric }) => ({ title: printable(metric), align: 'right' as const })),
      ...columns.parameters.map(({ name }) => ({ title: printable(name), align: 'right' as const })),
      { title: 'run', whole: true },
    ],
    rows.map((row) => [
      String(columns.number[row]),
      ...columns.objectives.map((values) => numberText(values[row])),
      ...columns.parameters.map(({ values }) => cellText(values[row] ?? null)),
      columns.runId[row] ?? '',
    ]),
  );
}

/** Rows of complete trials, the best by the first objective first. */
function bestRows({ objectives }: Study, columns: TrialColumns): readonly number[] {
  const sign = objectives[0]?.direction === 'maximize' ? -1 : 1;
  const valueOf = (row: number): number => sign * Number(columns.objectives[0]?.[row] ?? NaN);
  return columns.state
    .flatMap((state, row) => (state === 'complete' ? [row] : []))
    .toSorted((a, b) => valueOf(a) - valueOf(b));
}

const cellText = (value: Trial['values'][string] | null): string =>
  value === null ? '–' : typeof value === 'number' ? numberText(value) : printable(valueText(value));

function rangeText(parameter: StudyParameter): string {
  const when =
    parameter.when === undefined
      ? ''
      : `, when ${printable(parameter.when.parameter)} is ${parameter.when.in.map(cellText).join(' or ')}`;
  switch (parameter.kind) {
    case 'float':
    case 'int': {
      const { low, high, scale = 'linear', step } = parameter;
      const more = [
        parameter.kind,
        ...(scale === 'linear' ? [] : [scale]),
        ...(step === undefined ? [] : [`step ${step}`]),
      ];
      return `${numberText(low)} … ${numberText(high)} (${more.join(', ')})${when}`;
    }
    case 'categorical':
      return parameter.choices.map(cellText).join(', ') + when;
    case 'ordinal':
      return parameter.choices.map(cellText).join(' < ') + when;
  }
}

/** Shares in percent; empty while there are too few trials to say. */
async function readImportance(client: AssayClient, study: Study): Promise<ReadonlyMap<string, string>> {
  try {
    const { parameters } = await client.getImportance({ params: { studyId: study.id }, query: {} });
    return new Map(parameters.map(({ name, importance }) => [name, `${Math.round(importance * 100)} %`]));
  } catch (thrown) {
    if (thrown instanceof AssayError) return new Map();
    throw thrown;
  }
}
