import { AssayError } from '@assay/base';
import type { Id } from '@assay/base';
import type { LineageEdgeAnswer, LineageNodeAnswer, LineageNodeKind } from '../answers/lineage-entity.ts';
import type { AssociationRow, AssociationType } from '../entities/annotation.ts';
import type { ReadTransaction, Where } from '../ports/transaction.ts';
import type { LineageReference } from '../steps/lineage-nodes.ts';
import type { Query } from './query.ts';
import { describeLineageNodes, endsOf, resolveLineageReference } from '../steps/lineage-nodes.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { defaultPageLength } from './page.ts';
import { isWithin } from './time-window.ts';
import type { TimeWindow } from './time-window.ts';

export interface ListLineageEdgesInput {
  readonly source?: LineageReference;
  readonly destination?: LineageReference;
  /** Types of the nodes. */
  readonly sourceType?: string;
  readonly destinationType?: string;
  readonly type?: AssociationType;
  readonly created?: TimeWindow;
  /** `created` by default. */
  readonly sortBy?: 'created' | 'source' | 'destination' | 'sourceType' | 'destinationType';
  /** True by default. */
  readonly descending?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
}

interface Found extends LineageEdgeAnswer {
  readonly id: Id;
}

/** Edges between what SageMaker's API shows. */
export const listLineageEdges: Query<
  ListLineageEdgesInput,
  { edges: LineageEdgeAnswer[]; nextCursor: string | null }
> = async (tx, input) => {
  const { limit = defaultPageLength, cursor, ...of } = input;
  const { sortBy = 'created', descending = true } = input;
  const where = {
    ...(input.source && { sourceId: (await resolveLineageReference(tx, input.source)).id }),
    ...(input.destination && { destinationId: (await resolveLineageReference(tx, input.destination)).id }),
    ...(input.type !== undefined && { type: input.type }),
  };
  const position = readCursor(of, cursor, 2);
  const after = position === undefined ? undefined : { word: String(position[0]), id: String(position[1]) as Id };
  const page =
    sortBy === 'created'
      ? await nextEdges(tx, where, input, after?.id, descending, limit + 1)
      : (await allEdges(tx, where, input))
          .map((edge) => ({ edge, word: sortWord[sortBy](edge) }))
          .sort((a, b) => compare(a, b, descending))
          .filter(
            ({ edge: { id }, word }) =>
              !after || compare({ edge: after, word: after.word }, { edge: { id }, word }, descending) < 0,
          )
          .slice(0, limit + 1)
          .map(({ edge }) => edge);
  const edges = page.slice(0, limit);
  const last = edges.at(-1);
  const nextCursor =
    page.length > limit && last !== undefined
      ? writeCursor(of, [sortBy === 'created' ? '' : sortWord[sortBy](last), last.id])
      : null;
  return { edges: edges.map(({ id: _, ...edge }) => edge), nextCursor };
};

/** Where names of kinds stand among one another in ARNs. */
const arnOrder: Readonly<Record<LineageNodeKind, string>> = {
  action: '0',
  artifact: '1',
  context: '2',
  run: '3',
  experiment: '4',
};
const arnWord = ({ kind, name }: LineageNodeAnswer): string => `${arnOrder[kind]}${name}`;

const sortWord: Readonly<Record<'source' | 'destination' | 'sourceType' | 'destinationType', (edge: Found) => string>> =
  {
    source: ({ source }) => arnWord(source),
    destination: ({ destination }) => arnWord(destination),
    sourceType: ({ source }) => source.type,
    destinationType: ({ destination }) => destination.type,
  };

interface Place {
  readonly word: string;
  readonly edge: { readonly id: Id };
}

function compare(a: Place, b: Place, descending: boolean): number {
  if (a.word === b.word && a.edge.id === b.edge.id) return 0;
  const rises = a.word === b.word ? a.edge.id < b.edge.id : a.word < b.word;
  return rises === descending ? 1 : -1;
}

/** Ids of edges rise with the time of their making. */
async function nextEdges(
  tx: ReadTransaction,
  where: Where<'association'>,
  input: ListLineageEdgesInput,
  after: Id | undefined,
  descending: boolean,
  wanted: number,
): Promise<Found[]> {
  const found: Found[] = [];
  const nodes = new Map<Id, LineageNodeAnswer>();
  const length = Math.max(wanted, 500);
  let position = after;
  for (;;) {
    const rows: AssociationRow[] = await tx.find('association', where, {
      orderBy: [descending ? '-id' : 'id'],
      limit: length,
      ...(position !== undefined && { after: { id: position as AssociationRow['id'] } }),
    });
    await describeLineageNodes(tx, rows.flatMap(endsOf), nodes);
    for (const row of rows) {
      const edge = shownEdge(row, nodes, input);
      if (edge !== undefined) found.push(edge);
      if (found.length === wanted) return found;
    }
    position = rows.at(-1)?.id;
    if (rows.length < length || position === undefined) return found;
  }
}

/** How many edges are put in an order that no index keeps. */
const mostSorted = 50_000;

async function allEdges(
  tx: ReadTransaction,
  where: Where<'association'>,
  input: ListLineageEdgesInput,
): Promise<Found[]> {
  const found = await nextEdges(tx, where, input, undefined, false, mostSorted + 1);
  if (found.length > mostSorted)
    throw new AssayError(
      'LimitExceeded',
      `More than ${mostSorted} associations match; they can only be listed by CreationTime. Or name a source or destination.`,
    );
  return found;
}

function shownEdge(
  row: AssociationRow,
  nodes: ReadonlyMap<Id, LineageNodeAnswer>,
  { sourceType, destinationType, created = {} }: ListLineageEdgesInput,
): Found | undefined {
  const [source, destination] = [nodes.get(row.sourceId), nodes.get(row.destinationId)];
  if (source === undefined || destination === undefined || !isWithin(row.createdMs, created)) return undefined;
  if (sourceType !== undefined && source.type !== sourceType) return undefined;
  if (destinationType !== undefined && destination.type !== destinationType) return undefined;
  const { id, type, createdMs, createdBy } = row;
  return { id, source, destination, type, createdMs, createdBy };
}
