import type { QueryInput } from '@assay/core';
import type { PanelData, PanelSpecOf } from '@assay/analysis/report';
import { ask, cannot } from '../panel-context.ts';
import type { PanelContext } from '../panel-context.ts';
import type { PanelScope } from '../panel-scope.ts';

type CompareRunsInput = QueryInput<'compareRuns'>;

/** Sets by the values of a field, by their filters, or all runs beside the baseline of the experiment. */
export async function gatherComparison(
  context: PanelContext,
  { runs, experimentId }: PanelScope,
  spec: PanelSpecOf<'comparison'>,
): Promise<PanelData> {
  const { metric, value, goal, by, pairBy, minEffect } = spec;
  if (by !== undefined && spec.sets !== undefined)
    throw cannot('sets: is one way to part the runs, "by" another. Take one.');
  const baseline = baselineOf(spec.baseline, experimentId);
  const sets =
    spec.sets === undefined
      ? [{ name: 'other runs', ...runs }]
      : Object.entries(spec.sets).map(([name, filter]) => ({ name, ...runs, filter: bothOf(runs.filter, filter) }));
  if (by === undefined && sets.length < 2 && baseline?.experimentId === undefined)
    throw cannot('by: say what parts the runs, name two sets, or hold them against "baseline: experiment".');
  const asked = {
    metric,
    ...(by === undefined ? { sets } : { by, scope: runs }),
    ...(value !== undefined && { value }),
    ...(goal !== undefined && { goal }),
    ...(baseline !== undefined && { baseline }),
    ...(minEffect !== undefined && { minEffect }),
    ...(pairBy !== undefined && { pairBy: pairBy[0] === 'none' ? ('none' as const) : pairBy }),
  };
  return { kind: 'comparison', comparison: await ask(context, 'compareRuns', asked) };
}

function baselineOf(named: string | undefined, experimentId: string | null): CompareRunsInput['baseline'] {
  if (named === undefined) return undefined;
  if (named !== 'experiment') return { set: named };
  if (experimentId === null) throw cannot('baseline: an experiment has one, and none is meant here. Name it.');
  return { experimentId };
}

const bothOf = (first: string | undefined, second: string): string =>
  first === undefined ? second : `(${first}) and (${second})`;
