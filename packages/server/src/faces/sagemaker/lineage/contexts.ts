import type { LineageEntityAnswer } from '@assay/core';
import type { ContextSource } from '@assay/wire/sagemaker';
import { given, nextToken, seconds } from '../experiments/fields.ts';
import { runCommand, runQuery } from '../experiments/use-case.ts';
import { handlersOf } from '../handler.ts';
import { entityArn, historyFields, listQuestion, tagsOf } from './entity-fields.ts';
import { entityKey } from './lineage-arns.ts';

const kind = 'context';

const sourceOf = ({ sourceUri, source }: LineageEntityAnswer): ContextSource => ({
  SourceUri: sourceUri,
  ...(source as Omit<ContextSource, 'SourceUri'>),
});

export const contextHandlers = handlersOf({
  async CreateContext(input, call) {
    const { ContextName, ContextType, Source, Description, Properties = {}, Tags } = input;
    const { SourceUri, ...source } = Source;
    const made = await runCommand(call, 'createLineageEntity', {
      kind,
      key: ContextName.toLowerCase(),
      name: ContextName,
      type: ContextType,
      sourceUri: SourceUri,
      source: { ...source },
      ...given('description', Description),
      properties: Properties,
      tags: tagsOf(Tags),
    });
    return { ContextArn: entityArn(call.region, made) };
  },

  async DescribeContext({ ContextName }, call) {
    const entity = await runQuery(call, 'getLineageEntity', { kind, key: entityKey(kind, ContextName) });
    return {
      ContextName: entity.name ?? entity.key,
      ContextArn: entityArn(call.region, entity),
      Source: sourceOf(entity),
      ContextType: entity.type,
      ...(entity.description !== null && { Description: entity.description }),
      Properties: entity.properties,
      ...historyFields(call.region, entity),
    };
  },

  async UpdateContext(input, call) {
    const { ContextName, Description, Properties, PropertiesToRemove } = input;
    const changed = await runCommand(call, 'updateLineageEntity', {
      kind,
      key: entityKey(kind, ContextName),
      ...given('description', Description),
      ...given('properties', Properties),
      ...given('removeProperties', PropertiesToRemove),
    });
    return { ContextArn: entityArn(call.region, changed) };
  },

  async DeleteContext({ ContextName }, call) {
    const gone = await runCommand(call, 'deleteLineageEntity', { kind, key: entityKey(kind, ContextName) });
    return { ContextArn: entityArn(call.region, gone) };
  },

  async ListContexts(input, call) {
    const question = listQuestion(kind, input.ContextType, input);
    const { entities, nextCursor } = await runQuery(call, 'listLineageEntities', question);
    return {
      ContextSummaries: entities.map((entity) => ({
        ContextArn: entityArn(call.region, entity),
        ContextName: entity.name ?? entity.key,
        Source: sourceOf(entity),
        ContextType: entity.type,
        CreationTime: seconds(entity.createdMs),
        LastModifiedTime: seconds(entity.updatedMs),
      })),
      ...nextToken(nextCursor),
    };
  },
});
