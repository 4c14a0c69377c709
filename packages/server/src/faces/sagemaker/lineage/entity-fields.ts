import type { LineageEntityAnswer, LineageEntityKind } from '@assay/core';
import type { MetadataProperties, Tag, UserContext } from '@assay/wire/sagemaker';
import { printArn } from '../../aws/arns.ts';
import { userContext } from '../user-context.ts';
import { lineageGroupArn } from './lineage-groups.ts';

/** Epoch seconds, as AWS writes times. */
export const seconds = (timeMs: number): number => timeMs / 1000;

export const entityArn = (region: string, { kind, key, name }: LineageEntityAnswer): string =>
  printArn(region, { kind, name: kind === 'artifact' ? key : (name ?? key) });

/** A window of time, both ends in it, out of epoch seconds. */
export const timeWindow = (
  after: number | undefined,
  before: number | undefined,
): { fromMs?: number; toMs?: number } => ({
  ...(after !== undefined && { fromMs: after * 1000 }),
  ...(before !== undefined && { toMs: before * 1000 }),
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
  ...(type !== undefined && { type }),
  ...(request.SourceUri !== undefined && { sourceUri: request.SourceUri }),
  created: timeWindow(request.CreatedAfter, request.CreatedBefore),
  sortBy: request.SortBy === 'Name' ? ('name' as const) : ('created' as const),
  descending: request.SortOrder !== 'Ascending',
  ...pageQuestion(request),
});

export const pageQuestion = ({ MaxResults = 10, NextToken }: Pick<ListRequest, 'MaxResults' | 'NextToken'>) => ({
  limit: MaxResults,
  ...(NextToken !== undefined && { cursor: NextToken }),
});

export const nextToken = (cursor: string | null): { NextToken?: string } =>
  cursor === null ? {} : { NextToken: cursor };

/** In the order in which they are given; of a key that comes twice the last value holds. */
export const tagsOf = (tags: readonly Tag[] = []): ReadonlyMap<string, string> =>
  new Map(tags.map(({ Key, Value }) => [Key, Value]));

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
  Object.keys(metadata).length === 0 ? {} : { MetadataProperties: metadata as MetadataProperties };
