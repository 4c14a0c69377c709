import type { LineageEntityAnswer } from '@assay/core';
import type { ArtifactSource } from '@assay/wire/sagemaker';
import { validationError } from '../../aws/aws-error.ts';
import { given, nextToken, seconds } from '../experiments/fields.ts';
import { runCommand, runQuery } from '../experiments/use-case.ts';
import { handlersOf } from '../handler.ts';
import { entityArn, historyFields, listQuestion, metadataFields, tagsOf } from './entity-fields.ts';
import { entityKey } from './lineage-arns.ts';
import { sourceKey } from './source-key.ts';

const kind = 'artifact';

const sourceOf = ({ sourceUri, source }: LineageEntityAnswer): ArtifactSource => ({
  SourceUri: sourceUri,
  ...(source as Pick<ArtifactSource, 'SourceTypes'>),
});

const nameOf = ({ name }: LineageEntityAnswer): { ArtifactName?: string } =>
  name === null ? {} : { ArtifactName: name };

export const artifactHandlers = handlersOf({
  async CreateArtifact(input, call) {
    const { ArtifactName, ArtifactType, Source, Properties = {}, MetadataProperties = {}, Tags } = input;
    const { SourceUri, SourceTypes } = Source;
    const made = await runCommand(call, 'createLineageEntity', {
      kind,
      key: sourceKey(Source),
      ...given('name', ArtifactName),
      type: ArtifactType,
      sourceUri: SourceUri,
      source: SourceTypes === undefined ? {} : { SourceTypes },
      properties: Properties,
      metadata: { ...MetadataProperties },
      tags: tagsOf(Tags),
    });
    return { ArtifactArn: entityArn(call.region, made) };
  },

  async DescribeArtifact({ ArtifactArn }, call) {
    const entity = await runQuery(call, 'getLineageEntity', { kind, key: entityKey(kind, ArtifactArn) });
    return {
      ...nameOf(entity),
      ArtifactArn: entityArn(call.region, entity),
      Source: sourceOf(entity),
      ArtifactType: entity.type,
      Properties: entity.properties,
      ...metadataFields(entity),
      ...historyFields(call.region, entity),
    };
  },

  async UpdateArtifact(input, call) {
    const { ArtifactArn, ArtifactName, Properties, PropertiesToRemove } = input;
    const changed = await runCommand(call, 'updateLineageEntity', {
      kind,
      key: entityKey(kind, ArtifactArn),
      ...given('name', ArtifactName),
      ...given('properties', Properties),
      ...given('removeProperties', PropertiesToRemove),
    });
    return { ArtifactArn: entityArn(call.region, changed) };
  },

  async DeleteArtifact({ ArtifactArn, Source }, call) {
    if (ArtifactArn === undefined && Source === undefined)
      throw validationError('Either ArtifactArn or Source must be given.');
    const byArn = ArtifactArn === undefined ? undefined : entityKey(kind, ArtifactArn);
    const bySource = Source === undefined ? undefined : sourceKey(Source);
    if (byArn !== undefined && bySource !== undefined && byArn !== bySource)
      throw validationError('ArtifactArn and Source name different artifacts. Give only one of them.');
    const gone = await runCommand(call, 'deleteLineageEntity', { kind, key: byArn ?? bySource ?? '' });
    return { ArtifactArn: entityArn(call.region, gone) };
  },

  async ListArtifacts(input, call) {
    const question = listQuestion(kind, input.ArtifactType, input);
    const { entities, nextCursor } = await runQuery(call, 'listLineageEntities', question);
    return {
      ArtifactSummaries: entities.map((entity) => ({
        ArtifactArn: entityArn(call.region, entity),
        ...nameOf(entity),
        Source: sourceOf(entity),
        ArtifactType: entity.type,
        CreationTime: seconds(entity.createdMs),
        LastModifiedTime: seconds(entity.updatedMs),
      })),
      ...nextToken(nextCursor),
    };
  },
});
