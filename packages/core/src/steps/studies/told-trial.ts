import { invalidInput } from '@assay/base';
import type { RunId } from '@assay/base';
import type { Objective } from '@assay/tuning';
import type { MetricSummary } from '@assay/series';
import type { StudyRow, TrialRow } from '../../entities/study.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import type { StudyChange } from './study-change.ts';
import { definitionOf, isFeasible, numbersOf, numbersText } from './trial-codec.ts';

export interface ToldTrial {
  readonly state: 'complete' | 'pruned' | 'failed';
  readonly objectives?: readonly number[] | undefined;
  readonly constraints?: readonly number[] | undefined;
  readonly failure?: string | undefined;
}

/** How a trial ends, as it is kept. `fault`: it was told as complete, and cannot be. */
export interface TrialEnd extends Pick<TrialRow, 'objectives' | 'constraints' | 'failure'> {
  readonly state: ToldTrial['state'];
  readonly fault?: string;
}

/** Checked, with objectives from the run's metrics where none are told. */
export async function readToldTrial(
  tx: ReadTransaction,
  study: StudyRow,
  told: ToldTrial,
  runId: RunId | null,
  path = '',
): Promise<TrialEnd> {
  const { objectives: wanted } = definitionOf(study);
  if (told.objectives !== undefined && told.objectives.length !== wanted.length)
    throw invalidInput(
      `${path}objectives`,
      `expected ${wanted.length}, one for each of ${wanted.map(({ metric }) => metric).join(', ')}, got ${told.objectives.length}`,
    );
  if (told.constraints?.some(Number.isNaN)) throw invalidInput(`${path}constraints`, 'NaN says nothing; tell a number');
  const found = told.objectives ?? (told.state === 'complete' ? await loggedObjectives(tx, wanted, runId) : undefined);
  const fault = told.state === 'complete' ? faultOf(wanted, found ?? []) : undefined;
  const numbers = fault === undefined && told.state !== 'failed' ? wholeNumbers(found) : undefined;
  return {
    state: fault === undefined ? told.state : 'failed',
    objectives: numbers === undefined ? null : numbersText(numbers),
    constraints: told.constraints === undefined ? null : numbersText(told.constraints),
    failure: fault ?? told.failure ?? '',
    ...(fault !== undefined && { fault }),
  };
}

/** The values, where none is missing or NaN. */
function wholeNumbers(found: readonly (number | undefined)[] = []): number[] | undefined {
  const numbers = found.flatMap((value) => (value === undefined || Number.isNaN(value) ? [] : [value]));
  return numbers.length > 0 && numbers.length === found.length ? numbers : undefined;
}

function faultOf(wanted: readonly Objective[], found: readonly (number | undefined)[]): string | undefined {
  for (const [place, { metric }] of wanted.entries()) {
    const value = found[place];
    if (value === undefined)
      return `The trial was told as complete without objectives, and its run has no metric "${metric}". Log it before, or tell the value.`;
    if (Number.isNaN(value)) return `The objective "${metric}" is NaN.`;
  }
  return undefined;
}

async function loggedObjectives(
  tx: ReadTransaction,
  wanted: readonly Objective[],
  runId: RunId | null,
): Promise<(number | undefined)[]> {
  if (runId === null) return wanted.map(() => undefined);
  const names = wanted.map(({ metric }) => metric);
  const summaries = (await tx.metricSummaries([runId], names)).get(runId);
  return wanted.map((objective) => valueOf(objective, summaries?.get(objective.metric)));
}

const valueOf = ({ value = 'last' }: Objective, summary: MetricSummary | undefined): number | undefined =>
  summary === undefined ? undefined : value === 'last' ? summary.last.value : (summary[value]?.value ?? Number.NaN);

/** Keeps the study's best trial, and how many came since. */
export async function noteEnd(change: StudyChange, trial: TrialRow): Promise<void> {
  if (trial.state !== 'complete' && trial.state !== 'pruned') return;
  const isBest = trial.state === 'complete' && (await isBetter(change, trial));
  if (isBest) change.set({ bestNumber: trial.number, sinceBestCount: 0 });
  else change.set({ sinceBestCount: change.row.sinceBestCount + 1 });
}

async function isBetter({ tx, row }: StudyChange, trial: TrialRow): Promise<boolean> {
  const { objectives } = definitionOf(row);
  const [objective, ...others] = objectives;
  const [value] = numbersOf(trial.objectives) ?? [];
  if (others.length > 0 || value === undefined || !isFeasible(numbersOf(trial.constraints))) return false;
  if (row.bestNumber === null) return true;
  const best = await tx.get('trial', { studyId: row.id, number: row.bestNumber });
  const [bestValue] = numbersOf(best?.objectives ?? null) ?? [];
  if (bestValue === undefined) return true;
  return objective?.direction === 'maximize' ? value > bestValue : value < bestValue;
}
