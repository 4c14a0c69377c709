import type { LineageEntityAnswer } from '@assay/core';
import type { ActionSource } from '@assay/wire/sagemaker';
import type { SagemakerHandlers } from '../handler.ts';
import { entityArn, historyFields, listQuestion, metadataFields, nextToken, seconds, tagsOf } from './entity-fields.ts';
import { entityKey } from './lineage-arns.ts';

const kind = 'action';

const sourceOf = ({ sourceUri, source }: LineageEntityAnswer): ActionSource => ({
  SourceUri: sourceUri,
  ...(source as Omit<ActionSource, 'SourceUri'>),
});

const statusOf = ({ status }: LineageEntityAnswer) => (status === null ? {} : { Status: status });

export const actionHandlers = {
  async CreateAction(input, { store, options, region }) {
    const { ActionName, ActionType, Source, Description, Status, Properties = {}, MetadataProperties = {} } = input;
    const { SourceUri, ...source } = Source;
    const made = await store.execute(
      'createLineageEntity',
      {
        kind,
        key: ActionName.toLowerCase(),
        name: ActionName,
        type: ActionType,
        sourceUri: SourceUri,
        source: { ...source },
        ...(Description !== undefined && { description: Description }),
        ...(Status !== undefined && { status: Status }),
        properties: Properties,
        metadata: { ...MetadataProperties },
        tags: tagsOf(input.Tags),
      },
      options,
    );
    return { ActionArn: entityArn(region, made) };
  },

  async DescribeAction({ ActionName }, { store, options, region }) {
    const entity = await store.query('getLineageEntity', { kind, key: entityKey(kind, ActionName) }, options);
    return {
      ActionName: entity.name ?? entity.key,
      ActionArn: entityArn(region, entity),
      Source: sourceOf(entity),
      ActionType: entity.type,
      ...(entity.description !== null && { Description: entity.description }),
      ...statusOf(entity),
      Properties: entity.properties,
      ...metadataFields(entity),
      ...historyFields(region, entity),
    };
  },

  async UpdateAction(input, { store, options, region }) {
    const { ActionName, Description, Status, Properties, PropertiesToRemove } = input;
    const changed = await store.execute(
      'updateLineageEntity',
      {
        kind,
        key: entityKey(kind, ActionName),
        ...(Description !== undefined && { description: Description }),
        ...(Status !== undefined && { status: Status }),
        ...(Properties !== undefined && { properties: Properties }),
        ...(PropertiesToRemove !== undefined && { removeProperties: PropertiesToRemove }),
      },
      options,
    );
    return { ActionArn: entityArn(region, changed) };
  },

  async DeleteAction({ ActionName }, { store, options, region }) {
    const gone = await store.execute('deleteLineageEntity', { kind, key: entityKey(kind, ActionName) }, options);
    return { ActionArn: entityArn(region, gone) };
  },

  async ListActions(input, { store, options, region }) {
    const question = listQuestion(kind, input.ActionType, input);
    const { entities, nextCursor } = await store.query('listLineageEntities', question, options);
    return {
      ActionSummaries: entities.map((entity) => ({
        ActionArn: entityArn(region, entity),
        ActionName: entity.name ?? entity.key,
        Source: sourceOf(entity),
        ActionType: entity.type,
        ...statusOf(entity),
        CreationTime: seconds(entity.createdMs),
        LastModifiedTime: seconds(entity.updatedMs),
      })),
      ...nextToken(nextCursor),
    };
  },
} satisfies Partial<SagemakerHandlers>;
