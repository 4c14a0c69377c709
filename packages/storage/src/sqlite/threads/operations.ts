import type { Command, Query } from '@assay/core';

/** The use cases that the threads run, by name; a caller's types are checked where it calls. */
export interface Operations {
  readonly commands: Readonly<Record<string, Command<never, unknown>>>;
  readonly queries: Readonly<Record<string, Query<never, unknown>>>;
}

/** Those of the core, or of the module at `url` (which exports `commands` and `queries`). */
export function loadOperations(url: string | undefined): Promise<Operations> {
  return url === undefined ? import('@assay/core') : import(url);
}
