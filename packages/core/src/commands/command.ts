import type { CommandContext } from '../context.ts';
import type { Transaction } from '../ports/transaction.ts';

/** A use case that changes something. It runs inside the store's writer; it must touch nothing but its arguments. */
export type Command<Input, Output> = (tx: Transaction, input: Input, context: CommandContext) => Promise<Output>;
