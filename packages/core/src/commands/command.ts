import type { CommandContext } from '../context.ts';
import type { Transaction } from '../ports/transaction.ts';

/** A use case that changes something. It runs inside the store's writer; it must touch nothing but its arguments. */
export type Command<Input, Output> = (tx: Transaction, input: Input, context: CommandContext) => Promise<Output>;

/**
 * What a command answers that has done a part of a long work: the store keeps that part and runs the command again with the same
 * input, others in between, until it answers something else. Each part must leave everything so that the next, or the same
 * command asked for anew after a crash, goes on from there.
 */
export interface Unfinished {
  readonly unfinished: true;
}

export const unfinished: Unfinished = { unfinished: true };

export const isUnfinished = (answer: unknown): answer is Unfinished =>
  typeof answer === 'object' && answer !== null && 'unfinished' in answer;
