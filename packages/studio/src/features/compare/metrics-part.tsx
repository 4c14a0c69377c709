import { useCallback, useMemo } from 'react';
import { nameFilter } from '../../lib/filter/name-filter.ts';
import { formatNumber } from '../../lib/format/format-number.ts';
import { heldAgainst } from '../../lib/run-field/held-against.ts';
import { statistics } from '../../lib/run-field/run-field.ts';
import { statisticOf } from '../../lib/run-field/run-value.ts';
import { oneOf } from '../../lib/view-state/view-state.ts';
import { SearchBox } from '../../widgets/search-box.tsx';
import { ExportMenu } from '../runs/export-menu.tsx';
import { CompareGrid, type CompareRow } from './compare-grid.tsx';
import type { ComparePartProps } from './compare-part.ts';

interface MetricRow extends CompareRow {
  readonly values: readonly (number | undefined)[];
}

/** What came out of the runs, side by side, and how far it is from the baseline. */
export function MetricsPart({ compared: { runs, names, goals }, baseline, view, onView }: ComparePartProps) {
  const statistic = oneOf(statistics, view.statistic) ?? 'last';
  const filter = useMemo(() => nameFilter(view.find ?? ''), [view.find]);
  const rows = useMemo(
    () =>
      (names?.metrics ?? [])
        .filter((name) => 'fault' in filter || filter.test(name))
        .map((name): MetricRow => ({
          id: name,
          name,
          values: runs.map(({ run }) => statisticOf(run.metrics[name], statistic, goals.get(name))),
        }))
        .filter(({ values }) => values.some((value) => value !== undefined)),
    [names, filter, runs, statistic, goals],
  );
  const base = runs.indexOf(baseline);
  const cell = useCallback(
    (row: MetricRow, place: number) => {
      const value = row.values[place];
      if (value === undefined) return <span className="muted">–</span>;
      const from = row.values[base];
      const percent =
        place === base || from === undefined
          ? undefined
          : heldAgainst(value, from, 'percent', goals.get(row.name) ?? null);
      return (
        <span className="compare-value" title={String(value)}>
          {percent !== undefined && (
            <span className={`compare-change compare-${percent.verdict ?? 'even'}`}>
              {percent.verdict === 'better' ? '▲ ' : percent.verdict === 'worse' ? '▼ ' : ''}
              {percent.text}
              {percent.verdict !== undefined && <span className="visually-hidden"> {percent.verdict}</span>}
            </span>
          )}
          {formatNumber(value)}
        </span>
      );
    },
    [base, goals],
  );
  return (
    <>
      <div className="compare-bar no-print">
        <SearchBox
          label="Find a metric"
          value={view.find ?? ''}
          onChange={(find) => onView({ find: find === '' ? undefined : find }, 'replace')}
        />
        <label>
          <span className="muted">Value </span>
          <select
            className="field"
            value={statistic}
            onChange={(event) => onView({ statistic: event.target.value === 'last' ? undefined : event.target.value })}
          >
            {statistics.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <span className="muted">
          Percent is against the baseline; ▲ better, ▼ worse, where the goal of the metric is known.
        </span>
        <ExportMenu
          label="Export"
          title="metrics"
          read={async () => ({
            columns: ['metric', ...runs.map(({ run }) => run.name)],
            rows: rows.map((row) => [row.name, ...row.values.map((value) => value ?? null)]),
          })}
        />
      </div>
      <CompareGrid
        label="Metrics of the runs"
        runs={runs}
        baselineId={baseline.run.id}
        rows={rows}
        cell={cell}
        isNumber
        foot={rows.length === 0 ? <p>No metric to show.</p> : undefined}
      />
    </>
  );
}
