import type { LineageNodeAnswer } from '@assay/core';
import { given, nextToken, seconds } from '../experiments/fields.ts';
import { runCommand, runQuery } from '../experiments/use-case.ts';
import { handlersOf } from '../handler.ts';
import { userContext } from '../user-context.ts';
import { linkedRunArtifact } from './linked-run-artifact.ts';
import { pageQuestion, timeWindow } from './entity-fields.ts';
import { arnOfNode, readNodeArn } from './lineage-arns.ts';

const sortKeys = {
  CreationTime: 'created',
  SourceArn: 'source',
  DestinationArn: 'destination',
  SourceType: 'sourceType',
  DestinationType: 'destinationType',
} as const;

export const associationHandlers = handlersOf({
  async AddAssociation({ SourceArn, DestinationArn, AssociationType }, call) {
    const ends = { source: readNodeArn(SourceArn), destination: readNodeArn(DestinationArn) };
    const runArtifact = await linkedRunArtifact(ends, call);
    const edge = {
      ...ends,
      ...given('type', AssociationType),
      ...(runArtifact !== undefined && { runArtifact }),
    };
    await runCommand(call, 'linkLineage', edge);
    return { SourceArn, DestinationArn };
  },

  async DeleteAssociation({ SourceArn, DestinationArn }, call) {
    const ends = { source: readNodeArn(SourceArn), destination: readNodeArn(DestinationArn) };
    await runCommand(call, 'unlinkLineage', ends);
    return { SourceArn, DestinationArn };
  },

  async ListAssociations(input, call) {
    const { SourceArn, DestinationArn, SourceType, DestinationType, AssociationType, SortBy = 'CreationTime' } = input;
    const question = {
      ...(SourceArn !== undefined && { source: readNodeArn(SourceArn) }),
      ...(DestinationArn !== undefined && { destination: readNodeArn(DestinationArn) }),
      ...given('sourceType', SourceType),
      ...given('destinationType', DestinationType),
      ...given('type', AssociationType),
      created: timeWindow(input.CreatedAfter, input.CreatedBefore),
      sortBy: sortKeys[SortBy],
      descending: input.SortOrder !== 'Ascending',
      ...pageQuestion(input),
    };
    const { edges, nextCursor } = await runQuery(call, 'listLineageEdges', question);
    return {
      AssociationSummaries: edges.map(({ source, destination, type, createdMs, createdBy }) => ({
        SourceArn: arnOfNode(call.region, source),
        DestinationArn: arnOfNode(call.region, destination),
        SourceType: source.type,
        DestinationType: destination.type,
        AssociationType: type,
        ...named('SourceName', source),
        ...named('DestinationName', destination),
        CreationTime: seconds(createdMs),
        CreatedBy: userContext(createdBy),
      })),
      ...nextToken(nextCursor),
    };
  },
});

/** Names are SageMaker's own, of runs and experiments too; an artifact has the one that it was given, or none. */
function named<F extends 'SourceName' | 'DestinationName'>(field: F, { kind, name, label }: LineageNodeAnswer) {
  const shown = kind === 'artifact' ? label : name;
  return (shown === null ? {} : { [field]: shown }) as { readonly [K in F]?: string };
}
