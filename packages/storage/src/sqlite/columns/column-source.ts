import type { ProjectId } from '@assay/base';
import type { AttributeField, Field } from '@assay/core';
import type { SQLOutputValue } from 'node:sqlite';
import type { Connection } from '../connection.ts';
import { hexOf } from '../search/hex-of.ts';
import { soleMetricValue } from '../search/metric-value.ts';
import { nameNumber } from '../search/name-number.ts';
import { numberOfParameter } from '../search/parameter-number.ts';
import { mlflowRunNumbers, mlflowRunTexts } from '../search/mlflow-sql.ts';
import { runNumbers, runTexts } from '../search/sagemaker-sql.ts';

/** Where the values of one column stand: SQL that gives (run, value), and whether values are texts. */
export interface ColumnSource {
  readonly key: string;
  readonly texts: boolean;
  /** Of all runs of the project, or of one. */
  rows(run: number | undefined): SQLOutputValue[][];
}

const numberAttributes: Readonly<Record<string, string>> = {
  number: 'r.n',
  created: 'r.created_ms',
  updated: 'r.updated_ms',
  started: 'r.started_ms',
  ended: 'r.ended_ms',
  duration: '(r.ended_ms - r.started_ms) / 1000.0',
  ...runNumbers,
  ...mlflowRunNumbers,
};

const textAttributes: Readonly<Record<string, string>> = {
  status: 'r.status',
  name: 'r.name',
  source: 'r.source',
  created_by: 'r.created_by',
  experiment: '(SELECT e.name FROM experiment e WHERE e.project_id = r.project_id AND e.id = r.experiment_id)',
  experiment_id: hexOf('r.experiment_id'),
  parent: hexOf('r.parent_id'),
  ...runTexts,
  ...mlflowRunTexts,
};

/** `rest`: of a parameter, the texts that are no numbers. */
export type ColumnPart = 'number' | 'text' | 'rest';

/**
 * The source of a field's numbers or texts. Undefined: such values are not kept in memory, ask SQL; null: nobody has a value under
 * this name.
 */
export function columnSource(
  connection: Connection,
  projectId: ProjectId,
  field: Field,
  part: ColumnPart,
): ColumnSource | null | undefined {
  const source = (key: string, select: string, narrowing: string, place: number[] = []): ColumnSource => ({
    key: `${part}:${key}`,
    texts: part !== 'number',
    rows: (run) =>
      run === undefined
        ? connection.allArrays(select, projectId, ...place)
        : connection.allArrays(`${select} AND ${narrowing} = ?`, projectId, ...place, run),
  });
  const named = (text: string, make: (n: number) => ColumnSource): ColumnSource | null => {
    const n = nameNumber(connection, projectId, text);
    return n === undefined ? null : make(n);
  };
  switch (field.kind) {
    case 'attribute': {
      const expression = attributeExpression(field, part);
      if (expression === undefined) return undefined;
      // Most runs have no parent, and those that have one are indexed.
      const some = field.name === 'parent' ? ' AND r.parent_id IS NOT NULL' : '';
      return source(
        field.name,
        `SELECT r.n AS run, ${expression} AS value FROM run r WHERE r.project_id = ?${some}`,
        'r.n',
      );
    }
    case 'parameter': {
      const number = numberOfParameter(field, 't');
      return named(field.key, (n) =>
        source(
          field.booleans === 'numbers' ? `p${n}:b` : `p${n}`,
          `SELECT t.run, ${part === 'number' ? number : 't.text'} AS value FROM parameter t ` +
            `WHERE t.project_id = ? AND t.key = ?${part === 'rest' ? ` AND ${number} IS NULL` : ''}`,
          't.run',
          [n],
        ),
      );
    }
    case 'tag':
      if (part !== 'text') return undefined;
      return named(field.key, (n) =>
        source(
          `t${n}`,
          'SELECT r.n AS run, t.value FROM tag t CROSS JOIN run r ON r.project_id = t.project_id AND r.id = t.entity_id ' +
            "WHERE t.project_id = ? AND t.kind = 'run' AND t.key = ?",
          'r.n',
          [n],
        ),
      );
    case 'metric': {
      const value = part === 'number' ? soleMetricValue(connection, projectId, field, 't') : undefined;
      if (value === undefined) return undefined;
      return named(field.name, (n) =>
        source(
          `m${n}.${value}`,
          `SELECT t.run, ${value} AS value FROM metric_summary t WHERE t.project_id = ? AND t.name = ?`,
          't.run',
          [n],
        ),
      );
    }
    case 'artifact':
      return undefined;
  }
}

function attributeExpression({ name }: AttributeField, part: ColumnPart): string | undefined {
  const expressions = part === 'number' ? numberAttributes : textAttributes;
  return Object.hasOwn(expressions, name) ? expressions[name] : undefined;
}
