import type { ChartTable } from '../export-chart/chart-table.ts';
import { kindOf, type ChartedTrials } from './charted-trials.ts';
import type { TrialField } from './trial-field.ts';

/** The figures of a chart of trials: number and state, then the fields that it draws. */
export const trialChartTable = (
  { data }: ChartedTrials,
  rows: ArrayLike<number>,
  fields: readonly TrialField[],
): ChartTable => ({
  columns: [
    { title: 'trial', isNumber: true },
    { title: 'state', isNumber: false },
    ...fields.map(({ title, wordAt }) => ({ title, isNumber: wordAt === undefined })),
  ],
  rowCount: rows.length,
  row: (index) => {
    const row = rows[index] ?? 0;
    return [
      data.number[row] ?? null,
      kindOf(data, row),
      ...fields.map(({ numberAt, wordAt, scale }) => {
        if (wordAt !== undefined) return wordAt(row);
        const value = numberAt(row);
        if (Number.isNaN(value)) return null;
        return scale === 'time' ? new Date(value).toISOString() : value;
      }),
    ];
  },
});
