import { isId } from '@assay/base';
import type { Id, RunId } from '@assay/base';
import type { GraphEdge, GraphNodeKind } from '../answers/lineage-graph.ts';
import type { ModelVersionId, ModelVersionRow } from '../entities/registered-model.ts';
import type { LoggedModelId } from '../entities/logged-model.ts';
import { mlflowModelId, readMlflowModelId } from '../policy/mlflow/logged-model-id.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import type { ArtifactContent, ArtifactContents } from './artifact-contents.ts';
import { datasetDigest, datasetKey } from './datasets.ts';
import type { Dataset, Datasets } from './datasets.ts';
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

/** What nodes stand for, of which each is looked up once in a walk. */
export interface GraphThings {
  readonly contents: ArtifactContents;
  readonly datasets: Datasets;
}

const portion = 500;

/** Edges that lead one step up or down from nodes: what was drawn, and what runs say by their inputs, outputs, parents and models. */
export class LineageLinks {
  readonly #tx: ReadTransaction;
  readonly #contents: ArtifactContents;
  readonly #datasets: Datasets;
  readonly #most: number;
  /** Whether one read had more rows than `most`. */
  truncated = false;

  constructor(tx: ReadTransaction, { contents, datasets }: GraphThings, most: number) {
    this.#tx = tx;
    this.#contents = contents;
    this.#datasets = datasets;
    this.#most = most;
  }

  async from(ends: readonly GraphEnd[], direction: GraphDirection): Promise<GraphLink[]> {
    const idsOf = (kind: GraphNodeKind): Id[] => ends.filter((end) => end.kind === kind).map(({ id }) => id);
    const contents: ArtifactContent[] = [];
    for (const id of idsOf('artifact')) {
      const content = await this.#contents.find(id);
      if (content !== undefined) contents.push(content);
    }
    const modelIds = idsOf('loggedModel') as LoggedModelId[];
    for (const id of modelIds) {
      const content = await this.#contents.ofModel(id);
      if (content !== undefined) contents.push(content);
    }
    const runIds = idsOf('run') as RunId[];
    return [
      ...(await this.#artifactsOfRuns(runIds, direction)),
      ...runsOfArtifacts(contents, direction),
      ...(direction === 'downstream' ? await this.#belowRuns(runIds) : await this.#aboveRuns(runIds)),
      ...(direction === 'downstream'
        ? [...(await this.#belowModels(modelIds)), ...(await this.#runsOfDatasets(idsOf('dataset')))]
        : [
            ...(await this.#aboveModels(modelIds)),
            ...(await this.#aboveVersions(idsOf('modelVersion') as ModelVersionId[])),
          ]),
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
    const read = new Set<string>();
    for (const input of way === 'input' ? await this.#datasetsOfRuns(runIds) : []) {
      const dataset = await this.#datasets.of(input);
      if (dataset === undefined) continue;
      read.add(datasetKey(input.runId, input.digest));
      links.push(linkOfDataset(dataset, input.runId));
    }
    for (const row of rows) {
      const content = await this.#contents.of(row);
      // What was logged beside a data set for other faces says nothing more, unless a run put the same out.
      const digest = content.outputs.length === 0 ? datasetDigest(row) : undefined;
      if (digest === undefined || !read.has(datasetKey(row.runId, digest)))
        links.push(linkOfArtifact(row.runId, way, content));
    }
    return links;
  }

  async #datasetsOfRuns(runIds: readonly RunId[]) {
    return this.#each(runIds, (some, limit) => this.#tx.find('datasetInput', { runId: some }, { limit }));
  }

  async #runsOfDatasets(ids: readonly Id[]): Promise<GraphLink[]> {
    const links: GraphLink[] = [];
    for (const id of ids) {
      const dataset = await this.#datasets.find(id);
      if (dataset === undefined) continue;
      const { name, digest } = dataset;
      const inputs = await this.#each([digest], (_some, limit) =>
        this.#tx.find('datasetInput', { name, digest }, { limit }),
      );
      for (const { runId } of inputs) links.push(linkOfDataset(dataset, runId));
    }
    return links;
  }

  async #belowModels(ids: readonly LoggedModelId[]): Promise<GraphLink[]> {
    const versions = await this.#each(ids.map(mlflowModelId), (some, limit) =>
      this.#tx.find('modelVersion', { loggedModelId: some }, { limit }),
    );
    return versions.flatMap(linksOfVersionsModel);
  }

  async #aboveModels(ids: readonly LoggedModelId[]): Promise<GraphLink[]> {
    const models = await this.#each(ids, (some, limit) => this.#tx.find('loggedModel', { id: some }, { limit }));
    return models.flatMap(({ id, sourceRunId }) =>
      sourceRunId !== null && isId(sourceRunId) ? [linkOfModel(sourceRunId as RunId, id)] : [],
    );
  }

  async #belowRuns(runIds: readonly RunId[]): Promise<GraphLink[]> {
    const children = await this.#each(runIds, (some, limit) =>
      this.#tx.find('run', { parentRunId: some, deletedMs: null }, { limit }),
    );
    const versions = await this.#each(runIds, (some, limit) =>
      this.#tx.find('modelVersion', { runId: some }, { limit }),
    );
    const models = await this.#each(runIds, (some, limit) =>
      this.#tx.find('loggedModel', { sourceRunId: some, deletedMs: null }, { limit }),
    );
    return [
      ...models.flatMap(({ id, sourceRunId }) => (sourceRunId === null ? [] : [linkOfModel(sourceRunId as RunId, id)])),
      ...children.flatMap(({ id, parentRunId }) => (parentRunId === null ? [] : [linkOfChild(parentRunId, id)])),
      ...versions.flatMap(({ id, runId }) => (runId === null ? [] : [linkOfVersion(runId as RunId, id)])),
    ];
  }

  async #aboveRuns(runIds: readonly RunId[]): Promise<GraphLink[]> {
    const heads = await this.#tx.runHeads(runIds);
    return heads.flatMap(({ id, parentRunId }) => (parentRunId === null ? [] : [linkOfChild(parentRunId, id)]));
  }

  async #aboveVersions(ids: readonly ModelVersionId[]): Promise<GraphLink[]> {
    const versions = await this.#each(ids, (some, limit) => this.#tx.find('modelVersion', { id: some }, { limit }));
    return versions.flatMap((version) => [
      ...linksOfVersionsModel(version),
      ...(version.runId === null || !isId(version.runId) ? [] : [linkOfVersion(version.runId as RunId, version.id)]),
    ]);
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

