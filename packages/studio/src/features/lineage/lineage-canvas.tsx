import type { LineageGraphNode } from '@assay/wire';
import type { Lineage } from '../../lib/graph/node-kind.ts';
import {
  ControlButton,
  Controls,
  getViewportForBounds,
  MarkerType,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  type Edge as FlowEdge,
  type Node,
  type Viewport,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { collapse } from '../../lib/graph/collapse.ts';
import { reachOf } from '../../lib/graph/graph.ts';
import { layOutBeside } from '../../lib/graph/layout-client.ts';
import type { Places } from '../../lib/graph/layout.ts';
import { neighbourInDirection } from '../../lib/graph/neighbour.ts';
import { useTheme } from '../../lib/theme.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import {
  GroupBox,
  NodeBox,
  nodeEnds,
  nodeHeightPx,
  nodeWidthPx,
  type GroupData,
  type NodeData,
} from './lineage-node.tsx';

/** More than these are put together by kind and level. */
const mostNodes = 300;
/** Of more than these only those in view are in the document. */
const allDrawn = 60;
/** The names of nodes can be read from here on. */
const readableZoom = 0.75;
const minZoom = 0.05;

export interface CanvasProps {
  readonly graph: Lineage;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
  readonly onOpen: (id: string) => void;
  /** Asks for what lies behind a node; undefined for a node of which all is known. */
  readonly onMore: (node: LineageGraphNode) => (() => void) | undefined;
  /** A node to be brought into the middle, e.g. one that was sought; another object each time. */
  readonly centre: { readonly id: string } | undefined;
}

/** The lineage as a graph from left to right. */
export function LineageCanvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

const nodeTypes = { thing: NodeBox, group: GroupBox };

