import type { CompareRuns, RunField } from '@assay/wire';
import { oneOf, type ViewState } from '../view-state/view-state.ts';
import { experimentBaseline, maximumSets } from '../view-state/verdict-view.ts';

/** Statistics of a run's metric that runs may be judged by. */
export const comparedStatistics = ['last', 'min', 'max', 'best', 'mean'] as const;

/** The runs that the view is about, as operations name them; undefined for none. */
export function verdictScope({
  experiment,
  filter,
  selected,
}: ViewState): Pick<CompareRuns, 'scope'>['scope'] | undefined {
  if (experiment !== undefined) return { experimentIds: [experiment], ...(filter !== undefined && { filter }) };
  return selected === undefined ? undefined : { runIds: [...selected] };
}

interface Known {
  readonly metric: string;
  /** The field by which sets are made, where the view names none. */
  readonly by: string | undefined;
  /** Whose baseline is meant. */
  readonly experimentId: string | null;
}

/** What the server is asked; undefined as long as it is not said which sets are meant. */
export function verdictQuestion(view: ViewState, { metric, by, experimentId }: Known): CompareRuns | undefined {
  const { sets, against, pairBy, minEffect, confidence } = view;
  const statistic = oneOf(comparedStatistics, view.statistic) ?? 'last';
  const isAgainstExperiment = against === experimentBaseline && experimentId !== null;
  const how: Omit<CompareRuns, 'sets' | 'by' | 'scope'> = {
    metric,
    ...(statistic !== 'last' && { value: statistic }),
    ...(isAgainstExperiment && { baseline: { experimentId } }),
    ...(against !== undefined && against !== experimentBaseline && { baseline: { set: against } }),
    ...(pairBy !== undefined && { pairBy: pairBy === 'none' ? pairBy : [...pairBy] }),
    ...(minEffect !== undefined && { minEffect }),
    ...(confidence !== undefined && { confidence }),
  };
  if (sets !== undefined)
    return {
      ...how,
      sets: sets.map((set) =>
        'groupId' in set
          ? { name: set.name, groupId: set.groupId }
          : { name: set.name, runIds: [...set.runIds], view: 'all' as const },
      ),
    };
  const scope = verdictScope(view);
  const field = view.group?.[0] ?? by;
  return scope === undefined || field === undefined ? undefined : { ...how, by: field, scope };
}

/** Names under which runs repeat each other: they pair runs, and make no sets. */
const repetitions = /(^|[^a-z])(seed|fold|repeat|repetition|trial|split)s?([^a-z]|$)/i;

/** Fields that may part runs into sets, the likeliest first: few values, each of several runs. */
export function setFields(fields: readonly RunField[]): readonly RunField[] {
  const usable = fields.filter(
    ({ distinct, distinctCapped }) => distinct >= 2 && distinct <= maximumSets && !distinctCapped,
  );
  const rank = ({ field, present, distinct }: RunField): number =>
    (repetitions.test(field.replace(/^\w+\./, '')) ? 4 : 0) +
    (present < 2 * distinct ? 2 : 0) +
    (field.startsWith('params.') ? 0 : 1);
  return usable.toSorted((a, b) => rank(a) - rank(b) || a.distinct - b.distinct || (a.field < b.field ? -1 : 1));
}
