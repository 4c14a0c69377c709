import type { SagemakerListInput } from '@assay/core';
import type { MetadataProperties, Tag } from '@assay/wire/sagemaker';

/** Epoch seconds, as AWS writes times. */
export const seconds = (timeMs: number): number => timeMs / 1000;

/** Whole epoch milliseconds of a time that AWS's clients may give to the microsecond. */
export const milliseconds = (time: number): number => Math.round(time * 1000);

/** The member under its name here, where it was given. */
export const given = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });

export const tagPairs = (tags: readonly Tag[]): [key: string, value: string][] =>
  tags.map(({ Key, Value }) => [Key, Value]);

/** Members that were given, in the model's order. */
export function metadataOf(properties: MetadataProperties): Record<string, string> {
  const { CommitId, Repository, GeneratedBy, ProjectId } = properties;
  const members = { CommitId, Repository, GeneratedBy, ProjectId };
  return Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** What all lists ask; `MaxResults` is 10 by default. */
export const listInput = (input: {
  readonly CreatedAfter?: number;
  readonly CreatedBefore?: number;
  readonly SortBy?: 'Name' | 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly MaxResults?: number;
  readonly NextToken?: string;
}): SagemakerListInput => ({
  ...given('createdAfterMs', input.CreatedAfter === undefined ? undefined : input.CreatedAfter * 1000),
  ...given('createdBeforeMs', input.CreatedBefore === undefined ? undefined : input.CreatedBefore * 1000),
  sortBy: input.SortBy === 'Name' ? 'name' : 'created',
  isDescending: input.SortOrder !== 'Ascending',
  ...given('limit', input.MaxResults),
  ...given('cursor', input.NextToken),
});

/** Never an empty one: clients would ask on for ever. */
export const nextToken = (cursor: string | null): { readonly NextToken?: string } =>
  cursor === null ? {} : { NextToken: cursor };
