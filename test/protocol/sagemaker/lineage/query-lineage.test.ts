import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SagemakerMessages } from '@assay/wire/sagemaker';
import { allPages, arnOf, startSagemaker, text } from './lineage-client.ts';
import type { LineageClient } from './lineage-client.ts';

type Question = SagemakerMessages['QueryLineage']['input'];

let client: LineageClient;
beforeAll(async () => {
  client = await startSagemaker();
});
afterAll(async () => client[Symbol.asyncDispose]());

interface Node {
  readonly arn: string;
  readonly type: string;
  readonly lineageType: 'TrialComponent' | 'Artifact' | 'Action' | 'Context';
  readonly properties: Readonly<Record<string, string>>;
}
interface Edge {
  readonly from: Node;
  readonly to: Node;
}

const types = ['DataSet', 'Model', 'Endpoint'] as const;
const typeAt = (i: number): string => types[i % types.length] ?? 'Model';

/** Ten nodes: four artifacts, two actions, two contexts, two runs. */
async function makeNodes(prefix: string): Promise<Node[]> {
  const Source = { SourceUri: `s3://${prefix}` };
  const nodes: Node[] = [];
  for (let i = 0; i < 8; i++) {
    const properties: Record<string, string> = i % 2 === 0 ? { stage: `s${i % 4}` } : {};
    const own = { Properties: properties, Source: { SourceUri: `${Source.SourceUri}/${i}` } };
    const [name, type] = [`${prefix}-${i}`, typeAt(i)];
    const lineageType = i < 4 ? 'Artifact' : i < 6 ? 'Action' : 'Context';
    const arn =
      lineageType === 'Artifact'
        ? (await client.call('CreateArtifact', { ...own, ArtifactType: type })).ArtifactArn
        : lineageType === 'Action'
          ? (await client.call('CreateAction', { ...own, ActionName: name, ActionType: type })).ActionArn
          : (await client.call('CreateContext', { ...own, ContextName: name, ContextType: type })).ContextArn;
    nodes.push({ arn: text(arn), type, lineageType, properties });
  }
  for (const name of ['one', 'two']) {
    const { arn } = await client.run(prefix, name);
    nodes.push({ arn, type: 'TrialComponent', lineageType: 'TrialComponent', properties: {} });
  }
  return nodes;
}

const link = (source: Node, destination: Node): Promise<unknown> =>
  client.call('AddAssociation', { SourceArn: source.arn, DestinationArn: destination.arn });

const isOfInterest = (
  node: Node,
  { Types = [], LineageTypes = [], Properties = {} }: NonNullable<Question['Filters']>,
) =>
  (Types.length === 0 || Types.includes(node.type)) &&
  (LineageTypes.length === 0 || LineageTypes.includes(node.lineageType)) &&
  (Object.keys(Properties).length === 0 ||
    Object.entries(Properties).some(([key, value]) => node.properties[key] === value));

/** The definition, without any cleverness: every walk from the start, as long as may be, that ends in something of interest. */
function expected(start: Node, edges: readonly Edge[], question: Question) {
  const { Direction = 'Both', MaxDepth = 10, IncludeEdges = true, Filters = {} } = question;
  const vertices = new Set<string>();
  const edgesSeen = new Set<string>();
  const step = (at: Node, walked: readonly Edge[], forward: boolean): void => {
    if (isOfInterest(at, Filters)) {
      vertices.add(at.arn);
      for (const { from, to } of IncludeEdges ? walked : []) {
        vertices.add(from.arn).add(to.arn);
        edgesSeen.add(`${from.arn} ${to.arn}`);
      }
    }
    if (walked.length === MaxDepth) return;
    for (const edge of edges) {
      if (forward && edge.from === at) step(edge.to, [...walked, edge], forward);
      if (!forward && edge.to === at) step(edge.from, [...walked, edge], forward);
    }
  };
  if (Direction !== 'Ascendants') step(start, [], true);
  if (Direction !== 'Descendants') step(start, [], false);
  return { vertices: [...vertices].sort(), edges: [...edgesSeen].sort() };
}

