import type { LineageGraph, LineageGraphNode } from '@assay/wire';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { countOf, formatCount } from '../../lib/format/format-number.ts';
import { levelsOf, mergeGraphs, reachOf } from '../../lib/graph/graph.ts';
import { nodeTitle, type Lineage as LineageOf } from '../../lib/graph/node-kind.ts';
import { useShortcut } from '../../lib/keys/shortcuts.ts';
import { lineageQuery } from '../../lib/queries/lineage-query.ts';
import { oneOf } from '../../lib/view-state/view-state.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { useWidth } from '../../widgets/use-width.ts';
import { firstDepth, useCanvas, useLineageAhead } from './lineage-ahead.ts';
import { LineageDrawer } from './lineage-drawer.tsx';
import { LineageList } from './lineage-list.tsx';
import './lineage.css';
import { nodePage } from './node-page.ts';

const depths = [1, 2, 3, 5, 10];
const directions = {
  both: 'All that is connected',
  upstream: 'What led to it',
  downstream: 'What follows from it',
} as const;
type Direction = keyof typeof directions;
const directionNames = ['both', 'upstream', 'downstream'] as const satisfies readonly Direction[];
/** Where a graph would be too narrow, the list stands. */
const narrowPx = 600;

/** The lineage of anything that has one: a run, an artifact, an entity, an experiment, a model version. */
export function LineageView({ id }: { readonly id: string }) {
  const [depth, setDepth] = useState(firstDepth);
  useLineageAhead(id);
  const { data, error, refetch } = useQuery(lineageQuery(id, depth));
  if (error !== null && data === undefined) {
    return <FaultNotice error={error} what="the lineage" onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <Skeleton rows={8} />;
  return <Lineage key={data.startId} start={data} depth={depth} onDepth={setDepth} />;
}

interface LineageProps {
  readonly start: LineageGraph;
  readonly depth: number;
  readonly onDepth: (depth: number) => void;
}

function Lineage({ start, depth, onDepth }: LineageProps) {
  const client = useQueryClient();
  const { Canvas, error: codeError } = useCanvas();
  const router = useRouter();
  const { ref, widthPx } = useWidth();
  const input = useRef<HTMLInputElement>(null);
  const [more, setMore] = useState<readonly LineageGraph[]>([]);
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set());
  const [fault, setFault] = useState<unknown>();
  const [chosen, setChosen] = useState<string>();
  const [centre, setCentre] = useState<{ readonly id: string }>();
  const [words, setWords] = useState('');
  const [asList, setAsList] = useState(false);
  const [direction, setDirection] = useState<Direction>('both');
  const whole = useMemo(() => ({ startId: start.startId, ...mergeGraphs([start, ...more]) }), [start, more]);
  const graph = useMemo(() => (direction === 'both' ? whole : onlyTowards(whole, direction)), [whole, direction]);
  const levels = useMemo(() => levelsOf(start.edges, start.startId), [start]);
  const showsList = asList || (widthPx > 0 && widthPx < narrowPx);
  const found = useMemo(
    () =>
      words.trim() === ''
        ? []
        : graph.nodes.filter((node) => nodeTitle(node).toLowerCase().includes(words.trim().toLowerCase())),
    [graph, words],
  );
  const node = graph.nodes.find((each) => each.id === chosen);
  useShortcut({ keys: '/', label: 'Find in the lineage', scope: 'Lineage' }, () => input.current?.focus());

  const expand = async (of: LineageGraphNode): Promise<void> => {
    try {
      const part = await client.query(lineageQuery(of.id, 1));
      setMore((before) => [...before, part]);
      setKnown((before) => new Set([...before, of.id]));
      setFault(undefined);
    } catch (thrown) {
      setFault(thrown);
    }
  };
  const onMore = (of: LineageGraphNode): (() => void) | undefined => {
    const level = levels.get(of.id);
    const isEdge = level === undefined ? !known.has(of.id) : Math.abs(level) >= depth || start.truncated;
    return isEdge && !known.has(of.id) ? () => void expand(of) : undefined;
  };
  const goToNext = (): void => {
    const place = found.findIndex((each) => each.id === chosen);
    const next = found[(place + 1) % Math.max(1, found.length)];
    if (next === undefined) return;
    setChosen(next.id);
    setCentre({ id: next.id });
  };
  const open = (nodeId: string): void => {
    const target = graph.nodes.find((each) => each.id === nodeId);
    if (target !== undefined) void router.navigate(nodePage(target, graph));
  };

  return (
    <div className="lineage" ref={ref}>
      <div className="lineage-bar no-print">
        <input
          ref={input}
          type="search"
          className="field"
          aria-label="Find in the lineage"
          placeholder="Find in the lineage  /"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            goToNext();
          }}
        />
        <span role="status" className="muted">
          {words.trim() !== '' && countOf(found.length, 'match', 'matches')}
        </span>
        <select
          className="field"
          aria-label="Direction"
          value={direction}
          onChange={({ target }) => setDirection(oneOf(directionNames, target.value) ?? 'both')}
        >
          {directionNames.map((each) => (
            <option key={each} value={each}>
              {directions[each]}
            </option>
          ))}
        </select>
        <label>
          Steps{' '}
          <select className="field" value={depth} onChange={({ target }) => onDepth(Number(target.value))}>
            {depths.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={asList} onChange={() => setAsList(!asList)} /> View as list
        </label>
        <span className="muted">
          {countOf(graph.nodes.length, 'node')}
          {start.truncated && `, the nearest of more: only the first ${formatCount(start.nodes.length)} were read`}
        </span>
      </div>
      {fault !== undefined && <FaultNotice error={fault} what="what lies behind it" />}
      {codeError !== undefined && <FaultNotice error={codeError} what="the graph" />}
      {graph.edges.length === 0 ? (
        <p className="page-empty">
          Nothing is connected with it yet. Inputs and outputs, nested runs, registered models and associations make
          lineage.
        </p>
      ) : (
        <div className="lineage-body">
          {showsList ? (
            <LineageList graph={graph} words={words.trim()} />
          ) : Canvas === undefined ? (
            codeError === undefined && <Skeleton rows={8} />
          ) : (
            <Canvas graph={graph} chosen={chosen} onChoose={setChosen} onOpen={open} onMore={onMore} centre={centre} />
          )}
          {!showsList && node !== undefined && (
            <LineageDrawer
              graph={graph}
              node={node}
              onMore={onMore(node)}
              onChoose={(next) => {
                setChosen(next);
                if (next !== undefined) setCentre({ id: next });
              }}
            />
          )}
        </div>
      )}
    </div>
  );
}

function onlyTowards({ startId, nodes, edges }: LineageOf, direction: 'upstream' | 'downstream'): LineageOf {
  const kept = reachOf(edges, startId, direction);
  return {
    startId,
    nodes: nodes.filter(({ id }) => kept.has(id)),
    edges: edges.filter(({ sourceId, destinationId }) => kept.has(sourceId) && kept.has(destinationId)),
  };
}
