import { messageOf } from '@assay/base';
import { useCallback } from 'react';
import { api } from '../../lib/api.ts';
import { viewFilter } from '../../lib/filter/view-filter.ts';
import type { RunScope } from '../../lib/queries/query-key.ts';
import { scopeBody } from '../../lib/queries/run-list-body.ts';
import { showToast } from '../../lib/toast.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import { readSort } from '../../lib/view-state/sort.ts';
import { maximumChosen, withoutUndefined, type ViewState } from '../../lib/view-state/view-state.ts';

/** Chooses the runs that match, wherever they are in the list, or none where some are chosen (`all`: in any case). */
export function useChooseAll(scope: RunScope, view: ViewState, onView: ViewChange): (how?: 'all') => void {
  return useCallback(
    (how) => {
      if (view.selected !== undefined && how === undefined) {
        onView({ selected: undefined });
        return;
      }
      const sort = readSort(view.sort)?.columnId === 'count' ? undefined : view.sort;
      const body = {
        ...scopeBody(scope),
        ...withoutUndefined({ filter: viewFilter(view), sort }),
        fields: ['name'],
        limit: maximumChosen,
      };
      void api.queryRunValues({ body }).then(
        ({ ids }) => onView({ selected: ids.length === 0 ? undefined : ids }),
        (thrown: unknown) => showToast({ text: messageOf(thrown), isFault: true }),
      );
    },
    [scope, view, onView],
  );
}
