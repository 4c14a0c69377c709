import { isId } from '@assay/base';
import type { Id, RunId } from '@assay/base';
import type { GraphEdge, GraphNodeKind } from '../answers/lineage-graph.ts';
import type { ModelVersionId } from '../entities/registered-model.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import type { ArtifactContent, ArtifactContents } from './artifact-contents.ts';
import { endsOf } from './lineage-nodes.ts';

export type GraphDirection = 'upstream' | 'downstream';

export interface GraphEnd {
  readonly kind: GraphNodeKind;
  readonly id: Id;
}

export interface GraphLink {
  readonly edge: GraphEdge;
  readonly source: GraphEnd;
  readonly destination: GraphEnd;
}

const portion = 500;

/** Edges that lead one step up or down from nodes: what was drawn, and what runs say by their inputs, outputs, parents and models. */
export class LineageLinks {
  readonly #tx: ReadTransaction;
  readonly #contents: ArtifactContents;
  readonly #most: number;
  /** Whether one read had more rows than `most`. */
  truncated = false;

  constructor(tx: ReadTransaction, contents: ArtifactContents, most: number) {
    this.#tx = tx;
    this.#contents = contents;
    this.#most = most;
  }

  async from(ends: readonly GraphEnd[], direction: GraphDirection): Promise<GraphLink[]> {
    const idsOf = (kind: GraphNodeKind): Id[] => ends.filter((end) => end.kind === kind).map(({ id }) => id);
    const contents: ArtifactContent[] = [];
    for (const id of idsOf('artifact')) {
      const content = await this.#contents.find(id);
      if (content !== undefined) contents.push(content);
    }
    const runIds = idsOf('run') as RunId[];
    return [
      ...(await this.#artifactsOfRuns(runIds, direction)),
      ...runsOfArtifacts(contents, direction),
      ...(direction === 'downstream' ? await this.#belowRuns(runIds) : await this.#aboveRuns(runIds)),
      ...(direction === 'downstream' ? [] : await this.#runsOfVersions(idsOf('modelVersion') as ModelVersionId[])),
      ...(await this.#associations(
        [
          ...runIds,
          ...idsOf('entity'),
          ...idsOf('experiment'),
          ...contents.flatMap(({ inputs, outputs }) => [...inputs, ...outputs].map(({ id }) => id)),
        ],
        direction,
      )),
    ];
  }

  async #artifactsOfRuns(runIds: readonly RunId[], direction: GraphDirection): Promise<GraphLink[]> {
    const way = direction === 'downstream' ? 'output' : 'input';
    const rows = await this.#each(runIds, (some, limit) =>
      this.#tx.find('artifact', { runId: some, direction: way }, { limit }),
    );
    const links: GraphLink[] = [];
    for (const row of rows) links.push(linkOfArtifact(row.runId, way, await this.#contents.of(row)));
    return links;
  }

  async #belowRuns(runIds: readonly RunId[]): Promise<GraphLink[]> {
    const children = await this.#each(runIds, (some, limit) =>
      this.#tx.find('run', { parentRunId: some, deletedMs: null }, { limit }),
    );
    const versions = await this.#each(runIds, (some, limit) =>
      this.#tx.find('modelVersion', { runId: some }, { limit }),
    );
    return [
      ...children.flatMap(({ id, parentRunId }) => (parentRunId === null ? [] : [linkOfChild(parentRunId, id)])),
      ...versions.flatMap(({ id, runId }) => (runId === null ? [] : [linkOfVersion(runId as RunId, id)])),
    ];
  }

  async #aboveRuns(runIds: readonly RunId[]): Promise<GraphLink[]> {
    const heads = await this.#tx.runHeads(runIds);
    return heads.flatMap(({ id, parentRunId }) => (parentRunId === null ? [] : [linkOfChild(parentRunId, id)]));
  }

  async #runsOfVersions(ids: readonly ModelVersionId[]): Promise<GraphLink[]> {
    const versions = await this.#each(ids, (some, limit) => this.#tx.find('modelVersion', { id: some }, { limit }));
    return versions.flatMap(({ id, runId }) =>
      runId === null || !isId(runId) ? [] : [linkOfVersion(runId as RunId, id)],
    );
  }

  async #associations(ids: readonly Id[], direction: GraphDirection): Promise<GraphLink[]> {
    const rows = await this.#each(ids, (some, limit) =>
      this.#tx.find('association', direction === 'downstream' ? { sourceId: some } : { destinationId: some }, {
        limit,
      }),
    );
    const links: GraphLink[] = [];
    for (const row of rows) {
      const ends: GraphEnd[] = [];
      for (const { kind, id } of endsOf(row)) {
        const content = kind === 'artifact' ? await this.#contents.find(id) : undefined;
        if (kind !== 'artifact') ends.push({ kind, id });
        else if (content !== undefined) ends.push(endOf(content));
      }
      const [source, destination] = ends;
      if (source === undefined || destination === undefined) continue;
      const edge = { id: row.id, sourceId: source.id, destinationId: destination.id, type: row.type };
      links.push({ edge, source, destination });
    }
    return links;
  }

  async #each<I, T>(ids: readonly I[], read: (some: readonly I[], limit: number) => Promise<T[]>): Promise<T[]> {
    const rows: T[] = [];
    for (let at = 0; at < ids.length; at += portion) {
      const found = await read(ids.slice(at, at + portion), this.#most + 1);
      if (found.length > this.#most) this.truncated = true;
      rows.push(...found.slice(0, this.#most));
    }
    return rows;
  }
}

const runsOfArtifacts = (contents: readonly ArtifactContent[], direction: GraphDirection): GraphLink[] =>
  contents.flatMap((content) =>
    content[direction === 'downstream' ? 'inputs' : 'outputs'].map((row) =>
      linkOfArtifact(row.runId, row.direction, content),
    ),
  );

const endOf = ({ head }: ArtifactContent): GraphEnd => ({ kind: 'artifact', id: head.id });

function linkOfArtifact(runId: RunId, direction: 'input' | 'output', content: ArtifactContent): GraphLink {
  const [run, artifact] = [{ kind: 'run', id: runId } as const, endOf(content)];
  return direction === 'output' ? link('Output', run, artifact) : link('Input', artifact, run);
}

const linkOfChild = (parentId: RunId, id: RunId): GraphLink =>
  link('Child', { kind: 'run', id: parentId }, { kind: 'run', id });

const linkOfVersion = (runId: RunId, id: ModelVersionId): GraphLink =>
  link('Registered', { kind: 'run', id: runId }, { kind: 'modelVersion', id });

function link(type: 'Input' | 'Output' | 'Child' | 'Registered', source: GraphEnd, destination: GraphEnd): GraphLink {
  const ends = { sourceId: source.id, destinationId: destination.id };
  return { edge: { id: `${type}-${source.id}-${destination.id}`, ...ends, type }, source, destination };
}