async function answered(question: Question) {
  const pages: SagemakerMessages['QueryLineage']['output'][] = [];
  const vertices = await allPages(
    async (page) => {
      const answer = await client.call('QueryLineage', { ...question, ...page });
      pages.push(answer);
      return answer;
    },
    (answer) => answer.Vertices,
  );
  const edges = pages.flatMap(({ Edges = [] }) => Edges);
  return {
    vertices: vertices.map(({ Arn }) => text(Arn)).sort(),
    edges: edges.map(({ SourceArn, DestinationArn }) => `${SourceArn} ${DestinationArn}`).sort(),
  };
}

test('a walk finds what every walk by hand finds: any graph, direction, depth, filter and length of page', async () => {
  let graphs = 0;
  const index = fc.nat({ max: 9 });
  const graph = fc.uniqueArray(fc.tuple(index, index), {
    maxLength: 12,
    selector: ([from, to]) => `${from} ${to}`,
  });
  const filters = fc.record(
    {
      Types: fc.subarray(['DataSet', 'Model', 'TrialComponent', 'Nothing']),
      LineageTypes: fc.subarray(['TrialComponent', 'Artifact', 'Action', 'Context'] as const),
      Properties: fc.subarray(['s0', 's2', 'none']).map((values) => (values[0] ? { stage: values[0], x: 'y' } : {})),
    },
    { requiredKeys: [] },
  );
  const question = fc.record(
    {
      Direction: fc.constantFrom('Both', 'Ascendants', 'Descendants'),
      IncludeEdges: fc.boolean(),
      MaxDepth: fc.integer({ min: 0, max: 5 }),
      MaxResults: fc.integer({ min: 1, max: 12 }),
      Filters: filters,
    },
    { requiredKeys: ['MaxDepth'] },
  );
  await fc.assert(
    fc.asyncProperty(
      graph,
      fc.array(fc.tuple(index, question), { minLength: 1, maxLength: 4 }),
      async (pairs, asked) => {
        const nodes = await makeNodes(`graph-${graphs++}`);
        const edges = pairs.flatMap(([i, j]): Edge[] => {
          const [from, to] = [nodes[i], nodes[j]];
          // Nothing leads to itself, and runs are not tied to runs.
          return from === undefined || to === undefined || i === j || (i > 7 && j > 7) ? [] : [{ from, to }];
        });
        for (const { from, to } of edges) await link(from, to);
        for (const [i, more] of asked) {
          const start = nodes[i];
          if (start === undefined) continue;
          const found = await answered({ StartArns: [start.arn], ...more });
          expect(found).toEqual(expected(start, edges, more));
        }
      },
    ),
    { numRuns: 40 },
  );
});

