import type { Model } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { formatCount } from '../../lib/format/format-number.ts';
import { AliasList } from '../../widgets/alias-list.tsx';
import type { DataColumn } from '../../widgets/data-table/data-column.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { StageMark } from '../../widgets/stage-mark.tsx';
import { TagList } from '../../widgets/tag-list.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';
import { shownTags } from './prompt-tags.ts';

export const modelColumns: readonly DataColumn<Model>[] = [
  {
    id: 'name',
    header: 'Name',
    widthPx: 200,
    isSortable: true,
    isPinned: true,
    cell: (row) => (
      <Link to="/models/$model" params={{ model: row.name }}>
        <MiddleText text={row.name} />
      </Link>
    ),
  },
  {
    id: 'description',
    header: 'Description',
    widthPx: 160,
    grows: true,
    cell: (row) => <span title={row.description}>{row.description}</span>,
  },
  { id: 'latest', header: 'Latest', hint: 'The newest version', widthPx: 70, isNumber: true, cell: newestOf },
  {
    id: 'versions',
    header: 'Versions',
    widthPx: 80,
    isNumber: true,
    isSortable: true,
    cell: (row) => formatCount(row.versionCount),
  },
  {
    id: 'stages',
    header: 'Stages',
    hint: 'The newest version in Production and in Staging',
    widthPx: 200,
    cell: ({ latestVersions }) =>
      (['Production', 'Staging'] as const).map((stage) => {
        const newest = latestVersions.find((version) => version.stage === stage);
        return newest && <StageMark key={stage} stage={stage} text={`${stage} ${newest.version}`} />;
      }),
  },
  {
    id: 'aliases',
    header: 'Aliases',
    widthPx: 270,
    cell: (row) => <AliasList aliases={row.aliases.map(({ alias, version }) => `@${alias} → ${version}`)} />,
  },
  { id: 'tags', header: 'Tags', widthPx: 130, cell: (row) => <TagList tags={shownTags(row.tags)} /> },
  {
    id: 'updated',
    header: 'Changed',
    widthPx: 110,
    isSortable: true,
    cell: (row) => <TimeAgo timeMs={row.updatedMs} />,
  },
];

function newestOf({ latestVersions }: Model): string {
  const newest = latestVersions[0];
  return newest === undefined ? '–' : String(newest.version);
}
