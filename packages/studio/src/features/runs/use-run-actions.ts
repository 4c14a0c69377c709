import { useMemo, useRef } from 'react';
import { useLatest } from '../../lib/use-latest.ts';
import { turnEye, turnSolo } from '../../lib/view-state/drawn-runs.ts';
import { joinFilters } from '../../lib/filter/view-filter.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import { maximumChosen, type ViewState } from '../../lib/view-state/view-state.ts';
import type { RunList } from './use-run-list.ts';
import type { RunListRow } from './run-list-row.ts';
import type { RunTableActions } from './run-table-tools.ts';

const toggled = (ids: readonly string[] = [], id: string): readonly string[] | undefined => {
  const next = ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
  return next.length === 0 ? undefined : next;
};

/** What is done to rows, as changes of the view. `order` are the rows of which the first have their curves drawn. */
export function useRunActions(
  view: ViewState,
  onView: ViewChange,
  list: RunList,
  order: readonly string[],
  chooseAll: () => void,
): RunTableActions {
  const lastChosen = useRef<RunListRow>(undefined);
  const latest = useLatest({ view, list, order, chooseAll });
  return useMemo<RunTableActions>(() => {
    const now = () => latest.current;
    return {
      choose: (row, withRange) => {
        const { selected } = now().view;
        const range = withRange ? idsBetween(now().list, lastChosen.current, row) : [];
        lastChosen.current = row;
        const next =
          range.length > 1
            ? [...new Set([...(selected ?? []), ...range])].slice(0, maximumChosen)
            : toggled(selected, row.id);
        onView({ selected: next?.slice(-maximumChosen) }, 'replace');
      },
      extend: (from, to) => {
        if (from.kind !== 'run' || to.kind !== 'run') return;
        const { selected = [] } = now().view;
        const next = selected.includes(to.id)
          ? selected.filter((id) => id !== from.id)
          : [...new Set([...selected, from.id, to.id])].slice(-maximumChosen);
        onView({ selected: next.length === 0 ? undefined : next }, 'replace');
      },
      chooseAll: () => now().chooseAll(),
      turnEye: (id) => onView(turnEye(now().view, now().order, id), 'replace'),
      turnSolo: (id) => onView(turnSolo(now().view, id), 'replace'),
      paint: (id, colour) => {
        const { [id]: _, ...rest } = now().view.colours ?? {};
        const colours = colour === undefined ? rest : { ...rest, [id]: colour };
        onView({ colours: Object.keys(colours).length === 0 ? undefined : colours }, 'replace');
      },
      unfold: (id) => onView({ open: toggled(now().view.open, id) }, 'replace'),
      pin: (id) => onView({ pinned: toggled(now().view.pinned, id) }),
      hold: (id) => {
        const isHeld = now().view.baseline === id;
        onView(isHeld ? { baseline: undefined, delta: undefined } : { baseline: id });
      },
      only: (filter) => onView({ filter: joinFilters(now().view.filter, filter) }),
    };
  }, [latest, onView]);
}

function idsBetween(list: RunList, from: RunListRow | undefined, to: RunListRow): readonly string[] {
  const [start, end] = [from && list.placeOf(from), list.placeOf(to)];
  if (start === undefined || end === undefined) return [];
  const ids: string[] = [];
  for (let i = Math.min(start, end); i <= Math.max(start, end) && ids.length < maximumChosen; i++) {
    const row = list.rowAt(i);
    if (row?.kind === 'run') ids.push(row.id);
  }
  return ids;
}
