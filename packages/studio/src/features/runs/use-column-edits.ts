import { useMemo } from 'react';
import { inPlace, moveColumn, pinColumn, removeColumn, resizeColumn } from '../../lib/run-list/column-edits.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import { joinFilters } from '../../lib/filter/view-filter.ts';
import { printSort } from '../../lib/view-state/sort.ts';
import type { ColumnState, ViewState } from '../../lib/view-state/view-state.ts';
import type { ColumnAct } from './column-menu.tsx';
import { regrouped } from './regrouped.ts';
import { toolColumnCount } from './run-columns.tsx';

export interface ColumnEdits {
  readonly resize: (field: string, widthPx: number) => void;
  /** `to` counts the columns of the grid as they stood before. */
  readonly move: (field: string, to: number) => void;
  readonly act: (field: string, what: Exclude<ColumnAct, 'fit'>) => void;
}

/** What is changed of the columns: the view holds them all from the first change on. `shown` are those that the grid shows. */
export function useColumnEdits(
  columns: readonly ColumnState[],
  shown: readonly ColumnState[],
  view: ViewState,
  onView: ViewChange,
): ColumnEdits {
  return useMemo(() => {
    const set = (next: readonly ColumnState[]): void => onView({ columns: next }, 'step');
    const visible = inPlace(shown.filter(({ field }) => field !== 'name'));
    const all = inPlace(columns);
    /** A place among the columns that are shown, as a place among all. */
    const placeOfShown = (index: number): number => {
      const column = visible[index];
      return column === undefined ? all.length : all.findIndex(({ field }) => field === column.field);
    };
    const move = (field: string, to: number): void =>
      set(moveColumn(columns, field, placeOfShown(Math.max(0, to - toolColumnCount))));
    return {
      resize: (field, widthPx) => onView({ columns: resizeColumn(columns, field, widthPx) }, 'step'),
      move,
      act: (field, what) => {
        const index = visible.findIndex((column) => column.field === field);
        const { group = [] } = view;
        switch (what) {
          case 'ascending':
          case 'descending':
            return onView({ sort: printSort({ columnId: field, isDescending: what === 'descending' }) });
          case 'pin':
            return set(pinColumn(columns, field, visible[index]?.isPinned !== true));
          case 'hide':
            return set(removeColumn(columns, field));
          case 'left':
            return index > 0 ? move(field, toolColumnCount + index - 1) : undefined;
          case 'right':
            return move(field, toolColumnCount + index + 2);
          case 'filter':
            return onView({ filter: joinFilters(view.filter, `${field} exists`) });
          case 'group': {
            const next = group.includes(field) ? group.filter((each) => each !== field) : [...group, field].slice(-3);
            return onView({ ...regrouped, group: next.length === 0 ? undefined : next });
          }
        }
      },
    };
  }, [columns, shown, view, onView]);
}
