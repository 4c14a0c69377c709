import { printField } from '@assay/core';
import type { SortKey } from '@assay/core';
import { MlflowError } from '../mlflow-error.ts';
import { ClauseReader } from './clause-reader.ts';
import type { MlflowFields } from './fields.ts';
import { findField } from './find-field.ts';
import { mlflowFilterLimits } from './limits.ts';

/**
 * MLflow's `order_by`, one `field [ASC|DESC]` an item, as the core's order; what breaks ties is the caller's to add. INVALID_PARAMETER_VALUE
 * with the item and the position for whatever is no order, and for a field that comes twice.
 */
export function parseMlflowOrder(list: readonly string[] | undefined, fields: MlflowFields): readonly SortKey[] {
  const keys = new Map<string, SortKey>();
  if ((list?.length ?? 0) > mlflowFilterLimits.orderKeys)
    throw new MlflowError(
      'INVALID_PARAMETER_VALUE',
      `Invalid order_by: ${list?.length} items; at most ${mlflowFilterLimits.orderKeys} are taken.`,
    );
  list?.forEach((text, i) => {
    const reader = new ClauseReader(text, `order_by[${i}]`);
    const identifier = reader.readIdentifier();
    const field = findField(reader, identifier, fields).order;
    if (field === undefined) throw reader.fault(`${identifier.text} gives no order`, identifier.start);
    const isDescending = reader.takeWords('DESC');
    if (!isDescending) reader.takeWords('ASC');
    if (!reader.isAtEnd) throw reader.unexpected('ASC, DESC or the end', 'Each item of order_by names one field.');
    // The same field by a tag and by an attribute is no repetition to MLflow.
    const isAttribute = identifier.word === undefined || fields.attributeWords.includes(identifier.word);
    const place = `${isAttribute ? '' : 'keyed '}${printField(field)}`;
    if (keys.has(place)) throw reader.fault(`${identifier.text} comes twice`, identifier.start);
    keys.set(place, {
      field,
      direction: isDescending ? 'desc' : 'asc',
      span: { start: identifier.start, end: reader.position },
    });
  });
  return [...keys.values()];
}
