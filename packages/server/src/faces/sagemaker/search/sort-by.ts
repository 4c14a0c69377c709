import type { Field, SortKey } from '@assay/core';
import { validationError } from '../../aws/aws-error.ts';
import type { Property } from './property.ts';
import { readProperty } from './read-property.ts';
import type { SearchedResource } from './resources.ts';

const span = { start: 0, end: 0 };

/** The order that is asked for; the latest change comes first unless another is. */
export function sortKeys(
  resource: SearchedResource,
  sortBy: string = 'LastModifiedTime',
  sortOrder: 'Ascending' | 'Descending' = 'Descending',
): readonly SortKey[] {
  const field = orderedField(sortBy, readProperty(resource, sortBy));
  return field === undefined ? [] : [{ field, direction: sortOrder === 'Ascending' ? 'asc' : 'desc', span }];
}

/** Undefined where no record has a value: then the newest come first, as ever among equals. */
function orderedField(name: string, property: Property): Field | undefined {
  if (property.kind === 'absent' || property.kind === 'fixed') return undefined;
  if (property.kind === 'text' || property.kind === 'given') {
    const [field, ...others] = property.fields;
    if (field !== undefined && others.length === 0 && field.kind !== 'artifact') return field;
  } else if (property.kind !== 'element') return property.field;
  throw validationError(
    `SortBy: records may have several values of ${name}, which give no order. Sort by another property.`,
  );
}
