import type { LineageEntityAnswer } from '../answers/lineage-entity.ts';
import type { LineageEntityKind, LineageEntityRow, LineageStatus } from '../entities/lineage-entity.ts';
import type { Command } from './command.ts';
import { AssayError } from '@assay/base';
import { answerLineageEntity, propertiesOf } from '../answers/lineage-entity.ts';
import { loadLineageEntityByKey } from '../steps/load-lineage-entity.ts';
import { recordChange } from '../steps/record.ts';
import { sortedJson } from './create-lineage-entity.ts';

export interface UpdateLineageEntityInput {
  readonly kind: LineageEntityKind;
  readonly key: string;
  readonly name?: string;
  readonly description?: string;
  readonly status?: LineageStatus;
  /** Added to those that are there. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Keys; removal wins. */
  readonly removeProperties?: readonly string[];
}

/** As many as one request of SageMaker's API can name: what it shows can be sent back. */
const mostProperties = 30;

export const updateLineageEntity: Command<UpdateLineageEntityInput, LineageEntityAnswer> = async (
  tx,
  { kind, key, properties: set = {}, removeProperties = [], ...fields },
  context,
) => {
  const row = await loadLineageEntityByKey(tx, kind, key);
  const properties = new Map([...Object.entries(propertiesOf(row)), ...Object.entries(set)]);
  for (const name of removeProperties) properties.delete(name);
  if (properties.size > mostProperties)
    throw new AssayError(
      'LimitExceeded',
      `The ${kind} would have ${properties.size} properties; at most ${mostProperties} are allowed. Remove some.`,
    );
  const wanted: Partial<LineageEntityRow> = {
    ...(fields.name !== undefined && { name: fields.name }),
    ...(fields.description !== undefined && { description: fields.description }),
    ...(fields.status !== undefined && { status: fields.status }),
    properties: sortedJson(Object.fromEntries(properties)),
  };
  const next = { ...row, ...wanted };
  const changed = Object.keys(wanted).filter((field) => Reflect.get(next, field) !== Reflect.get(row, field));
  if (changed.length === 0) return answerLineageEntity(row);
  const change = { ...wanted, updatedMs: context.now, updatedBy: context.actor.name };
  await tx.update('lineageEntity', { id: row.id }, change);
  await recordChange(tx, 'entity.updated', row.id, null, { kind, fields: changed });
  return answerLineageEntity({ ...row, ...change });
};
