import type { QueryContext } from '../context.ts';
import type { ReadTransaction } from '../ports/transaction.ts';

/** A use case that only reads. It runs inside one of the store's readers; it must touch nothing but its arguments. */
export type Query<Input, Output> = (tx: ReadTransaction, input: Input, context: QueryContext) => Promise<Output>;
