import { paretoFront } from '@assay/tuning/pareto';
import type { Objective } from '@assay/tuning';
import type { TrialRow } from '../entities/study.ts';
import type { TableColumns } from '../ports/transaction.ts';
import { isFeasible, numbersOf } from '../steps/studies/trial-codec.ts';

/** The numbers of the feasible trials that no other betters in all objectives, rising. */
export function paretoTrials(
  complete: TableColumns<'trial', 'number' | 'objectives' | 'constraints'>,
  objectives: readonly Objective[],
): TrialRow['number'][] {
  const numbers: number[] = [];
  const losses: number[][] = [];
  for (const [row, number] of complete.number.entries()) {
    const told = numbersOf(complete.objectives[row] ?? null);
    if (told === null || !isFeasible(numbersOf(complete.constraints[row] ?? null))) continue;
    numbers.push(number);
    losses.push(objectives.map(({ direction }, i) => (direction === 'maximize' ? -1 : 1) * (told[i] ?? Number.NaN)));
  }
  return paretoFront(losses)
    .flatMap((at) => numbers[at] ?? [])
    .sort((a, b) => a - b);
}
