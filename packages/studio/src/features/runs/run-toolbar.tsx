import type { RunColumns } from '@assay/wire';
import type { ReactNode } from 'react';
import { countOf } from '../../lib/format/format-number.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import { oneOf, type ColumnState, type ViewState } from '../../lib/view-state/view-state.ts';
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
      {view.baseline !== undefined && view.group === undefined && (
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
