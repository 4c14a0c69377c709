import type { Field } from './ast.ts';
import { clip, filterFault } from './filter-fault.ts';
import type { AttributeType, FieldFamily, FilterSchema } from './filter-schema.ts';
import { nearest } from './nearest.ts';

/** What a field's values are: as an attribute's; parameters are texts that may also be numbers. */
export type FieldType = AttributeType | { readonly type: 'parameter' };

const families = {
  parameter: 'params',
  tag: 'tags',
  metric: 'metrics',
  artifact: 'artifacts',
} as const satisfies Record<Exclude<Field['kind'], 'attribute'>, FieldFamily>;

/** The type of a field, or InvalidFilter where the entity has no such field. */
export function checkField(field: Field, schema: FilterSchema): FieldType {
  if (field.kind === 'attribute') {
    const type = Object.hasOwn(schema.attributes, field.name) ? schema.attributes[field.name] : undefined;
    if (type !== undefined) return type;
    throw unknownAttribute(field.name, field.span, schema);
  }
  const family = families[field.kind];
  if (!schema.families.includes(family))
    throw filterFault(
      `Unknown field "${family}.<key>"`,
      field.span,
      `Of ${schema.entity} one can ask ${[...Object.keys(schema.attributes), ...schema.families.map((name) => `${name}.<key>`)].join(', ')}.`,
    );
  switch (field.kind) {
    case 'parameter':
      return { type: 'parameter' };
    case 'metric':
      return { type: 'number' };
    case 'tag':
    case 'artifact':
      return { type: 'text' };
  }
}

function unknownAttribute(name: string, span: Field['span'], schema: FilterSchema): Error {
  const names = Object.keys(schema.attributes);
  const suggestion = nearest(name, [...names, ...schema.families]);
  const isFamily = schema.families.some((family) => family === suggestion);
  return filterFault(
    `Unknown attribute "${clip(name)}"`,
    span,
    suggestion !== undefined
      ? `Did you mean "${suggestion}${isFamily ? '.<key>' : ''}"?`
      : `Of ${schema.entity} one can ask ${names.join(', ')}; what was logged is under ${schema.families.map((family) => `${family}.<key>`).join(', ')}.`,
  );
}
