import type { CreateRun, LogLine, UpdateRun } from '@assay/wire';

/** What a run logs beside points, as it stands in the stream of records. */
export type RunEntry =
  | { readonly kind: 'create'; readonly body: CreateRun }
  | { readonly kind: 'parameters'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: 'tags'; readonly set: Readonly<Record<string, string>>; readonly remove: readonly string[] }
  | { readonly kind: 'line'; readonly line: LogLine }
  | { readonly kind: 'update'; readonly body: UpdateRun }
  /** The change that ends the run; sent after all that came before it. */
  | { readonly kind: 'end'; readonly body: UpdateRun };

/** How many things an entry is, in the counts of what waits. */
export const thingsIn = (entry: RunEntry): number =>
  entry.kind === 'parameters' ? Object.keys(entry.values).length : 1;
