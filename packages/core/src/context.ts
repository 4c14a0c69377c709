import type { EpochMs, Id, ProjectId } from '@assay/base';
import type { Limits } from './limits.ts';

/** Who acts: the name of an access key, or `local` where the server has none. */
export interface Actor {
  readonly name: string;
}

/** What a command may use beside its transaction: no clock, randomness or disk of its own. */
export interface CommandContext {
  readonly projectId: ProjectId;
  readonly actor: Actor;
  readonly now: EpochMs;
  newId<T extends Id>(): T;
  readonly limits: Limits;
}

export interface QueryContext {
  readonly projectId: ProjectId;
  readonly actor: Actor;
  readonly now: EpochMs;
  readonly limits: Limits;
}
