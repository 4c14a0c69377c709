import type { LineageEntityAnswer } from '@assay/core';
import type { ActionSource } from '@assay/wire/sagemaker';
import { given, nextToken, seconds } from '../experiments/fields.ts';
import { runCommand, runQuery } from '../experiments/use-case.ts';
import { handlersOf } from '../handler.ts';
import { entityArn, historyFields, listQuestion, metadataFields, tagsOf } from './entity-fields.ts';
import { entityKey } from './lineage-arns.ts';

const kind = 'action';

const sourceOf = ({ sourceUri, source }: LineageEntityAnswer): ActionSource => ({
  SourceUri: sourceUri,
  ...(source as Omit<ActionSource, 'SourceUri'>),
});

const statusOf = ({ status }: LineageEntityAnswer) => (status === null ? {} : { Status: status });

export const actionHandlers = handlersOf({
  async CreateAction(input, call) {
    const { ActionName, ActionType, Source, Description, Status, Properties = {}, MetadataProperties = {} } = input;
    const { SourceUri, ...source } = Source;
    const made = await runCommand(call, 'createLineageEntity', {
      kind,
      key: ActionName.toLowerCase(),
      name: ActionName,
      type: ActionType,
      sourceUri: SourceUri,
      source: { ...source },
      ...given('description', Description),
      ...given('status', Status),
      properties: Properties,
      metadata: { ...MetadataProperties },
      tags: tagsOf(input.Tags),
    });
    return { ActionArn: entityArn(call.region, made) };
  },

  async DescribeAction({ ActionName }, call) {
    const entity = await runQuery(call, 'getLineageEntity', { kind, key: entityKey(kind, ActionName) });
    return {
      ActionName: entity.name ?? entity.key,
      ActionArn: entityArn(call.region, entity),
      Source: sourceOf(entity),
      ActionType: entity.type,
      ...(entity.description !== null && { Description: entity.description }),
      ...statusOf(entity),
      Properties: entity.properties,
      ...metadataFields(entity),
      ...historyFields(call.region, entity),
    };
  },

  async UpdateAction(input, call) {
    const { ActionName, Description, Status, Properties, PropertiesToRemove } = input;
    const changed = await runCommand(call, 'updateLineageEntity', {
      kind,
      key: entityKey(kind, ActionName),
      ...given('description', Description),
      ...given('status', Status),
      ...given('properties', Properties),
      ...given('removeProperties', PropertiesToRemove),
    });
    return { ActionArn: entityArn(call.region, changed) };
  },

  async DeleteAction({ ActionName }, call) {
    const gone = await runCommand(call, 'deleteLineageEntity', { kind, key: entityKey(kind, ActionName) });
    return { ActionArn: entityArn(call.region, gone) };
  },

  async ListActions(input, call) {
    const question = listQuestion(kind, input.ActionType, input);
    const { entities, nextCursor } = await runQuery(call, 'listLineageEntities', question);
    return {
      ActionSummaries: entities.map((entity) => ({
        ActionArn: entityArn(call.region, entity),
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
});
