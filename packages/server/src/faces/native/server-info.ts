import { runQuery } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

/** What the server knows about itself beside the store. */
export interface ServerFacts {
  readonly version: string;
  readonly isLocked: () => boolean;
}

export const serverInfoHandlers = ({ version, isLocked }: ServerFacts) =>
  ({
    getServer: runQuery(
      'getServer',
      () => ({}),
      (answer) => ({
        name: 'assay',
        version,
        project: 'default',
        authentication: isLocked() ? 'key' : 'none',
        ...answer,
      }),
    ),
  }) satisfies Partial<NativeHandlers>;
