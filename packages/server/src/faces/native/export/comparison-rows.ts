import type { Comparison, ComparedPair } from '@assay/wire';
import type { ExportTableOf } from './rows-table.ts';

interface ValueRow {
  readonly set: string;
  readonly runId: string | null;
  readonly value: number;
}

/** A row a pair of sets, b beside a: differences are b − a. */
export const pairsTable: ExportTableOf<Comparison, ComparedPair> = {
  rowsOf: ({ pairs }) => pairs,
  columns: [
    { name: 'metric', type: 'text', cell: (_, { metric }) => metric },
    { name: 'goal', type: 'text', cell: (_, { goal }) => goal },
    { name: 'a', type: 'text', cell: ({ a }) => a },
    { name: 'b', type: 'text', cell: ({ b }) => b },
    { name: 'verdict', type: 'text', cell: ({ verdict }) => verdict },
    { name: 'unit', type: 'text', cell: ({ unit }) => unit },
    { name: 'n_a', type: 'integer', cell: ({ n }) => n.a },
    { name: 'n_b', type: 'integer', cell: ({ n }) => n.b },
    { name: 'paired_by', type: 'text', cell: ({ pairing }) => pairing?.by.join(', ') },
    { name: 'difference', type: 'number', cell: ({ difference }) => difference?.estimate },
    { name: 'difference_kind', type: 'text', cell: ({ difference }) => difference?.kind },
    { name: 'standard_error', type: 'number', cell: ({ difference }) => difference?.standardError },
    { name: 'low', type: 'number', cell: ({ difference }) => difference?.low },
    { name: 'high', type: 'number', cell: ({ difference }) => difference?.high },
    { name: 'confidence', type: 'number', cell: (_, { confidence }) => confidence },
    { name: 'test', type: 'text', cell: ({ test }) => test?.kind },
    { name: 'statistic', type: 'number', cell: ({ test }) => test?.statistic },
    { name: 'df', type: 'number', cell: ({ test }) => test?.df },
    { name: 'p', type: 'number', cell: ({ p }) => p },
    { name: 'p_adjusted', type: 'number', cell: ({ pAdjusted }) => pAdjusted },
    { name: 'correction', type: 'text', cell: (_, { correction }) => correction },
    ...(['hedgesG', 'dOfPairs', 'cliffsDelta'] as const).flatMap((kind) => {
      const of = ({ effectSizes }: ComparedPair) => effectSizes.find((each) => each.kind === kind);
      const name = { hedgesG: 'hedges_g', dOfPairs: 'd_of_pairs', cliffsDelta: 'cliffs_delta' }[kind];
      return [
        { name, type: 'number', cell: (pair: ComparedPair) => of(pair)?.estimate },
        { name: `${name}_low`, type: 'number', cell: (pair: ComparedPair) => of(pair)?.low },
        { name: `${name}_high`, type: 'number', cell: (pair: ComparedPair) => of(pair)?.high },
      ] as const;
    }),
    { name: 'improvement', type: 'number', cell: ({ probabilityOfImprovement: of }) => of?.estimate },
    { name: 'improvement_low', type: 'number', cell: ({ probabilityOfImprovement: of }) => of?.low },
    { name: 'improvement_high', type: 'number', cell: ({ probabilityOfImprovement: of }) => of?.high },
    { name: 'min_effect', type: 'number', cell: (_, { minEffect }) => minEffect },
    { name: 'beyond_min_effect', type: 'boolean', cell: ({ isBeyondMinEffect }) => isBeyondMinEffect },
    { name: 'needed_for_seen', type: 'integer', cell: ({ neededRuns }) => neededRuns?.forSeenEffect },
    { name: 'needed_for_min_effect', type: 'integer', cell: ({ neededRuns }) => neededRuns?.forMinEffect },
    { name: 'sentence', type: 'text', cell: ({ sentence }) => sentence },
  ],
};

/** A row a value that was compared. */
export const valuesTable: ExportTableOf<Comparison, ValueRow> = {
  rowsOf: ({ sets }) =>
    sets.flatMap(({ name, runIds, values }) =>
      values.map((value, i): ValueRow => ({ set: name, runId: runIds[i] ?? null, value })),
    ),
  columns: [
    { name: 'metric', type: 'text', cell: (_, { metric }) => metric },
    { name: 'set', type: 'text', cell: ({ set }) => set },
    { name: 'run_id', type: 'text', cell: ({ runId }) => runId },
    { name: 'value', type: 'number', cell: ({ value }) => value },
  ],
};
