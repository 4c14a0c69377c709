import type { LineageEntityAnswer } from '@assay/core';
import type { ArtifactSource } from '@assay/wire/sagemaker';
import { validationError } from '../../aws/aws-error.ts';
import type { SagemakerHandlers } from '../handler.ts';
import { entityArn, historyFields, listQuestion, metadataFields, nextToken, seconds, tagsOf } from './entity-fields.ts';
import { entityKey } from './lineage-arns.ts';
import { sourceKey } from './source-key.ts';

const kind = 'artifact';

const sourceOf = ({ sourceUri, source }: LineageEntityAnswer): ArtifactSource => ({
  SourceUri: sourceUri,
  ...(source as Pick<ArtifactSource, 'SourceTypes'>),
});

const nameOf = ({ name }: LineageEntityAnswer): { ArtifactName?: string } =>
  name === null ? {} : { ArtifactName: name };

export const artifactHandlers = {
  async CreateArtifact(input, { store, options, region }) {
    const { ArtifactName, ArtifactType, Source, Properties = {}, MetadataProperties = {}, Tags } = input;
    const { SourceUri, SourceTypes } = Source;
    const made = await store.execute(
      'createLineageEntity',
      {
        kind,
        key: sourceKey(Source),
        ...(ArtifactName !== undefined && { name: ArtifactName }),
        type: ArtifactType,
        sourceUri: SourceUri,
        source: SourceTypes === undefined ? {} : { SourceTypes },
        properties: Properties,
        metadata: { ...MetadataProperties },
        tags: tagsOf(Tags),
      },
      options,
    );
    return { ArtifactArn: entityArn(region, made) };
  },

  async DescribeArtifact({ ArtifactArn }, { store, options, region }) {
    const entity = await store.query('getLineageEntity', { kind, key: entityKey(kind, ArtifactArn) }, options);
    return {
      ...nameOf(entity),
      ArtifactArn: entityArn(region, entity),
      Source: sourceOf(entity),
      ArtifactType: entity.type,
      Properties: entity.properties,
      ...metadataFields(entity),
      ...historyFields(region, entity),
    };
  },

  async UpdateArtifact(input, { store, options, region }) {
    const { ArtifactArn, ArtifactName, Properties, PropertiesToRemove } = input;
    const changed = await store.execute(
      'updateLineageEntity',
      {
        kind,
        key: entityKey(kind, ArtifactArn),
        ...(ArtifactName !== undefined && { name: ArtifactName }),
        ...(Properties !== undefined && { properties: Properties }),
        ...(PropertiesToRemove !== undefined && { removeProperties: PropertiesToRemove }),
      },
      options,
    );
    return { ArtifactArn: entityArn(region, changed) };
  },

  async DeleteArtifact({ ArtifactArn, Source }, { store, options, region }) {
    if (ArtifactArn === undefined && Source === undefined)
      throw validationError('Either ArtifactArn or Source must be given.');
    const byArn = ArtifactArn === undefined ? undefined : entityKey(kind, ArtifactArn);
    const bySource = Source === undefined ? undefined : sourceKey(Source);
    if (byArn !== undefined && bySource !== undefined && byArn !== bySource)
      throw validationError('ArtifactArn and Source name different artifacts. Give only one of them.');
    const gone = await store.execute('deleteLineageEntity', { kind, key: byArn ?? bySource ?? '' }, options);
    return { ArtifactArn: entityArn(region, gone) };
  },

  async ListArtifacts(input, { store, options, region }) {
    const question = listQuestion(kind, input.ArtifactType, input);
    const { entities, nextCursor } = await store.query('listLineageEntities', question, options);
    return {
      ArtifactSummaries: entities.map((entity) => ({
        ArtifactArn: entityArn(region, entity),
        ...nameOf(entity),
        Source: sourceOf(entity),
        ArtifactType: entity.type,
        CreationTime: seconds(entity.createdMs),
        LastModifiedTime: seconds(entity.updatedMs),
      })),
      ...nextToken(nextCursor),
    };
  },
} satisfies Partial<SagemakerHandlers>;
