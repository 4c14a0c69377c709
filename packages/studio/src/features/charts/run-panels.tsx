import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isSystemMetric } from '../../lib/charts/metric-groups.ts';
import type { RunScope } from '../../lib/queries/query-key.ts';
import { scopeBody } from '../../lib/queries/run-list-body.ts';
import { columnsQuery } from '../../lib/queries/run-queries.ts';
import { fieldsOfColumns } from '../../lib/panels/fields-of-columns.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { PanelBoard } from './panel-board.tsx';
import type { PanelGroups, PanelRun } from './panel-run.ts';

interface RunPanelsProps {
  readonly scope: RunScope;
  /** Whose curves are drawn. */
  readonly runs: readonly PanelRun[];
  /** Groups that the runs are taken together in. */
  readonly groups?: PanelGroups | undefined;
  readonly view: ViewState;
  readonly onView: ViewChange;
}

/** The charts beside a table of runs. */
export function RunPanels({ scope, runs, groups, view, onView }: RunPanelsProps) {
  const names = useQuery(columnsQuery('experimentId' in scope ? scope.experimentId : null));
  const metrics = useMemo(() => names.data?.metrics.filter((name) => !isSystemMetric(name)), [names.data]);
  const asked = useMemo(() => scopeBody(scope), [scope]);
  const fields = useMemo(() => fieldsOfColumns(names.data), [names.data]);
  if (names.error !== null && names.data === undefined) {
    return <FaultNotice error={names.error} what="the names of the metrics" onRetry={() => void names.refetch()} />;
  }
  return (
    <PanelBoard
      metrics={metrics}
      fields={fields}
      runs={runs}
      groups={groups}
      scope={asked}
      view={view}
      onView={onView}
    />
  );
}