function Canvas({ graph, chosen, onChoose, onOpen, onMore, centre }: CanvasProps) {
  const flow = useReactFlow();
  const frame = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [reached, setReached] = useState<string>();
  const drawn = useMemo(() => collapse(graph, mostNodes, opened), [graph, opened]);
  const [centred, setCentred] = useState(centre);
  if (centre !== centred) {
    setCentred(centre);
    const group = drawn.groups.find(({ members }) => members.some(({ id }) => id === centre?.id));
    if (group !== undefined) setOpened(new Set([...opened, group.id]));
  }
  const { places, error, retry } = usePlaces(drawn);
  const kept = useMemo(
    () =>
      chosen === undefined
        ? undefined
        : new Set([...reachOf(drawn.edges, chosen, 'upstream'), ...reachOf(drawn.edges, chosen, 'downstream')]),
    [drawn, chosen],
  );
  const entry = chosen !== undefined && places?.[chosen] !== undefined ? chosen : graph.startId;

  /** As a whole, which it stays while it can be read so, whatever the drawer takes of its room, until the person moves it. */
  const isWhole = useRef(true);
  const wholeViewport = (): Viewport => {
    const all = Object.values(places ?? {});
    const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    const bounds = {
      x,
      y,
      width: Math.max(...xs) - x + nodeWidthPx,
      height: Math.max(...ys) - y + nodeHeightPx,
    };
    const { clientWidth = 0, clientHeight = 0 } = frame.current ?? {};
    return getViewportForBounds(bounds, clientWidth, clientHeight, minZoom, 1, 0.05);
  };
  const fitsWhole = (): boolean => wholeViewport().zoom >= readableZoom;
  const showWhole = (): void => {
    isWhole.current = true;
    void flow.setViewport(wholeViewport());
  };
  const moveTo = (id: string): void => {
    const place = places?.[id];
    if (place === undefined) return;
    isWhole.current = false;
    const zoom = Math.max(readableZoom, flow.getZoom());
    void flow.setCenter(place.x + nodeWidthPx / 2, place.y + nodeHeightPx / 2, { zoom });
  };
  const onCentre = useEffectEvent(() => {
    if (centre !== undefined) moveTo(centre.id);
  });
  useEffect(() => onCentre(), [centre, places]);
  /** What is chosen comes out from under the drawer. */
  const onChosen = useEffectEvent(() => {
    const place = chosen === undefined ? undefined : places?.[chosen];
    const element = frame.current;
    if (chosen === undefined || place === undefined || element === null) return;
    if (isWhole.current && fitsWhole()) return;
    const { x, y, zoom } = flow.getViewport();
    const [left, top] = [place.x * zoom + x, place.y * zoom + y];
    const isInView =
      left >= 0 &&
      top >= 0 &&
      left + nodeWidthPx * zoom <= element.clientWidth &&
      top + nodeHeightPx * zoom <= element.clientHeight;
    if (!isInView) moveTo(chosen);
  });
  useEffect(() => onChosen(), [chosen]);
  /** All of it where that can be read, else its start. */
  const onInit = (): void => {
    if (fitsWhole()) showWhole();
    else moveTo(graph.startId);
  };
  const room = useStore(({ width, height }) => `${width} ${height}`);
  const onRoom = useEffectEvent(() => {
    if (isWhole.current && fitsWhole()) showWhole();
  });
  useEffect(() => onRoom(), [room, places]);

  const onMoved = (): void => {
    isWhole.current = false;
  };
  const zoom = (towards: 'in' | 'out'): void => {
    onMoved();
    void (towards === 'in' ? flow.zoomIn() : flow.zoomOut());
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || places === undefined) return;
    const from = event.target instanceof HTMLElement ? event.target.dataset['node'] : undefined;
    const next = from === undefined ? undefined : neighbourInDirection(drawn.edges, places, from, event.key);
    if (next !== undefined) {
      if (!next.startsWith('group:')) onChoose(next);
      moveTo(next);
      setReached(next);
    } else if (event.key === 'Enter' && from !== undefined && !from.startsWith('group:')) onOpen(from);
    else if (event.key === 'Escape') onChoose(undefined);
    else if (event.key === '+' || event.key === '=') zoom('in');
    else if (event.key === '-') zoom('out');
    else if (event.key === '0') showWhole();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const element = frame.current;
    const listen = (event: KeyboardEvent): void => onKey(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, []);

  if (error !== undefined) return <FaultNotice error={error} what="the graph" onRetry={retry} />;
  const shared = (id: string) => ({
    isChosen: id === chosen,
    isFaded: kept !== undefined && !kept.has(id),
    isEntry: id === entry,
    isReached: id === reached,
  });
  const box = (id: string) => ({
    id,
    position: places?.[id] ?? { x: 0, y: 0 },
    width: nodeWidthPx,
    height: nodeHeightPx,
    handles: [...nodeEnds],
  });
  const nodes: Node<NodeData | GroupData>[] = [
    ...drawn.nodes.map((node) => ({
      ...box(node.id),
      type: 'thing',
      data: {
        ...shared(node.id),
        node,
        isStart: node.id === graph.startId,
        onChoose: () => onChoose(node.id === chosen ? undefined : node.id),
        onMore: onMore(node),
      },
    })),
    ...drawn.groups.map((group) => ({
      ...box(group.id),
      type: 'group',
      data: {
        ...shared(group.id),
        group,
        onChoose: () => setOpened(new Set([...opened, group.id])),
      },
    })),
  ];
  const edges: FlowEdge[] = drawn.edges.map(({ id, sourceId, destinationId }) => {
    const isFaded = kept !== undefined && !(kept.has(sourceId) && kept.has(destinationId));
    return {
      id,
      source: sourceId,
      target: destinationId,
      className: isFaded ? 'lineage-edge-faded' : '',
      markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: 'var(--line-strong)' },
    };
  });
  return (
    <div className="lineage-canvas" ref={frame}>
      {places === undefined ? (
        <Skeleton rows={8} />
      ) : (
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          colorMode={theme}
          onInit={onInit}
          minZoom={minZoom}
          maxZoom={2}
          onlyRenderVisibleElements={nodes.length > allDrawn}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          proOptions={{ hideAttribution: true }}
          onPaneClick={() => onChoose(undefined)}
          onMove={(event) => event !== null && onMoved()}
        >
          <Controls showInteractive={false} showFitView={false} onZoomIn={onMoved} onZoomOut={onMoved}>
            <ControlButton onClick={showWhole} title="Show all of it" aria-label="Show all of it">
              <Icon name="whole" />
            </ControlButton>
          </Controls>
          {nodes.length > 12 && <MiniMap pannable zoomable ariaLabel="Small map of the whole graph" />}
        </ReactFlow>
      )}
    </div>
  );
}

/** Where to draw what; undefined until it is laid out for the first time. */
function usePlaces({ nodes, groups, edges }: ReturnType<typeof collapse<LineageGraphNode>>) {
  const [state, setState] = useState<{ readonly places?: Places; readonly error?: unknown }>({});
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const question = {
      nodeIds: [...nodes, ...groups].map(({ id }) => id),
      edges: edges.map(({ sourceId, destinationId }) => ({ sourceId, destinationId })),
      widthPx: nodeWidthPx,
      heightPx: nodeHeightPx,
    };
    layOutBeside(question, controller.signal).then(
      (places) => setState({ places }),
      (error: unknown) => {
        if (!controller.signal.aborted) setState({ error });
      },
    );
    return () => controller.abort();
  }, [nodes, groups, edges, tries]);
  return { places: state.places, error: state.error, retry: () => setTries(tries + 1) };
}
