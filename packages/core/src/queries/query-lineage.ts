import type { Id } from '@assay/base';
import type { LineageNodeAnswer, LineageNodeKind } from '../answers/lineage-entity.ts';
import type { AssociationRow } from '../entities/annotation.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import type { LineageReference } from '../steps/lineage-nodes.ts';
import type { LineageDirection } from '../steps/walk-lineage.ts';
import type { Query } from './query.ts';
import { edgesOnPaths } from '../policy/lineage-paths.ts';
import { describeLineageNodes, endsOf, resolveLineageReference } from '../steps/lineage-nodes.ts';
import { lineageBounds, tooLarge, walkLineage } from '../steps/walk-lineage.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { isWithin } from './time-window.ts';
import type { TimeWindow } from './time-window.ts';

/** What is of interest; all that are given must hold. */
export interface LineageFilter {
  readonly kinds?: readonly LineageNodeKind[];
  readonly types?: readonly string[];
  readonly created?: TimeWindow;
  readonly updated?: TimeWindow;
  /** Any of the pairs. */
  readonly properties?: Readonly<Record<string, string>>;
}

export interface QueryLineageInput {
  /** Without it everything that is of interest is answered, however it is connected. */
  readonly start?: LineageReference;
  readonly direction: 'both' | LineageDirection;
  /** In edges, from the start. */
  readonly maxDepth: number;
  readonly filter: LineageFilter;
  /** Also edges and nodes on the way to what is of interest; else that alone. */
  readonly includePaths: boolean;
  readonly limit: number;
  readonly cursor?: string;
}

export interface LineageQueryAnswer {
  /** In the order of their ids; experiments are never among them, but edges may name them. */
  readonly vertices: LineageNodeAnswer[];
  /** Each on the page of its later vertex. */
  readonly edges: {
    readonly source: LineageNodeAnswer;
    readonly destination: LineageNodeAnswer;
    readonly type: AssociationRow['type'];
  }[];
  readonly nextCursor: string | null;
}

/**
 * A walk through the lineage graph. `both`: what leads to the start, and what follows from it. Every page walks anew, and goes on behind
 * the last id of the page before: whatever was added or removed meanwhile, nothing comes twice.
 */
export const queryLineage: Query<QueryLineageInput, LineageQueryAnswer> = async (tx, input) => {
  const { limit, cursor, ...of } = input;
  const after = String(readCursor(of, cursor, 1)?.[0] ?? '');
  const nodes = new Map<Id, LineageNodeAnswer>();
  const rows =
    input.start === undefined ? await anywhere(tx, input, nodes) : await around(tx, input.start, input, nodes);

  const vertices = [...rows.ids]
    .sort()
    .flatMap((id) => nodes.get(id) ?? [])
    .filter(({ id, kind }) => kind !== 'experiment' && id > after);
  const page = vertices.slice(0, limit);
  const last = vertices.length > limit ? page.at(-1)?.id : undefined;
  const edges = [...rows.edges.values()].flatMap(({ sourceId, destinationId, type }) => {
    const [source, destination] = [nodes.get(sourceId), nodes.get(destinationId)];
    if (source === undefined || destination === undefined) return [];
    const place = laterVertex(source, destination);
    return place > after && (last === undefined || place <= last) ? [{ source, destination, type }] : [];
  });
  return { vertices: page, edges, nextCursor: last === undefined ? null : writeCursor(of, [last]) };
};

const laterVertex = (...ends: readonly LineageNodeAnswer[]): string =>
  ends.reduce((latest, { id, kind }) => (kind !== 'experiment' && id > latest ? id : latest), '');

interface Part {
  readonly ids: Set<Id>;
  readonly edges: Map<Id, AssociationRow>;
}

async function around(
  tx: ReadTransaction,
  start: LineageReference,
  { direction, maxDepth, filter, includePaths }: QueryLineageInput,
  nodes: Map<Id, LineageNodeAnswer>,
): Promise<Part> {
  const part: Part = { ids: new Set(), edges: new Map() };
  const from = await resolveLineageReference(tx, start);
  await describeLineageNodes(tx, [from], nodes);
  const isWanted = (id: Id): boolean => isOfInterest(nodes.get(id), filter);
  for (const each of direction === 'both' ? (['ascendants', 'descendants'] as const) : [direction]) {
    const walk = await walkLineage(tx, from.id, each, maxDepth, nodes);
    for (const id of walk.distances.keys()) if (isWanted(id)) part.ids.add(id);
    if (!includePaths) continue;
    for (const { row } of edgesOnPaths(walk.edges, walk.distances, isWanted, maxDepth)) {
      part.ids.add(row.sourceId).add(row.destinationId);
      part.edges.set(row.id, row);
    }
  }
  return part;
}

/** All that is of interest: entities, and what edges connect. */
async function anywhere(
  tx: ReadTransaction,
  { filter, includePaths }: QueryLineageInput,
  nodes: Map<Id, LineageNodeAnswer>,
): Promise<Part> {
  const part: Part = { ids: new Set(), edges: new Map() };
  const rows = await tx.find('association', {}, { limit: lineageBounds.edges + 1 });
  const entities = await tx.find('lineageEntity', {}, { limit: lineageBounds.nodes + 1 });
  await describeLineageNodes(
    tx,
    entities.map(({ id }) => ({ kind: 'entity', id })),
    nodes,
  );
  await describeLineageNodes(tx, rows.values().flatMap(endsOf), nodes);
  if (rows.length > lineageBounds.edges || nodes.size > lineageBounds.nodes) throw tooLarge();
  for (const node of nodes.values()) if (isOfInterest(node, filter)) part.ids.add(node.id);
  if (includePaths)
    for (const row of rows)
      if (part.ids.has(row.sourceId) && part.ids.has(row.destinationId)) part.edges.set(row.id, row);
  return part;
}

function isOfInterest(node: LineageNodeAnswer | undefined, filter: LineageFilter): boolean {
  if (node === undefined || node.kind === 'experiment') return false;
  const { kinds, types, created = {}, updated = {}, properties } = filter;
  return (
    (kinds === undefined || kinds.includes(node.kind)) &&
    (types === undefined || types.includes(node.type)) &&
    isWithin(node.createdMs, created) &&
    isWithin(node.updatedMs, updated) &&
    (properties === undefined || Object.entries(properties).some(([key, value]) => node.properties[key] === value))
  );
}
