import { useCallback, useMemo } from 'react';
import { factRows, type FactRow } from '../../lib/compare/fact-rows.ts';
import { nameFilter } from '../../lib/filter/name-filter.ts';
import { countOf, formatNumber } from '../../lib/format/format-number.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { SearchBox } from '../../widgets/search-box.tsx';
import { ExportMenu } from '../runs/export-menu.tsx';
import { CompareGrid } from './compare-grid.tsx';
import type { ComparePartProps } from './compare-part.ts';

const kindWords: Readonly<Record<FactRow['kind'], string>> = { parameter: 'Parameter', tag: 'Tag', run: 'Run' };

/** What the runs were given, side by side; what differs from the baseline is marked. */
export function FactsPart({ compared: { runs }, baseline, view, onView }: ComparePartProps) {
  const all = useMemo(() => factRows(runs.map(({ run }) => run)), [runs]);
  const onlyDiffering = view.differing ?? true;
  const filter = useMemo(() => nameFilter(view.find ?? ''), [view.find]);
  const rows = useMemo(
    () =>
      all.filter(
        (row) =>
          (!onlyDiffering || row.differs) &&
          ('fault' in filter || filter.test(row.name) || row.values.some((value) => filter.test(value ?? ''))),
      ),
    [all, onlyDiffering, filter],
  );
  const base = runs.indexOf(baseline);
  const cell = useCallback(
    (row: FactRow, place: number) => {
      const value = row.values[place];
      const isOther = value !== row.values[base];
      return (
        <span className={isOther ? 'compare-other' : undefined}>
          {value === undefined ? <span className="muted">–</span> : <Value text={value} />}
          {isOther && <span className="visually-hidden"> (differs from the baseline)</span>}
        </span>
      );
    },
    [base],
  );
  const shown = useMemo(() => rows.map((row) => ({ ...row, hint: `${kindWords[row.kind]} ${row.name}` })), [rows]);
  const equal = all.filter((row) => !row.differs).length;
  return (
    <>
      <div className="compare-bar no-print">
        <SearchBox
          label="Find a parameter or value"
          value={view.find ?? ''}
          onChange={(find) => onView({ find: find === '' ? undefined : find }, 'replace')}
        />
        <label>
          <input
            type="checkbox"
            checked={onlyDiffering}
            onChange={() => onView({ differing: onlyDiffering ? false : undefined })}
          />{' '}
          Only what differs
        </label>
        <span className="muted" role="status">
          {onlyDiffering && equal > 0 ? `${countOf(equal, 'equal row')} hidden` : ''}
        </span>
        <ExportMenu
          label="Export"
          title="parameters"
          read={async () => ({
            columns: ['name', ...runs.map(({ run }) => run.name)],
            rows: rows.map((row) => [row.name, ...row.values.map((value) => value ?? null)]),
          })}
        />
      </div>
      <CompareGrid
        label="Parameters of the runs"
        runs={runs}
        baselineId={baseline.run.id}
        rows={shown}
        cell={cell}
        foot={
          rows.length === 0 ? (
            <p>{onlyDiffering && all.length > 0 ? 'The runs do not differ in any of this.' : 'Nothing to show.'}</p>
          ) : undefined
        }
      />
    </>
  );
}

/** Long numbers are shown short, and whole to those who point at them. */
function Value({ text }: { readonly text: string }) {
  const isLong = text.length > 10 && text.trim() !== '' && Number.isFinite(Number(text));
  return isLong ? <span title={text}>{formatNumber(Number(text))}</span> : <MiddleText text={text} />;
}
