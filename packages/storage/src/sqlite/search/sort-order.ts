import { assertNever } from '@assay/base';
import type { SortKey } from '@assay/core';
import { fieldSql } from './field-sql.ts';
import { hexOf } from './hex-of.ts';
import { metricValue } from './metric-value.ts';
import { nameNumber } from './name-number.ts';
import { numberOfParameter } from './parameter-number.ts';
import type { SearchContext } from './search-context.ts';

/** One column to order by; never null where `ranks`, missing values last in either direction otherwise. */
export interface OrderTerm {
  readonly expression: string;
  readonly descending: boolean;
  readonly nullable: boolean;
}

export interface SortOrder {
  /** LEFT JOINs that the expressions read. */
  readonly joins: readonly string[];
  readonly terms: readonly OrderTerm[];
}

/** The order of a search: its keys, then the newest first. */
export function sortOrder(context: SearchContext, keys: readonly SortKey[]): SortOrder {
  const joins: string[] = [];
  const terms: OrderTerm[] = [];
  keys.forEach((key, i) => {
    const descending = key.direction === 'desc';
    const { field } = key;
    const alias = `s${i}`;
    const place = (name: string): string | undefined => {
      const found = nameNumber(context.connection, context.projectId, name);
      return found === undefined ? undefined : context.bindings.add(found);
    };
    switch (field.kind) {
      case 'metric': {
        const name = place(field.name);
        if (name === undefined) return;
        joins.push(
          `LEFT JOIN metric_summary ${alias} ON ${alias}.project_id = ?1 AND ${alias}.name = ${name} AND ${alias}.run = r.n`,
        );
        terms.push(
          { expression: metricValue(context, field, alias), descending, nullable: true },
          { expression: `${alias}.run IS NULL`, descending: false, nullable: false },
        );
        return;
      }
      case 'parameter': {
        const name = place(field.key);
        if (name === undefined) return;
        joins.push(
          `LEFT JOIN parameter ${alias} ON ${alias}.project_id = ?1 AND ${alias}.run = r.n AND ${alias}.key = ${name}`,
        );
        const value = numberOfParameter(field, alias);
        terms.push(
          {
            expression: `CASE WHEN ${value} IS NOT NULL THEN 0 WHEN ${alias}.text IS NOT NULL THEN 1 ELSE 2 END`,
            descending: false,
            nullable: false,
          },
          { expression: value, descending, nullable: true },
          {
            expression: `CASE WHEN ${value} IS NULL THEN ${alias}.text END`,
            descending,
            nullable: true,
          },
        );
        return;
      }
      case 'tag':
      case 'attribute':
      case 'artifact': {
        const { rows, value: stored, id, required } = fieldSql(context, field);
        if (rows === null) return;
        const value = id ? hexOf(stored) : stored;
        terms.push({
          expression: rows === undefined ? value : `(SELECT ${value} FROM ${rows})`,
          descending,
          nullable: required !== true,
        });
        return;
      }
      default:
        assertNever(field);
    }
  });
  terms.push(
    { expression: 'r.created_ms', descending: true, nullable: false },
    { expression: 'r.n', descending: true, nullable: false },
  );
  return { joins, terms };
}
