import { newId, systemRandomBytes } from '@assay/base';
import { isUnfinished } from '@assay/core';
import type { Limits } from '@assay/core';
import type { Connection } from './connection.ts';
import { keepAnswer, storedAnswer } from './idempotency.ts';
import { SqliteTransaction } from './sqlite-transaction.ts';
import type { Operations } from './threads/operations.ts';
import type { CommandRequest } from './threads/thread-messages.ts';
import type { WriterMemory } from './writer-memory.ts';

export interface CommandResult {
  readonly value: unknown;
  readonly latestCursor: number;
}

/** Runs the command in a savepoint of the open transaction; when it throws, nothing of it remains. */
export async function runCommand(
  connection: Connection,
  memory: WriterMemory,
  operations: Operations,
  limits: Limits,
  request: CommandRequest,
): Promise<CommandResult> {
  const { name, input, projectId, actor, now, idempotency } = request;
  const command = Object.hasOwn(operations.commands, name) ? operations.commands[name] : undefined;
  if (command === undefined) throw new Error(`no command "${name}"`);
  connection.run('SAVEPOINT command');
  memory.beginCommand();
  const transaction = new SqliteTransaction(connection, projectId, memory, now);
  try {
    const stored = idempotency && storedAnswer(connection, projectId, idempotency, now);
    const value =
      stored === undefined
        ? await command(transaction, input as never, {
            projectId,
            actor,
            now,
            newId: () => newId({ now: () => now }, systemRandomBytes),
            limits,
          })
        : stored.value;
    if (idempotency !== undefined && stored === undefined && !isUnfinished(value))
      keepAnswer(connection, projectId, idempotency, now, value);
    connection.run('RELEASE command');
    return { value, latestCursor: transaction.latestCursor };
  } catch (error) {
    memory.undoCommand();
    if (connection.isTransaction) {
      connection.run('ROLLBACK TO command');
      connection.run('RELEASE command');
    }
    throw error;
  } finally {
    transaction.end();
  }
}
