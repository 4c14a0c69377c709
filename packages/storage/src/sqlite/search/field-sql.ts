import { assert, assertNever } from '@assay/base';
import type { Field } from '@assay/core';
import { metricValue } from './metric-value.ts';
import { nameNumber } from './name-number.ts';
import { numberOfParameter } from './parameter-number.ts';
import type { SearchContext } from './search-context.ts';

/** Where the values of a field are, as seen from the entity's row `r`. */
export interface FieldSql {
  /** FROM and WHERE of the rows that hold the values; undefined where they stand in `r`; null where there are none. */
  readonly rows: string | undefined | null;
  readonly value: string;
  /** Of a parameter: its numeric shadow. */
  readonly number?: string;
  /** The value is the 16 bytes of an id. */
  readonly id: boolean;
  readonly many: boolean;
  /** The value is never null. */
  readonly required?: true;
}

export function fieldSql(context: SearchContext, field: Field): FieldSql {
  const number = (name: string): string | undefined => {
    const found = nameNumber(context.connection, context.projectId, name);
    return found === undefined ? undefined : context.bindings.add(found);
  };
  switch (field.kind) {
    case 'attribute': {
      const { attributes } = context.entity;
      const attribute = Object.hasOwn(attributes, field.name) ? attributes[field.name] : undefined;
      assert(attribute !== undefined, `no SQL for the attribute ${field.name}`);
      const { value, rows, id = false, many = false, required } = attribute;
      return { value, rows, id, many, ...(required && { required }) };
    }
    case 'parameter': {
      const key = number(field.key);
      const rows = key && `parameter p WHERE p.project_id = ?1 AND p.run = r.n AND p.key = ${key}`;
      return { rows: rows ?? null, value: 'p.text', number: numberOfParameter(field, 'p'), id: false, many: false };
    }
    case 'tag': {
      const key = number(field.key);
      const rows =
        key &&
        `tag t WHERE t.project_id = ?1 AND t.kind = '${context.entity.tagKind}' AND t.entity_id = r.id AND t.key = ${key}`;
      return { rows: rows ?? null, value: 't.value', id: false, many: false };
    }
    case 'metric': {
      const name = number(field.name);
      const rows = name && `metric_summary m WHERE m.project_id = ?1 AND m.name = ${name} AND m.run = r.n`;
      return { rows: rows ?? null, value: metricValue(context, field, 'm'), id: false, many: false };
    }
    case 'artifact': {
      const { name, direction, part } = field;
      const conditions = [`a.name = ${context.bindings.add(name)}`];
      if (direction !== undefined) conditions.push(`a.direction = ${context.bindings.add(direction)}`);
      if (part === 'mediaType') conditions.push("json_extract(a.metadata, '$.sagemaker.untyped') IS NULL");
      const rows = `artifact a WHERE a.project_id = ?1 AND a.run = r.n AND ${conditions.join(' AND ')}`;
      const value = part === 'mediaType' ? 'a.media_type' : 'coalesce(a.value, a.uri)';
      return { rows, value, id: false, many: true };
    }
    default:
      return assertNever(field);
  }
}
