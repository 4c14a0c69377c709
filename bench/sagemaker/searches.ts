import { seededRandom } from '../support/random.ts';
import { metricName, parameterName } from '../api/seeded-runs.ts';
import type { SearchedValues } from '../api/seeded-runs.ts';

/** One kind of search of components; those of one kind differ in their windows, so that no answer can be kept from the last. */
export interface SearchKind {
  readonly name: string;
  make(place: number): ComponentSearch;
}

export interface ComponentSearch {
  readonly input: Readonly<Record<string, unknown>>;
  readonly matches: (run: SearchedValues) => boolean;
}

export const pageSize = 100;
export const experimentAtSagemaker = 'bench-search';

const metric = `Metrics.${metricName(0)}.Last`;
const parameter = `Parameters.${parameterName(0)}`;

const search = (filters: readonly object[], matches: ComponentSearch['matches']): ComponentSearch => ({
  input: {
    Resource: 'ExperimentTrialComponent',
    ...(filters.length > 0 && { SearchExpression: { Filters: filters } }),
    SortBy: `metrics.${metricName(1)}.max`,
    SortOrder: 'Descending',
    MaxResults: pageSize,
  },
  matches,
});

const between = (Name: string, from: number, to: number) => [
  { Name, Operator: 'GreaterThanOrEqualTo', Value: String(from) },
  { Name, Operator: 'LessThan', Value: String(to) },
];

export const searchKinds: readonly SearchKind[] = [
  { name: 'top 100 of all', make: () => search([], () => true) },
  {
    name: 'of an experiment',
    make: () =>
      search([{ Name: 'Parents.ExperimentName', Operator: 'Equals', Value: experimentAtSagemaker }], () => true),
  },
  {
    name: 'by a metric, 10 %',
    make: (place) => {
      const from = place * 0.9;
      return search(between(metric, from, from + 0.1), (run) => run.filtered >= from && run.filtered < from + 0.1);
    },
  },
  {
    name: 'by a parameter and a metric, 1 %',
    make: (place) => {
      const from = place * 0.9;
      const filters = [...between(parameter, from, from + 0.1), ...between(metric, from, from + 0.1)];
      const inside = (value: number): boolean => value >= from && value < from + 0.1;
      return search(filters, (run) => inside(run.number) && inside(run.filtered));
    },
  },
];

export function searchesOf(kind: SearchKind, count: number): ComponentSearch[] {
  const random = seededRandom(11);
  return Array.from({ length: count }, () => kind.make(random()));
}
