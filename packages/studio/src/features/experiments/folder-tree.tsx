import { useQuery } from '@tanstack/react-query';
import { formatCount } from '../../lib/format/format-number.ts';
import { folderNodes, type FolderNode } from '../../lib/folder-nodes.ts';
import { foldersQuery } from '../../lib/queries/experiment-queries.ts';
import { Icon } from '../../widgets/icon.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import './folder-tree.css';

interface FolderTreeProps {
  readonly chosen: string | undefined;
  readonly onChoose: (folder: string | undefined) => void;
}

/** The folders of experiments; nothing where there are none. */
export function FolderTree({ chosen, onChoose }: FolderTreeProps) {
  const { data } = useQuery(foldersQuery());
  const nodes = folderNodes(data?.folders ?? []);
  if (nodes.length === 0 && chosen === undefined) return null;
  return (
    <nav className="folder-tree no-print" aria-label="Folders">
      <ul>
        <li>
          <button
            type="button"
            className="folder-tree-line"
            aria-current={chosen === undefined ? 'true' : undefined}
            onClick={() => onChoose(undefined)}
          >
            All folders
          </button>
        </li>
        <Branches nodes={nodes} depth={0} chosen={chosen} onChoose={onChoose} />
      </ul>
    </nav>
  );
}

interface BranchesProps extends FolderTreeProps {
  readonly nodes: readonly FolderNode[];
  readonly depth: number;
}

function Branches({ nodes, depth, chosen, onChoose }: BranchesProps) {
  return nodes.map(({ path, name, count, children }) => (
    <li key={path}>
      <button
        type="button"
        className="folder-tree-line"
        style={{ paddingInlineStart: 8 + depth * 14 }}
        aria-current={chosen === path ? 'true' : undefined}
        onClick={() => onChoose(path)}
      >
        <Icon name="folder" size={14} />
        <span className="folder-tree-name">
          <MiddleText text={name} />
        </span>
        <span className="muted">{formatCount(count)}</span>
      </button>
      {children.length > 0 && (
        <ul>
          <Branches nodes={children} depth={depth + 1} chosen={chosen} onChoose={onChoose} />
        </ul>
      )}
    </li>
  ));
}
