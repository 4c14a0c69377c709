import type { RunColumns } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { viewFilter } from '../../lib/filter/view-filter.ts';
import { countOf } from '../../lib/format/format-number.ts';
import { viewSearch, type ViewChange } from '../../lib/use-view.ts';
import { oneOf, withoutUndefined, type ColumnState, type ViewState } from '../../lib/view-state/view-state.ts';
import { ColumnPicker } from './column-picker.tsx';
import { GroupChoice } from './group-choice.tsx';
import { regrouped } from './regrouped.ts';

interface RunToolbarProps {
  readonly names: RunColumns | undefined;
  readonly columns: readonly ColumnState[];
  readonly view: ViewState;
  readonly onView: ViewChange;
  /** What is said of how many rows there are. */
  readonly count: string;
  /** Columns that are not shown because all rows are equal in them. */
  readonly equalCount: number;
  /** Whether some run of the list has runs of its own. */
  readonly hasNested: boolean;
  /** Whether there is a run to hold the others against. */
  readonly hasBaseline: boolean;
  /** Whose runs they are, where they are of one experiment. */
  readonly experimentId: string | null;
  readonly filter: ReactNode;
  readonly tools: ReactNode;
}

/** How the table is narrowed, grouped and laid out. */
export function RunToolbar({
  names,
  columns,
  view,
  onView,
  count,
  equalCount,
  hasNested,
  hasBaseline,
  experimentId,
  filter,
  tools,
}: RunToolbarProps) {
  return (
    <div className="run-toolbar no-print">
      {filter}
      <span className="run-toolbar-count muted" role="status">
        {count}
      </span>
      <GroupChoice names={names} group={view.group} onChange={(group) => onView({ ...regrouped, group })} />
      {view.group !== undefined && experimentId !== null && (
        <Link
          to="/compare"
          search={viewSearch(
            withoutUndefined({ tab: 'verdict', experiment: experimentId, filter: viewFilter(view), group: view.group }),
          )}
          className="button"
          title="Whether these groups differ, how sure that is, and how many more runs would settle it"
        >
          Which is better?
        </Link>
      )}
      {hasBaseline && view.group === undefined && (
        <select
          className="field"
          aria-label="What number columns show"
          value={view.delta ?? 'value'}
          onChange={(event) => onView({ delta: oneOf(['difference', 'percent'], event.target.value) })}
        >
          <option value="value">Values</option>
          <option value="difference">Δ to the baseline</option>
          <option value="percent">Δ % to the baseline</option>
        </select>
      )}
      {(hasNested || view.flat === true) && (
        <button
          type="button"
          className="button"
          aria-pressed={view.flat !== true}
          title="Runs that belong to another run stand under it"
          onClick={() => onView({ flat: view.flat === true ? undefined : true })}
        >
          Nested
        </button>
      )}
      <button
        type="button"
        className="button"
        aria-pressed={view.differing === true}
        title="Only columns in which the rows differ"
        onClick={() => onView({ differing: view.differing === true ? undefined : true })}
      >
        Only differing
        {view.differing === true && <span className="muted">{countOf(equalCount, 'column')} hidden</span>}
      </button>
      <ColumnPicker
        names={names}
        columns={columns}
        onChange={(next) => onView({ columns: next }, 'replace')}
        onReset={view.columns === undefined ? undefined : () => onView({ columns: undefined }, 'replace')}
      />
      {tools}
    </div>
  );
}