describe('a walk', () => {
  const artifact = async (SourceUri: string, ArtifactType = 'DataSet'): Promise<string> =>
    text((await client.call('CreateArtifact', { Source: { SourceUri }, ArtifactType })).ArtifactArn);
  const tie = (SourceArn: string, DestinationArn: string) =>
    client.call('AddAssociation', { SourceArn, DestinationArn, AssociationType: 'DerivedFrom' });

  test('tells vertices and edges as the API names them', async () => {
    const [data, { arn: run }] = [await artifact('s3://told/data'), await client.run('told', 'one')];
    await tie(data, run);
    const answer = await client.call('QueryLineage', { StartArns: [run] });
    expect(answer).toEqual({
      Vertices: [
        { Arn: data, Type: 'DataSet', LineageType: 'Artifact' },
        { Arn: run, Type: 'TrialComponent', LineageType: 'TrialComponent' },
      ],
      Edges: [{ SourceArn: data, DestinationArn: run, AssociationType: 'DerivedFrom' }],
    });
    const alone = await client.call('QueryLineage', { StartArns: [run], IncludeEdges: false });
    expect(alone).toEqual({ Vertices: answer.Vertices, Edges: [] });
  });

  test('goes around a cycle once', async () => {
    const ring = await Promise.all([0, 1, 2, 3].map((i) => artifact(`s3://ring/${i}`)));
    for (const [i, arn] of ring.entries()) await tie(arn, ring[(i + 1) % 4] ?? '');
    const { Vertices = [], Edges = [] } = await client.call('QueryLineage', { StartArns: [ring[0] ?? ''] });
    expect(new Set(Vertices.map(({ Arn }) => Arn))).toEqual(new Set(ring));
    expect([Vertices.length, Edges.length]).toEqual([4, 4]);
  });

  test('passes by experiments, which are no vertices', async () => {
    const [data, model] = [await artifact('s3://passed/data'), await artifact('s3://passed/model')];
    await client.run('passed', 'one');
    const experiment = arnOf('experiment', 'passed');
    await tie(data, experiment);
    await tie(experiment, model);
    for (const StartArns of [[data], [experiment]]) {
      const { Vertices = [], Edges = [] } = await client.call('QueryLineage', { StartArns });
      expect(Vertices.map(({ Arn }) => Arn)).toEqual(expect.arrayContaining([model]));
      expect(Vertices.every(({ LineageType }) => LineageType === 'Artifact')).toBe(true);
      expect(Edges).toHaveLength(2);
    }
  });

  test('goes on behind the page before, whatever was untied meanwhile', async () => {
    const hub = await artifact('s3://untied/hub');
    const leaves = await Promise.all(Array.from({ length: 6 }, (_, i) => artifact(`s3://untied/${i}`)));
    for (const leaf of leaves) await tie(hub, leaf);
    const question = { StartArns: [hub], Direction: 'Descendants', MaxResults: 3 } as const;
    const first = await client.call('QueryLineage', question);
    const seen = (first.Vertices ?? []).map(({ Arn }) => text(Arn));
    const unseen = leaves.filter((leaf) => !seen.includes(leaf));
    expect([seen.length, unseen.length]).toEqual([3, 4]);
    const [goneSeen = '', goneUnseen = ''] = [seen.find((arn) => arn !== hub), unseen[0]];
    for (const leaf of [goneSeen, goneUnseen])
      await client.call('DeleteAssociation', { SourceArn: hub, DestinationArn: leaf });
    const rest = await allPages(
      (page) => client.call('QueryLineage', { ...question, NextToken: text(first.NextToken), ...page }),
      (answer) => answer.Vertices,
    );
    expect(new Set(rest.map(({ Arn }) => Arn))).toEqual(new Set(unseen.slice(1)));
    await expect(
      client.call('QueryLineage', { ...question, Direction: 'Both', NextToken: text(first.NextToken) }),
    ).rejects.toMatchObject({ code: 'ValidationException' });
  });

  test('is bounded by times of making and of change', async () => {
    const [old, young] = [await artifact('s3://times/old'), await artifact('s3://times/young')];
    await tie(old, young);
    const { CreationTime = 0 } = await client.call('DescribeArtifact', { ArtifactArn: young });
    await client.call('UpdateArtifact', { ArtifactArn: old, ArtifactName: 'changed' });
    const { LastModifiedTime = 0 } = await client.call('DescribeArtifact', { ArtifactArn: old });
    const arns = async (Filters: Question['Filters'] = {}) => {
      const answer = await client.call('QueryLineage', { StartArns: [old], IncludeEdges: false, Filters });
      return (answer.Vertices ?? []).map(({ Arn }) => Arn);
    };
    expect(await arns({ CreatedAfter: CreationTime, CreatedBefore: CreationTime })).toContain(young);
    expect(await arns({ CreatedAfter: CreationTime + 1 })).toEqual([]);
    expect(await arns({ ModifiedAfter: LastModifiedTime })).toContain(old);
    expect(await arns({ ModifiedBefore: CreationTime - 1 })).toEqual([]);
  });

  test('needs a start that is there, and numbers that make sense', async () => {
    const start = { StartArns: [await artifact('s3://start')] };
    await expect(client.call('QueryLineage', { StartArns: [arnOf('artifact', 'f'.repeat(32))] })).rejects.toMatchObject(
      { code: 'ResourceNotFound' },
    );
    for (const wrong of [{ MaxDepth: -1 }, { MaxDepth: 11 }, { MaxResults: 0 }, { MaxResults: 51 }, { NextToken: 'x' }])
      await expect(client.call('QueryLineage', { ...start, ...wrong })).rejects.toMatchObject({
        code: 'ValidationException',
      });
  });

  test('without a start finds all that is of interest', async () => {
    const [a, b, c] = [
      await artifact('s3://any/a', 'Rare'),
      await artifact('s3://any/b', 'Rare'),
      await artifact('s3://any/c'),
    ];
    await tie(a, b);
    await tie(b, c);
    const question = { Filters: { Types: ['Rare'] } };
    expect(await answered(question)).toEqual({ vertices: [a, b].sort(), edges: [`${a} ${b}`] });
    expect(await answered({ ...question, StartArns: [], MaxResults: 1 })).toEqual(await answered(question));
  });
});
