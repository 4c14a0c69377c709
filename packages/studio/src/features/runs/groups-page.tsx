import type { MetricMetadata, RunGroup } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { formatCount, formatNumber } from '../../lib/format/format-number.ts';
import { leadMetric } from '../../lib/format/lead-metric.ts';
import { experimentCrumbs, usePageHead } from '../../lib/page/page-head.ts';
import { experimentQuery, metricMetadataQuery } from '../../lib/queries/experiment-queries.ts';
import { groupFiguresQuery, runGroupsQuery } from '../../lib/queries/run-list-queries.ts';
import { printRunField } from '../../lib/run-field/run-field.ts';
import { viewSearch } from '../../lib/use-view.ts';
import { maximumSets } from '../../lib/view-state/verdict-view.ts';
import type { DataColumn } from '../../widgets/data-table/data-column.ts';
import { DataTable } from '../../widgets/data-table/data-table.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import '../../widgets/page.css';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { StatusBar } from '../../widgets/status-bar.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';

/** The groups of an experiment's runs. */
export function GroupsPage({ experimentId }: { readonly experimentId: string }) {
  const experiment = useQuery(experimentQuery(experimentId));
  const groups = useQuery(runGroupsQuery(experimentId));
  const metadata = useQuery(metricMetadataQuery(experimentId));
  const lead = useMemo(() => leadMetric(metadata.data?.metrics ?? []), [metadata.data]);
  const columns = useMemo(() => groupColumns(lead), [lead]);
  const filled = (groups.data?.groups ?? []).filter(({ runCount }) => runCount > 0).slice(0, maximumSets);
  usePageHead('Groups', experimentCrumbs(experimentId, experiment.data?.name));
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="page-title">Groups of runs</h1>
        {filled.length > 1 && (
          <Link
            to="/compare"
            search={viewSearch({
              tab: 'verdict',
              experiment: experimentId,
              sets: filled.map(({ id, name: of }) => ({ name: of, groupId: id })),
            })}
            className="button no-print"
            title="Whether the groups differ, how sure that is, and how many more runs would settle it"
          >
            Which is better?
          </Link>
        )}
      </div>
      {groups.error !== null && groups.data === undefined && (
        <FaultNotice error={groups.error} what="the groups" onRetry={() => void groups.refetch()} />
      )}
      {groups.isPending && <Skeleton rows={6} />}
      {groups.data !== undefined && (
        <DataTable
          label="Groups"
          columns={columns}
          rows={groups.data.groups}
          rowId={(group) => group.id}
          foot={
            groups.data.groups.length === 0 && <p>No groups yet. Choose runs in the table and add them to a group.</p>
          }
        />
      )}
    </div>
  );
}

const groupColumns = (lead: MetricMetadata | undefined): readonly DataColumn<RunGroup>[] => [
  {
    id: 'name',
    header: 'Group',
    widthPx: 320,
    cell: ({ id, experimentId, name }) => (
      <Link to="/experiments/$experimentId/groups/$groupId" params={{ experimentId, groupId: id }}>
        <MiddleText text={name} />
      </Link>
    ),
  },
  { id: 'runs', header: 'Runs', widthPx: 80, isNumber: true, cell: ({ runCount }) => formatCount(runCount) },
  { id: 'status', header: 'Status', widthPx: 140, cell: (group) => <GroupStatus group={group} lead={lead} /> },
  {
    id: 'best',
    header: lead === undefined ? 'Best' : `Best ${lead.name}`,
    widthPx: 180,
    isNumber: true,
    cell: (group) => <GroupBest group={group} lead={lead} />,
  },
  { id: 'created', header: 'Created', widthPx: 110, cell: ({ createdMs }) => <TimeAgo timeMs={createdMs} /> },
];

interface GroupCellProps {
  readonly group: RunGroup;
  readonly lead: MetricMetadata | undefined;
}

/** Asked for when the row comes into view. */
const useFigures = ({ group, lead }: GroupCellProps) => {
  const statistic = lead?.goal === 'minimize' ? 'min' : 'max';
  const fields = lead === undefined ? [] : [printRunField({ kind: 'metric', name: lead.name, statistic })];
  return useQuery(groupFiguresQuery(group.experimentId, group.id, fields)).data?.groups[0];
};

function GroupStatus(props: GroupCellProps) {
  const figures = useFigures(props);
  return figures === undefined ? null : <StatusBar counts={figures.statusCounts} />;
}

function GroupBest(props: GroupCellProps) {
  const best = useFigures(props)?.aggregates[0]?.[props.lead?.goal === 'minimize' ? 'min' : 'max'];
  return best === undefined || best === null ? null : <span title={String(best)}>{formatNumber(best)}</span>;
}
