import { modelApprovals, modelStages, type ModelVersion } from '@assay/wire';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { modelVersionsQuery } from '../../lib/queries/model-queries.ts';
import { AliasList } from '../../widgets/alias-list.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import '../../widgets/plain-table.css';
import { TagList } from '../../widgets/tag-list.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';
import { versionText } from './prompt-tags.ts';
import { VersionChoice } from './version-choice.tsx';

const approvals = ['unset', ...modelApprovals] as const;
const approvalWords: Readonly<Record<(typeof approvals)[number], string>> = {
  unset: '–',
  PendingManualApproval: 'Waiting',
  Approved: 'Approved',
  Rejected: 'Rejected',
};

const columns: readonly (readonly [header: string, widthPx?: number])[] = [
  ['Version', 72],
  ['Stage', 130],
  ['Aliases', 120],
  ['Approval', 100],
  ['From run', 170],
  ['Source', 210],
  ['Description'],
  ['Tags', 110],
  ['Created', 96],
  ['By', 80],
];

/** The versions of a model, the newest first. */
export function VersionTable({ model }: { readonly model: string }) {
  const answer = useInfiniteQuery(modelVersionsQuery(model));
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  const versions = data?.pages.flatMap((page) => page.versions) ?? [];
  if (error !== null && data === undefined)
    return <FaultNotice error={error} what="the versions" onRetry={() => void answer.refetch()} />;
  if (data !== undefined && versions.length === 0) return <p className="muted">No versions yet.</p>;
  return (
    <>
      <div className="version-frame">
        <table className="plain-table">
          <colgroup>
            {columns.map(([header, widthPx]) => (
              <col key={header} style={widthPx === undefined ? undefined : { width: widthPx }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {columns.map(([header]) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <VersionRow key={version.id} version={version} />
            ))}
          </tbody>
        </table>
      </div>
      {hasNextPage && (
        <div>
          <button type="button" className="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Older versions
          </button>
        </div>
      )}
    </>
  );
}

function VersionRow({ version }: { readonly version: ModelVersion }) {
  const text = versionText(version);
  return (
    <tr>
      <th scope="row">{version.version}</th>
      <td>
        <VersionChoice
          model={version.model}
          version={version.version}
          what="Stage"
          value={version.stage}
          choices={modelStages}
          change={(stage) => ({ stage })}
        />
      </td>
      <td>
        <AliasList aliases={version.aliases.map((alias) => `@${alias}`)} />
      </td>
      <td>
        <VersionChoice
          model={version.model}
          version={version.version}
          what="Approval"
          value={version.approval ?? 'unset'}
          choices={approvals}
          words={approvalWords}
          change={(approval) => ({ approval: approval === 'unset' ? null : approval })}
        />
      </td>
      <td>
        <RunOf version={version} />
      </td>
      <td>
        <span className="version-source mono">
          <MiddleText text={version.source} />
          <CopyButton text={version.source} what={`the source of version ${version.version}`} />
          <Link
            to="/lineage/$nodeId"
            params={{ nodeId: version.id }}
            className="button button-plain no-print"
            aria-label={`Lineage of version ${version.version}`}
            title="What led to it"
          >
            <Icon name="share" size={14} />
          </Link>
        </span>
      </td>
      <td title={text}>
        <span className="version-text">{text}</span>
      </td>
      <td>
        <TagList tags={version.tags} />
      </td>
      <td>
        <TimeAgo timeMs={version.createdMs} />
      </td>
      <td title={version.createdBy}>{version.createdBy}</td>
    </tr>
  );
}

/** A run of another server, or a deleted one, is named without a link. */
function RunOf({ version: { run, runId } }: { readonly version: ModelVersion }) {
  if (run !== null)
    return (
      <Link to="/runs/$runId" params={{ runId: run.id }}>
        <MiddleText text={run.name} />
      </Link>
    );
  return runId === null ? null : (
    <span className="mono muted" title="Not among the runs of this server">
      <MiddleText text={runId} />
    </span>
  );
}
