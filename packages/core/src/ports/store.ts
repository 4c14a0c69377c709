import type { ProjectId } from '@assay/base';
import type { CommandInput, CommandName, CommandOutput } from '../commands/index.ts';
import type { Actor } from '../context.ts';
import type { QueryInput, QueryName, QueryOutput } from '../queries/index.ts';

/** Who asks, and under which retry key. */
export interface CallOptions {
  readonly projectId: ProjectId;
  readonly actor: Actor;
  /**
   * A command that bears a key seen within `keptMs` (24 h, which is the most, when not given) is not run again: the stored answer is
   * given (durable). The same key with another `requestHash` throws IdempotencyMismatch.
   */
  readonly idempotency?: { readonly key: string; readonly requestHash: string; readonly keptMs?: number };
  /**
   * The caller gives away the typed arrays in the input: the store may take over their memory, and they must not be used again.
   * It spares a copy of large batches.
   */
  readonly handOver?: boolean;
  /** An abort before the command has begun leaves nothing behind; afterwards it is too late and is ignored. */
  readonly signal?: AbortSignal;
}

/**
 * Where everything lives but bytes. Commands run one after the other, each in a transaction of its own kind: the
 * adapter may commit many together, but a command that throws leaves no trace, and its promise settles only after what it wrote is
 * on disk. A command that answers `Unfinished` is run again until it answers something else, each part a transaction of its own
 * with other commands in between. Queries run on a snapshot, beside commands.
 *
 * Throws: whatever AssayError the command throws; TooManyRequests when its queue is full; StorageFull when the disk is;
 * Unavailable while closing.
 */
export interface Store extends AsyncDisposable {
  execute<C extends CommandName>(command: C, input: CommandInput<C>, options: CallOptions): Promise<CommandOutput<C>>;
  query<Q extends QueryName>(query: Q, input: QueryInput<Q>, options: CallOptions): Promise<QueryOutput<Q>>;
  /** Called after each commit that wrote to the change log, with the newest cursor. Returns how to stop. */
  onCommit(listener: (latestCursor: number) => void): () => void;
  /** Throws Unavailable when a write and a read do not work now. */
  checkHealth(): Promise<void>;
  /** Counters since the start, for the metrics page: name to value. */
  statistics(): Promise<Readonly<Record<string, number>>>;
}
