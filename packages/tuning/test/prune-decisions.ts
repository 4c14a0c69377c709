import { expect } from 'vitest';
import { TrialHistory } from '../src/history/trial-history.ts';
import { createPruner } from '../src/pruners/create-pruner.ts';
import { SearchSpace } from '../src/space/search-space.ts';
import type { PrunerDefinition } from '../src/study-definition.ts';
import type { Trial, TrialState } from '../src/trial.ts';

/** Values at steps 1, 2, 3 …, or [step, value] pairs. */
export type Way = readonly (number | readonly [number, number])[];

export const trial = (number: number, state: TrialState, way: Way, objective?: number): Trial => ({
  number,
  state,
  values: {},
  ...(objective === undefined ? {} : { objectives: [objective] }),
  reports: way.map((report, i) =>
    typeof report === 'number' ? { step: i + 1, value: report } : { step: report[0], value: report[1] },
  ),
});

export const historyOf = (trials: readonly Trial[], direction: 'minimize' | 'maximize' = 'minimize'): TrialHistory => {
  const history = new TrialHistory(new SearchSpace({}), [{ metric: 'loss', direction }]);
  history.putAll(trials);
  return history;
};

/** What is decided after each report of a trial that runs beside the others. */
export function decisions(
  definition: PrunerDefinition,
  others: readonly Trial[],
  way: Way,
  direction: 'minimize' | 'maximize' = 'minimize',
): boolean[] {
  const history = historyOf([...others, { number: 1000, state: 'running', values: {} }], direction);
  const prune = createPruner(definition, history, 0);
  return (trial(1000, 'running', way).reports ?? []).map(({ step, value }) => {
    history.report(1000, step, value);
    const row = history.rowOf(1000) ?? -1;
    const decided = prune(row);
    expect(prune(row)).toBe(decided);
    return decided;
  });
}
