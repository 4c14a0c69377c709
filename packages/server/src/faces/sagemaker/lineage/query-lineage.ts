import type { LineageFilter, LineageNodeAnswer } from '@assay/core';
import type { QueryFilters } from '@assay/wire/sagemaker';
import { validationError } from '../../aws/aws-error.ts';
import { given, nextToken } from '../experiments/fields.ts';
import { runQuery } from '../experiments/use-case.ts';
import type { SagemakerHandler } from '../handler.ts';
import { timeWindow } from './entity-fields.ts';
import { arnOfNode, readNodeArn } from './lineage-arns.ts';

const directions = { Both: 'both', Ascendants: 'ascendants', Descendants: 'descendants' } as const;
const kinds = { TrialComponent: 'run', Artifact: 'artifact', Action: 'action', Context: 'context' } as const;
const lineageTypes = { run: 'TrialComponent', artifact: 'Artifact', action: 'Action', context: 'Context' } as const;

/** SageMaker's SDK does not read a second page, so a page without MaxResults is as long as pages get. */
const [deepest, mostVertices] = [10, 50];

export const queryLineage: SagemakerHandler<'QueryLineage'> = async (input, call) => {
  const { Direction = 'Both', IncludeEdges = true, Filters = {}, NextToken } = input;
  const { MaxDepth = deepest, MaxResults = mostVertices } = input;
  if (MaxDepth < 0) throw atLeast('maxDepth', MaxDepth, 0);
  if (MaxResults < 1) throw atLeast('maxResults', MaxResults, 1);
  const [start] = input.StartArns ?? [];
  const question = {
    ...(start !== undefined && { start: readNodeArn(start) }),
    direction: directions[Direction],
    maxDepth: MaxDepth,
    filter: readFilter(Filters),
    includePaths: IncludeEdges,
    limit: MaxResults,
    ...given('cursor', NextToken),
  };
  const { vertices, edges, nextCursor } = await runQuery(call, 'queryLineage', question);
  return {
    Vertices: vertices.map((node) => ({ Arn: arnOfNode(call.region, node), Type: node.type, ...lineageTypeOf(node) })),
    Edges: edges.map(({ source, destination, type }) => ({
      SourceArn: arnOfNode(call.region, source),
      DestinationArn: arnOfNode(call.region, destination),
      AssociationType: type,
    })),
    ...nextToken(nextCursor),
  };
};

const atLeast = (path: string, value: number, least: number) =>
  validationError(
    `1 validation error detected: Value '${value}' at '${path}' failed to satisfy constraint: ` +
      `Member must have value greater than or equal to ${least}`,
  );

/** An empty list asks for nothing in particular. */
function readFilter(filters: QueryFilters): LineageFilter {
  const { Types = [], LineageTypes = [], Properties = {} } = filters;
  return {
    ...(LineageTypes.length > 0 && { kinds: LineageTypes.map((type) => kinds[type]) }),
    ...(Types.length > 0 && { types: Types }),
    ...(Object.keys(Properties).length > 0 && { properties: Properties }),
    created: timeWindow(filters.CreatedAfter, filters.CreatedBefore),
    updated: timeWindow(filters.ModifiedAfter, filters.ModifiedBefore),
  };
}

const lineageTypeOf = ({ kind }: LineageNodeAnswer) =>
  kind === 'experiment' ? {} : { LineageType: lineageTypes[kind] };
