import { AssayError } from '@assay/base';
import type { StoredObjectRow } from '../entities/stored-object.ts';

/** Under which a key is written or removed. */
export interface ObjectCondition {
  /** The object must be there with this etag, or with any (`*`). */
  readonly ifMatch?: string;
  /** There must be no such object. */
  readonly ifAbsent?: boolean;
}

/** Throws NotFound or PreconditionFailed. */
export function checkCondition(
  { ifMatch, ifAbsent = false }: ObjectCondition,
  key: string,
  found: StoredObjectRow | undefined,
): void {
  if (ifAbsent && found !== undefined) throw failed('If-None-Match');
  if (ifMatch === undefined) return;
  if (found === undefined)
    throw new AssayError('NotFound', 'The specified key does not exist.', { kind: 'object', id: key });
  if (ifMatch !== '*' && ifMatch !== found.etag) throw failed('If-Match');
}

export const failed = (condition: string): AssayError =>
  new AssayError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold.', { condition });
