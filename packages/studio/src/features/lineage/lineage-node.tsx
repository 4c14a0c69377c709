import type { LineageGraphNode } from '@assay/wire';
import { Handle, Position, type Node, type NodeHandle, type NodeProps } from '@xyflow/react';
import { formatCount } from '../../lib/format/format-number.ts';
import { kindWords, kindsWords, nodeTitle } from '../../lib/graph/node-kind.ts';
import type { Group } from '../../lib/graph/collapse.ts';
import { Icon, type IconName } from '../../widgets/icon.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { NodeStatus } from './node-status.tsx';

export const nodeWidthPx = 216;
export const nodeHeightPx = 52;

interface Shared extends Record<string, unknown> {
  readonly isChosen: boolean;
  /** Not on the way to or from what is chosen. */
  readonly isFaded: boolean;
  /** Where the Tab key comes to. */
  readonly isEntry: boolean;
  /** Arrow keys have come here: it takes the focus as soon as it is drawn. */
  readonly isReached: boolean;
  readonly onChoose: () => void;
}

export interface NodeData extends Shared {
  readonly node: LineageGraphNode;
  readonly isStart: boolean;
  /** There may be more behind it. */
  readonly onMore: (() => void) | undefined;
}

export interface GroupData extends Shared {
  readonly group: Group<LineageGraphNode>;
}

export const kindIcons: Readonly<Record<LineageGraphNode['kind'], IconName>> = {
  run: 'run',
  artifact: 'folder',
  entity: 'share',
  experiment: 'experiments',
  modelVersion: 'models',
  loggedModel: 'models',
  dataset: 'inbox',
};

/** What stands for one thing: its kind by shape, sign and word, its name, its state. */
export function NodeBox({ data }: NodeProps<Node<NodeData>>) {
  const { node, isStart, isChosen, isFaded, isEntry, isReached, onChoose, onMore } = data;
  const marks = `${isChosen ? ' lineage-node-chosen' : ''}${isFaded ? ' lineage-node-faded' : ''}${isStart ? ' lineage-node-start' : ''}`;
  const kind = node.kind === 'entity' && node.type !== null ? node.type : kindWords[node.kind];
  const word = node.digest === null ? kind : `${kind} ${node.digest}`;
  return (
    <>
      <Ends />
      <button
        type="button"
        ref={isReached ? takeFocus : undefined}
        className={`lineage-node lineage-node-${node.kind}${marks}`}
        tabIndex={isEntry ? 0 : -1}
        data-node={node.id}
        aria-pressed={isChosen}
        onClick={onChoose}
      >
        <span className="lineage-node-kind">
          <Icon name={kindIcons[node.kind]} size={14} />
          <span className="lineage-node-word" title={word}>
            {word}
          </span>
          <NodeStatus node={node} />
        </span>
        <span className="lineage-node-name">
          <MiddleText text={nodeTitle(node)} />
        </span>
      </button>
      {onMore !== undefined && (
        <button
          type="button"
          className="lineage-more"
          tabIndex={-1}
          onClick={onMore}
          aria-label={`More around ${node.name}`}
        >
          + more
        </button>
      )}
    </>
  );
}

/** Many of one kind at one place. */
export function GroupBox({ data }: NodeProps<Node<GroupData>>) {
  const { group, isFaded, isEntry, isReached, onChoose } = data;
  return (
    <>
      <Ends />
      <button
        type="button"
        ref={isReached ? takeFocus : undefined}
        className={`lineage-node lineage-node-group${isFaded ? ' lineage-node-faded' : ''}`}
        tabIndex={isEntry ? 0 : -1}
        data-node={group.id}
        title="Press to show each of them"
        onClick={onChoose}
      >
        <span className="lineage-node-kind">Together</span>
        <span className="lineage-node-name">
          {formatCount(group.members.length)} {group.members[0] !== undefined && kindsWords[group.members[0].kind]}
        </span>
      </button>
    </>
  );
}

/** Unless the person has gone elsewhere meanwhile. */
function takeFocus(button: HTMLButtonElement | null): void {
  const { activeElement } = document;
  if (activeElement === document.body || activeElement?.closest('.lineage-canvas') !== null)
    button?.focus({ preventScroll: true });
}

/** Where edges begin and end, which need not be measured then: those of nodes out of view are drawn too. */
export const nodeEnds: readonly NodeHandle[] = [
  { type: 'target', position: Position.Left, x: 0, y: nodeHeightPx / 2, width: 1, height: 1 },
  { type: 'source', position: Position.Right, x: nodeWidthPx, y: nodeHeightPx / 2, width: 1, height: 1 },
];

const Ends = () => (
  <>
    <Handle type="target" position={Position.Left} isConnectable={false} />
    <Handle type="source" position={Position.Right} isConnectable={false} />
  </>
);