const endOf = ({ head, loggedModelId }: ArtifactContent): GraphEnd =>
  loggedModelId === undefined ? { kind: 'artifact', id: head.id } : { kind: 'loggedModel', id: loggedModelId };

function linkOfArtifact(runId: RunId, direction: 'input' | 'output', content: ArtifactContent): GraphLink {
  const [run, artifact] = [{ kind: 'run', id: runId } as const, endOf(content)];
  return direction === 'output' ? link('Output', run, artifact) : link('Input', artifact, run);
}

const linkOfChild = (parentId: RunId, id: RunId): GraphLink =>
  link('Child', { kind: 'run', id: parentId }, { kind: 'run', id });

const linkOfDataset = ({ id }: Dataset, runId: RunId): GraphLink =>
  link('Input', { kind: 'dataset', id }, { kind: 'run', id: runId });

const linkOfModel = (runId: RunId, id: LoggedModelId): GraphLink =>
  link('Output', { kind: 'run', id: runId }, { kind: 'loggedModel', id });

function linksOfVersionsModel({ id, loggedModelId }: ModelVersionRow): GraphLink[] {
  const modelId = readMlflowModelId(loggedModelId ?? '');
  if (modelId === undefined) return [];
  return [link('Registered', { kind: 'loggedModel', id: modelId }, { kind: 'modelVersion', id })];
}

const linkOfVersion = (runId: RunId, id: ModelVersionId): GraphLink =>
  link('Registered', { kind: 'run', id: runId }, { kind: 'modelVersion', id });

function link(type: 'Input' | 'Output' | 'Child' | 'Registered', source: GraphEnd, destination: GraphEnd): GraphLink {
  const ends = { sourceId: source.id, destinationId: destination.id };
  return { edge: { id: `${type}-${source.id}-${destination.id}`, ...ends, type }, source, destination };
}
