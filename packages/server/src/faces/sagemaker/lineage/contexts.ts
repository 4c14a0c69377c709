import type { LineageEntityAnswer } from '@assay/core';
import type { ContextSource } from '@assay/wire/sagemaker';
import type { SagemakerHandlers } from '../handler.ts';
import { entityArn, historyFields, listQuestion, nextToken, seconds, tagsOf } from './entity-fields.ts';
import { entityKey } from './lineage-arns.ts';

const kind = 'context';

const sourceOf = ({ sourceUri, source }: LineageEntityAnswer): ContextSource => ({
  SourceUri: sourceUri,
  ...(source as Omit<ContextSource, 'SourceUri'>),
});

export const contextHandlers = {
  async CreateContext(input, { store, options, region }) {
    const { ContextName, ContextType, Source, Description, Properties = {}, Tags } = input;
    const { SourceUri, ...source } = Source;
    const made = await store.execute(
      'createLineageEntity',
      {
        kind,
        key: ContextName.toLowerCase(),
        name: ContextName,
        type: ContextType,
        sourceUri: SourceUri,
        source: { ...source },
        ...(Description !== undefined && { description: Description }),
        properties: Properties,
        tags: tagsOf(Tags),
      },
      options,
    );
    return { ContextArn: entityArn(region, made) };
  },

  async DescribeContext({ ContextName }, { store, options, region }) {
    const entity = await store.query('getLineageEntity', { kind, key: entityKey(kind, ContextName) }, options);
    return {
      ContextName: entity.name ?? entity.key,
      ContextArn: entityArn(region, entity),
      Source: sourceOf(entity),
      ContextType: entity.type,
      ...(entity.description !== null && { Description: entity.description }),
      Properties: entity.properties,
      ...historyFields(region, entity),
    };
  },

  async UpdateContext(input, { store, options, region }) {
    const { ContextName, Description, Properties, PropertiesToRemove } = input;
    const changed = await store.execute(
      'updateLineageEntity',
      {
        kind,
        key: entityKey(kind, ContextName),
        ...(Description !== undefined && { description: Description }),
        ...(Properties !== undefined && { properties: Properties }),
        ...(PropertiesToRemove !== undefined && { removeProperties: PropertiesToRemove }),
      },
      options,
    );
    return { ContextArn: entityArn(region, changed) };
  },

  async DeleteContext({ ContextName }, { store, options, region }) {
    const gone = await store.execute('deleteLineageEntity', { kind, key: entityKey(kind, ContextName) }, options);
    return { ContextArn: entityArn(region, gone) };
  },

  async ListContexts(input, { store, options, region }) {
    const question = listQuestion(kind, input.ContextType, input);
    const { entities, nextCursor } = await store.query('listLineageEntities', question, options);
    return {
      ContextSummaries: entities.map((entity) => ({
        ContextArn: entityArn(region, entity),
        ContextName: entity.name ?? entity.key,
        Source: sourceOf(entity),
        ContextType: entity.type,
        CreationTime: seconds(entity.createdMs),
        LastModifiedTime: seconds(entity.updatedMs),
      })),
      ...nextToken(nextCursor),
    };
  },
} satisfies Partial<SagemakerHandlers>;
