import { invalidInput } from '@assay/base';
import { compareSets } from '@assay/analysis';
import type { Comparison, ComparisonWarning } from '@assay/analysis';
import { readFields } from '../../columns/read-fields.ts';
import type { Query } from '../query.ts';
import type { CompareRunsInput, ComparedScopeInput, SelectedSet } from './compare-runs-input.ts';
import { askedBaseline } from './asked-baseline.ts';
import { goalOf } from './goal-of.ts';
import { automaticKeys, askedKeys } from './key-fields.ts';
import { knownDifferences } from './known-differences.ts';
import { readRunScope } from '../run-scope.ts';
import { readSet } from './read-set.ts';
import { setsByField } from './sets-by-field.ts';

const mostSets = 20;

/**
 * Sets of runs beside one another: what `compareSets` says of the values that they ended with. Only completed runs count unless other states are asked for, since what a broken or running one shows last is no result.
 */
export const compareRuns: Query<CompareRunsInput, Comparison> = async (tx, input, { now }) => {
  const { metric, value = 'last', baseline, alsoStatuses = [] } = input;
  if (input.minEffect !== undefined && !(input.minEffect > 0))
    throw invalidInput('minEffect', 'expected a number above 0, in the unit of the metric');
  const warnings: ComparisonWarning[] = [];
  const asked = await askedBaseline(tx, baseline, warnings);
  const scopes = [...(asked === null ? [] : [asked]), ...(await scopesOf(tx, input, now))];
  if (scopes.length > mostSets + 1)
    throw invalidInput('sets', `expected at most ${mostSets} sets, got ${scopes.length}`);
  if (scopes.length < 2)
    throw invalidInput(
      'sets',
      'expected at least two sets, or one beside a baseline. Name them, or say with `by` what parts the runs.',
    );
  const selected: SelectedSet[] = [];
  for (const { name, ...scope } of scopes)
    selected.push({
      name,
      runs: await tx.selectRuns(readRunScope(scope, now)),
      experimentIds: scope.experimentIds ?? input.scope?.experimentIds,
    });
  const { goal, goalSource, unit } = await goalOf(tx, input, selected);
  const statistic = value === 'best' ? (goal === 'minimize' ? 'min' : 'max') : value;
  const keyFields = input.pairBy === 'none' ? [] : (askedKeys(input.pairBy) ?? automaticKeys(input.by));
  readFields(
    keyFields.map(({ field }) => field),
    'pairBy',
  );
  const sets = [];
  const inBaseline = new Set<string>();
  for (const [i, own] of selected.entries()) {
    const set = readSet(own, { metric, statistic, alsoStatuses, keyFields, without: inBaseline });
    sets.push(set);
    if (asked !== null && i === 0) for (const id of set.allIds) inBaseline.add(id);
  }
  warnings.push(...(await knownDifferences(tx, sets, [...keyFields.map(({ field }) => field), input.by ?? ''])));
  const baselineName = asked?.name ?? baseline?.set ?? null;
  return compareSets({
    metric,
    unit,
    value,
    goal,
    goalSource,
    sets,
    baseline: baselineName,
    keyFields,
    pairing: input.pairBy === 'none' ? 'none' : input.pairBy === undefined ? 'automatic' : 'asked',
    minEffect: input.minEffect ?? null,
    confidence: input.confidence ?? 0.95,
    correction: input.correction ?? 'holm',
    alternative: input.alternative ?? 'two-sided',
    test: input.test ?? 'auto',
    seed: input.seed ?? 0,
    warnings,
  });
};

async function scopesOf(
  tx: Parameters<typeof compareRuns>[0],
  { sets, by, scope }: CompareRunsInput,
  now: Parameters<typeof compareRuns>[2]['now'],
): Promise<readonly ComparedScopeInput[]> {
  if ((sets === undefined) === (by === undefined))
    throw invalidInput('sets', 'expected either `sets` or `by`, with the runs to part in `scope`');
  if (sets !== undefined && scope !== undefined)
    throw invalidInput('scope', 'goes with `by`; each of `sets` says itself which runs it has');
  return sets ?? (await setsByField(tx, by ?? '', scope ?? {}, { most: mostSets, now }));
}
