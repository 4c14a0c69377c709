import type { LineageEntityAnswer, LineageEntityKind } from '@assay/core';
import type { MetadataProperties, Tag, UserContext } from '@assay/wire/sagemaker';
import { printArn } from '../../aws/arns.ts';
import { given, seconds, tagPairs } from '../experiments/fields.ts';
import { userContext } from '../user-context.ts';
import { lineageGroupArn } from './lineage-groups.ts';

export const entityArn = (region: string, { kind, key, name }: LineageEntityAnswer): string =>
  printArn(region, { kind, name: kind === 'artifact' ? key : (name ?? key) });

/** A window of time, both ends in it, out of epoch seconds. */
export const timeWindow = (
  after: number | undefined,
  before: number | undefined,
): { fromMs?: number; toMs?: number } => ({
  ...given('fromMs', after === undefined ? undefined : after * 1000),
  ...given('toMs', before === undefined ? undefined : before * 1000),
});

/** What a request that lists one kind of entities has, whatever the kind. */
export interface ListRequest {
  readonly SourceUri?: string;
  readonly CreatedAfter?: number;
  readonly CreatedBefore?: number;
  readonly SortBy?: 'Name' | 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export const listQuestion = (kind: LineageEntityKind, type: string | undefined, request: ListRequest) => ({
  kind,
  ...given('type', type),
  ...given('sourceUri', request.SourceUri),
  created: timeWindow(request.CreatedAfter, request.CreatedBefore),
  sortBy: request.SortBy === 'Name' ? ('name' as const) : ('created' as const),
  descending: request.SortOrder !== 'Ascending',
  ...pageQuestion(request),
});

export const pageQuestion = ({ MaxResults = 10, NextToken }: Pick<ListRequest, 'MaxResults' | 'NextToken'>) => ({
  limit: MaxResults,
  ...given('cursor', NextToken),
});

/** In the order in which they are given; of a key that comes twice the last value holds. */
export const tagsOf = (tags: readonly Tag[] = []): ReadonlyMap<string, string> => new Map(tagPairs(tags));

export interface HistoryFields {
  readonly CreationTime: number;
  readonly CreatedBy: UserContext;
  readonly LastModifiedTime: number;
  readonly LastModifiedBy: UserContext;
  readonly LineageGroupArn: string;
}

export const historyFields = (region: string, entity: LineageEntityAnswer): HistoryFields => ({
  CreationTime: seconds(entity.createdMs),
  CreatedBy: userContext(entity.createdBy),
  LastModifiedTime: seconds(entity.updatedMs),
  LastModifiedBy: userContext(entity.updatedBy),
  LineageGroupArn: lineageGroupArn(region),
});

export const metadataFields = ({ metadata }: LineageEntityAnswer): { MetadataProperties?: MetadataProperties } =>
  Object.keys(metadata).length === 0 ? {} : { MetadataProperties: metadata };
